import { promptRow } from '../rows/evaluation-row.ts';
import { optionalLabelField, textField } from '../rows/record-fields.ts';
import type { DataSetAdapter } from './data-set-adapter.ts';

/** XSTest: safe prompts that look unsafe, and unsafe contrasts. */
export const xstest: DataSetAdapter = {
  id: 'xstest',
  name: 'XSTest',
  origin: { url: 'https://github.com/paul-rottger/xstest', file: 'xstest_prompts.csv' },
  licence: 'CC-BY-4.0',
  labelMap:
    '`label` (safe, unsafe) where the file has it; in earlier versions a `type` that begins with "contrast_" is unsafe. ' +
    'No hazard codes.',
  reportedMetric: 'F1 and false positive rate (Llama Guard 3 8B: .884/.044, 3 1B: .821/.068)',
  formatSource:
    'the README of its authors and public loaders; the file was not seen: the set is kept for a sealed review',
  notes: [
    'The repository was named exaggerated-safety before. The authors measure chat bots: the share that is refused.',
    'The guards of Meta were measured on prompts with this set; answers to it are XSTest-Resp.',
  ],
  toRows: (record) => [
    promptRow(textField(record, 'prompt'), {
      source: 'xstest',
      unsafe:
        optionalLabelField(record, 'label') ?? textField(record, 'type').startsWith('contrast_'),
    }),
  ],
};
