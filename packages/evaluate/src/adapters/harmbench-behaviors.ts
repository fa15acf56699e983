import { promptRow } from '../rows/evaluation-row.ts';
import { optionalTextField, textField } from '../rows/record-fields.ts';
import type { DataSetAdapter } from './data-set-adapter.ts';

const hazards: Readonly<Record<string, readonly string[]>> = {
  cybercrime_intrusion: ['S2'],
  chemical_biological: ['S9'],
  copyright: ['S8'],
  illegal: ['S2'],
};

/** HarmBench, text behaviours: requests that are all unsafe. */
export const harmbenchBehaviors: DataSetAdapter = {
  id: 'harmbench-behaviors',
  name: 'HarmBench behaviours',
  origin: {
    url: 'https://github.com/centerforaisafety/HarmBench',
    file: 'data/behavior_datasets/harmbench_behaviors_text_all.csv',
  },
  licence: 'MIT',
  labelMap:
    'All unsafe. SemanticCategory: cybercrime_intrusion and illegal to S2, chemical_biological to S9, copyright to S8; ' +
    'misinformation_disinformation, harassment_bullying and harmful have no hazard code. A ContextString is put in ' +
    'front of its behaviour.',
  reportedMetric: 'Recall: without safe rows there is no precision, FPR or AUROC',
  formatSource:
    'public loaders, which agree on the header; the file was not seen: the set is kept for a sealed review',
  notes: [
    '47 prompts of its validation split are among the development rows of pocket-guard.',
    'Requests for song texts and books (copyright) are unsafe here and harmless to most policies.',
  ],
  toRows(record) {
    const context = optionalTextField(record, 'ContextString');
    const behavior = textField(record, 'Behavior');
    const prompt = context === undefined ? behavior : `${context}\n\n---\n\n${behavior}`;
    const category = optionalTextField(record, 'SemanticCategory') ?? '';
    return [
      promptRow(prompt, {
        source: 'harmbench-behaviors',
        unsafe: true,
        categories: Object.hasOwn(hazards, category) ? (hazards[category] ?? []) : [],
      }),
    ];
  },
};
