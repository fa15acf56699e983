import { promptRow, responseRow } from '../rows/evaluation-row.ts';
import { optionalLabelField, optionalTextField, textField } from '../rows/record-fields.ts';
import type { DataSetAdapter } from './data-set-adapter.ts';

/** WildGuardMix, test split: prompts, plain and adversarial, and answers to them, labelled apart. */
export const wildguardTest: DataSetAdapter = {
  id: 'wildguard-test',
  name: 'WildGuardTest',
  origin: {
    url: 'https://huggingface.co/datasets/allenai/wildguardmix',
    file: 'test/wildguard_test.parquet',
  },
  licence: 'ODC-BY, after accepting the Responsible Use Guidelines of AI2',
  labelMap:
    'Two rows a record: the prompt by `prompt_harm_label`, the answer by `response_harm_label` (harmful, unharmful); one ' +
    'without a label is left out. The source tells adversarial prompts apart. No hazard codes: `subcategory` is not read.',
  reportedMetric: 'F1 of prompts, of adversarial prompts and of responses, each apart',
  formatSource: 'the data set card and public loaders; the file was not seen',
  notes: [
    'Behind a form, and the hub is out of reach of the machines that build this project: the format is tested, no figure is given.',
  ],
  toRows(record) {
    const kind = optionalLabelField(record, 'adversarial') === true ? 'adversarial' : 'vanilla';
    const source = `wildguard-test-${kind}`;
    const prompt = textField(record, 'prompt');
    const response = optionalTextField(record, 'response');
    const promptUnsafe = optionalLabelField(record, 'prompt_harm_label');
    const responseUnsafe = optionalLabelField(record, 'response_harm_label');
    return [
      ...(promptUnsafe === undefined ? [] : [promptRow(prompt, { source, unsafe: promptUnsafe })]),
      ...(responseUnsafe === undefined || response === undefined
        ? []
        : [responseRow(prompt, response, { source, unsafe: responseUnsafe })]),
    ];
  },
};
