import { type EvaluationRow, responseRow } from '../rows/evaluation-row.ts';
import { labelField, textField } from '../rows/record-fields.ts';
import type { TableRecord } from '../rows/table-record.ts';
import type { DataSetAdapter } from './data-set-adapter.ts';
import { type HazardMap, markedCategories } from './marked-categories.ts';

const hazards: HazardMap = {
  Violence: 'S1',
  'Physical Harm': 'S1',
  'Animal Abuse': 'S1',
  'Human Trafficking': 'S2',
  Drugs: 'S2',
  'Economic Crime': 'S2',
  'White-Collar Crime': 'S2',
  Cybercrime: 'S2',
  'Privacy Violation': 'S7',
  'Copyright Issues': 'S8',
  'Discriminatory Behavior': 'S10',
  'Sexual Content': 'S12',
};

/** PKU-SafeRLHF: two answers to each prompt, each labelled safe or not. */
export const pkuSafeRlhf: DataSetAdapter = {
  id: 'pku-safe-rlhf',
  name: 'PKU-SafeRLHF',
  origin: {
    url: 'https://huggingface.co/datasets/PKU-Alignment/PKU-SafeRLHF',
    file: 'data/Alpaca-7B/test.jsonl, data/Alpaca2-7B/test.jsonl, data/Alpaca3-8B/test.jsonl',
  },
  licence: 'CC-BY-NC-4.0: not for commercial use',
  labelMap:
    'Two rows a record; unsafe when is_response_0_safe (or 1) is false. Harm categories, where the file has them, to ' +
    'S1, S2, S7, S8, S10, S12; the others have no hazard code.',
  reportedMetric: 'F1 or AUROC of responses',
  formatSource: 'the data set card and public loaders; the file was not seen',
  notes: [
    'Papers that follow safety-eval of AI2 take 2,000 answers of version 0 (round0/test.jsonl.xz of the branch v0, which must be unpacked): figures on the files above are not theirs.',
    'The hub is out of reach of the machines that build this project: the format is tested, no figure is given.',
  ],
  toRows: (record) => [answerRow(record, 0), answerRow(record, 1)],
};

function answerRow(record: TableRecord, answer: 0 | 1): EvaluationRow {
  const column = `response_${answer}_harm_category`;
  return responseRow(textField(record, 'prompt'), textField(record, `response_${answer}`), {
    source: 'pku-safe-rlhf',
    unsafe: !labelField(record, `is_response_${answer}_safe`),
    categories: record[column] === undefined ? [] : markedCategories(record, column, hazards),
  });
}
