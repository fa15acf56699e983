import { promptRow } from '../rows/evaluation-row.ts';
import { optionalLabelField, textField } from '../rows/record-fields.ts';
import type { DataSetAdapter } from './data-set-adapter.ts';

/** HateCheck: short test cases of hate speech and its look-alikes, by what they test. */
export const hatecheck: DataSetAdapter = {
  id: 'hatecheck',
  name: 'HateCheck',
  origin: {
    url: 'https://github.com/paul-rottger/hatecheck-data',
    file: 'test_suite_cases.csv',
  },
  licence: 'MIT in its repository; CC-BY-4.0 on the hub (Paul/hatecheck)',
  labelMap:
    '`label_gold`: hateful is unsafe with S10, non-hateful is safe. The source names the `functionality`.',
  reportedMetric: 'Accuracy by functionality',
  formatSource:
    'the README of its authors and LICENSE, and a public loader for the unnamed first column',
  notes: [
    '89 of its harmless cases are among the development rows of pocket-guard.',
    'pocket-guard is trained on the multilingual sister of this set, whose templates are the same: its figures here are optimistic.',
  ],
  toRows(record) {
    const unsafe = optionalLabelField(record, 'label_gold') ?? false;
    return [
      promptRow(textField(record, 'test_case'), {
        source: `hatecheck-${textField(record, 'functionality')}`,
        unsafe,
        categories: unsafe ? ['S10'] : [],
      }),
    ];
  },
};
