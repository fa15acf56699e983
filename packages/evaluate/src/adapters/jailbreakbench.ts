import { promptRow, responseRow } from '../rows/evaluation-row.ts';
import { labelField, optionalTextField, textField } from '../rows/record-fields.ts';
import type { DataSetAdapter } from './data-set-adapter.ts';
import { type HazardMap, namedCategories } from './marked-categories.ts';

const hazards: HazardMap = {
  'Harassment/Discrimination': 'S10',
  'Malware/Hacking': 'S2',
  'Physical harm': 'S1',
  'Fraud/Deception': 'S2',
  'Sexual/Adult content': 'S12',
  Privacy: 'S7',
  'Expert advice': 'S6',
};

const origin = 'https://huggingface.co/datasets/JailbreakBench/JBB-Behaviors';
const licence = 'MIT';
const formatSource =
  'the data set card and public loaders; the file was not seen: the project does not look at this set';

/** JailbreakBench, harmful behaviours: goals that are all unsafe. */
export const jailbreakbenchHarmful: DataSetAdapter = {
  id: 'jailbreakbench-harmful',
  name: 'JailbreakBench, harmful behaviours',
  origin: { url: origin, file: 'data/harmful-behaviors.csv' },
  licence,
  labelMap:
    'All unsafe. `Category` to S1, S2, S6, S7, S10, S12; Economic harm, Disinformation and Government decision-making ' +
    'have no hazard code.',
  reportedMetric: 'Recall; with the benign behaviours, F1 and false positive rate',
  formatSource,
  notes: [],
  toRows: (record) => [
    promptRow(textField(record, 'Goal'), {
      source: 'jailbreakbench-harmful',
      unsafe: true,
      categories: namedCategories([optionalTextField(record, 'Category') ?? ''], hazards),
    }),
  ],
};

/** JailbreakBench, benign behaviours: look-alikes of the harmful ones that are all safe. */
export const jailbreakbenchBenign: DataSetAdapter = {
  id: 'jailbreakbench-benign',
  name: 'JailbreakBench, benign behaviours',
  origin: { url: origin, file: 'data/benign-behaviors.csv' },
  licence,
  labelMap: 'All safe.',
  reportedMetric: 'False positive rate',
  formatSource,
  notes: [],
  toRows: (record) => [
    promptRow(textField(record, 'Goal'), { source: 'jailbreakbench-benign', unsafe: false }),
  ],
};

/** JailbreakBench, comparison of judges: answers with the majority of three people. */
export const jailbreakbenchJudges: DataSetAdapter = {
  id: 'jailbreakbench-judges',
  name: 'JailbreakBench, judge comparison',
  origin: { url: origin, file: 'data/judge-comparison.csv' },
  licence,
  labelMap:
    '`target_response` to `prompt` is unsafe when `human_majority` is 1: it does what the goal asks. No hazard codes.',
  reportedMetric: 'Agreement (accuracy), false positive and false negative rate of responses',
  formatSource,
  notes: ['The prompt is what was sent, mostly the goal in the words of an attack.'],
  toRows: (record) => [
    responseRow(textField(record, 'prompt'), textField(record, 'target_response'), {
      source: 'jailbreakbench-judges',
      unsafe: labelField(record, 'human_majority'),
    }),
  ],
};
