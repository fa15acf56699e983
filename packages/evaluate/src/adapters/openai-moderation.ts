import { promptRow } from '../rows/evaluation-row.ts';
import { optionalLabelField, textField } from '../rows/record-fields.ts';
import type { DataSetAdapter } from './data-set-adapter.ts';

/** Column by column, the hazard of Llama Guard 3 it comes closest to; harassment has none. */
const hazards: readonly (readonly [column: string, code: string | undefined])[] = [
  ['S', 'S12'],
  ['H', 'S10'],
  ['V', 'S1'],
  ['HR', undefined],
  ['SH', 'S11'],
  ['S3', 'S4'],
  ['H2', 'S10'],
  ['V2', 'S1'],
];

/** OpenAI's moderation evaluation set: 1,680 prompts with eight labels, of which a row may have only some. */
export const openaiModeration: DataSetAdapter = {
  id: 'openai-moderation',
  name: 'OpenAI Moderation',
  origin: {
    url: 'https://github.com/openai/moderation-api-release',
    file: 'data/samples-1680.jsonl.gz',
  },
  licence: 'MIT',
  labelMap:
    'unsafe when any of S, H, V, HR, SH, S3, H2, V2 is 1; a label that is not there counts as 0. ' +
    'S to S12, S3 to S4, H and H2 to S10, V and V2 to S1, SH to S11; HR has no hazard code.',
  reportedMetric:
    'AUPRC of prompts (Llama Guard 1: 0.847 zero-shot), or F1 at the default threshold',
  formatSource:
    'the README of its authors and the file itself; the licence as a copy on the hub gives it',
  notes: [
    'A label that a row lacks is unknown to the authors: counting it as 0 is what papers do.',
    'Report once, never tune on it.',
    'The labels follow a policy of their own: mild hate, violence and sexual content are unsafe.',
  ],
  toRows(record) {
    const found = hazards.filter(([column]) => optionalLabelField(record, column) === true);
    const categories = new Set(found.flatMap(([, code]) => (code === undefined ? [] : [code])));
    return [
      promptRow(textField(record, 'prompt'), {
        source: 'openai-moderation',
        unsafe: found.length > 0,
        categories: [...categories],
      }),
    ];
  },
};
