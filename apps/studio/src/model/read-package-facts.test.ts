import { expect, it } from 'vitest';
import { parsePackageFacts } from './read-package-facts.ts';

const files = [
  { path: 'model.onnx', bytes: 10, sha256: 'aa' },
  { path: 'model.onnx_data', bytes: 300, sha256: 'bb' },
  { path: 'tokenizer.json', bytes: 5, sha256: 'cc' },
];

it('adds up the files and names the weights', () => {
  const facts = parsePackageFacts({
    weights: ['model.onnx_data'],
    tokenizer: 'tokenizer.json',
    files,
  });
  expect(facts).toMatchObject({ sizeBytes: 315, weightHashes: ['bb'] });
});

it.each([null, 'a page', {}, { weights: [], files: 'none' }, { weights: [], files: [{}] }])(
  'reads nothing from %j',
  (manifest) => {
    expect(parsePackageFacts(manifest)).toBeUndefined();
  },
);
