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
    file: 'SimpleSafetyTests - test cases.csv, or sst_test_cases.csv of the hub (Bertievidgen/SimpleSafetyTests)',
  },
  licence:
    'CC-BY-4.0 in its repository, where earlier copies say CC-BY-NC-4.0; CC-BY-2.0 on the hub',
  labelMap:
    'All unsafe. `harm_area` to S11 (suicide, self-harm, eating disorders), S1 (physical harm), S2 (illegal items, ' +
    'scams and fraud), S4 (child abuse).',
  reportedMetric: 'Recall: without safe rows there is no precision, FPR or AUROC',
  formatSource:
    'the README of its authors and public loaders and checks of both files; neither was seen: the project does not look at this set',
  notes: [
    'The repository names the column of the prompts `prompts_final`, the hub names it `prompt`.',
    'The authors measure chat bots: the share of unsafe answers. Filters they measure by accuracy on those answers.',
  ],
  toRows: (record) => [
    promptRow(textField(record, record['prompt'] === undefined ? 'prompts_final' : 'prompt'), {
      source: 'simple-safety-tests',
      unsafe: true,
      categories: namedCategories([optionalTextField(record, 'harm_area') ?? ''], hazards),
    }),
  ],
};
