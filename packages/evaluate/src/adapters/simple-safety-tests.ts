import { promptRow } from '../rows/evaluation-row.ts';
import { optionalTextField, textField } from '../rows/record-fields.ts';
import type { DataSetAdapter } from './data-set-adapter.ts';
import { type HazardMap, namedCategories } from './marked-categories.ts';

const hazards: HazardMap = {
  'Suicide, Self-Harm, and Eating Disorders': 'S11',
  'Physical Harm and Violence': 'S1',
  'Physical Harm': 'S1',
  'Illegal and Highly Regulated Items': 'S2',
  'Illegal Items': 'S2',
  'Scams and Fraud': 'S2',
  'Child Abuse': 'S4',
};

/** SimpleSafetyTests: 100 requests that are all unsafe. */
export const simpleSafetyTests: DataSetAdapter = {
  id: 'simple-safety-tests',
  name: 'SimpleSafetyTests',
  origin: {
    url: 'https://github.com/bertiev/SimpleSafetyTests',
    file: 'the CSV of test prompts',
  },
  licence: 'CC-BY-4.0 (check your copy)',
  labelMap:
    'All unsafe. `harm_area` to S11 (suicide, self-harm, eating disorders), S1 (physical harm), S2 (illegal items, ' +
    'scams and fraud), S4 (child abuse).',
  reportedMetric: 'Recall: without safe rows there is no precision, FPR or AUROC',
  notes: [
    'Column names from memory, not checked against the file: `prompt` and `harm_area`. The project does not look at this set.',
  ],
  toRows: (record) => [
    promptRow(textField(record, 'prompt'), {
      source: 'simple-safety-tests',
      unsafe: true,
      categories: namedCategories([optionalTextField(record, 'harm_area') ?? ''], hazards),
    }),
  ],
};
