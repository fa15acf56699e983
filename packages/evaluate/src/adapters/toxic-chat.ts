import { promptRow } from '../rows/evaluation-row.ts';
import { labelField, optionalLabelField, textField } from '../rows/record-fields.ts';
import type { DataSetAdapter } from './data-set-adapter.ts';

/** ToxicChat: prompts of real users to a chat bot, labelled by people. */
export const toxicChat: DataSetAdapter = {
  id: 'toxic-chat',
  name: 'ToxicChat',
  origin: {
    url: 'https://huggingface.co/datasets/lmsys/toxic-chat',
    file: 'data/0124/toxic-chat_annotation_test.csv',
  },
  licence: 'CC-BY-NC-4.0: not for commercial use',
  labelMap:
    'unsafe when `toxicity` is 1; `jailbreaking` is not looked at. No hazard codes. The source tells what people labelled ' +
    'from what a filter took for harmless (`human_annotation` is False).',
  reportedMetric: 'AUPRC of prompts (Llama Guard 1: 0.626)',
  formatSource: 'the data set card and public loaders; the file was not seen',
  notes: [
    'Papers differ: some take the whole test split, others only the prompts that people labelled.',
    'The hub is out of reach of the machines that build this project: the format is tested, no figure is given.',
  ],
  toRows: (record) => [
    promptRow(textField(record, 'user_input'), {
      source: `toxic-chat-${optionalLabelField(record, 'human_annotation') === false ? 'filtered' : 'human'}`,
      unsafe: labelField(record, 'toxicity'),
    }),
  ],
};
