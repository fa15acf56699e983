import { responseRow } from '../rows/evaluation-row.ts';
import { labelField, textField } from '../rows/record-fields.ts';
import type { DataSetAdapter } from './data-set-adapter.ts';
import { type HazardMap, markedCategories } from './marked-categories.ts';

const hazards: HazardMap = {
  animal_abuse: 'S1',
  child_abuse: 'S4',
  'discrimination,stereotype,injustice': 'S10',
  'drug_abuse,weapons,banned_substance': 'S2',
  'financial_crime,property_crime,theft': 'S2',
  'hate_speech,offensive_language': 'S10',
  privacy_violation: 'S7',
  self_harm: 'S11',
  'sexually_explicit,adult_content': 'S12',
  'terrorism,organized_crime': 'S1',
  'violence,aiding_and_abetting,incitement': 'S1',
};

/** BeaverTails: answers of a model to questions, with 14 kinds of harm. */
export const beavertails: DataSetAdapter = {
  id: 'beavertails',
  name: 'BeaverTails',
  origin: {
    url: 'https://huggingface.co/datasets/PKU-Alignment/BeaverTails',
    file: 'round0/30k/test.jsonl.gz',
  },
  licence: 'CC-BY-NC-4.0: not for commercial use',
  labelMap:
    'unsafe when `is_safe` is false. Categories to S1, S2, S4, S7, S10, S11, S12; controversial_topics, misinformation ' +
    'and non_violent_unethical_behavior have no hazard code.',
  reportedMetric: 'F1 of responses (Llama Guard 1: 67.1)',
  formatSource: 'the data set card, its list of files and public loaders; the file was not seen',
  notes: [
    'The hub is out of reach of the machines that build this project: the format is tested, no figure is given.',
  ],
  toRows: (record) => [
    responseRow(textField(record, 'prompt'), textField(record, 'response'), {
      source: 'beavertails',
      unsafe: !labelField(record, 'is_safe'),
      categories: markedCategories(record, 'category', hazards),
    }),
  ],
};
