import { responseRow } from '../rows/evaluation-row.ts';
import { labelField, textField } from '../rows/record-fields.ts';
import type { DataSetAdapter } from './data-set-adapter.ts';

/** XSTest-Resp: answers of models to XSTest, labelled harmful or not. */
export const xstestResponse: DataSetAdapter = {
  id: 'xstest-response',
  name: 'XSTest-Resp',
  origin: {
    url: 'https://huggingface.co/datasets/allenai/xstest-response',
    file: 'data/response_harmfulness-00000-of-00001.parquet',
  },
  licence: 'ODC-BY, after accepting the Responsible Use Guidelines of AI2',
  labelMap: '`label`: harmful or unharmful. No hazard codes.',
  reportedMetric: 'F1 of responses (Llama Guard 1: 82.0)',
  formatSource: 'the data set card and public loaders; the file was not seen',
  notes: [
    'Behind a form, and the hub is out of reach of the machines that build this project: the format is tested, no figure is given.',
    'The other split, response_refusal, labels refusals and is not for this.',
  ],
  toRows: (record) => [
    responseRow(textField(record, 'prompt'), textField(record, 'response'), {
      source: 'xstest-response',
      unsafe: labelField(record, 'label'),
    }),
  ],
};
