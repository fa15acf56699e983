import { expect, it } from 'vitest';
import { describeStoredFile } from './stored-files.ts';

const sha256 = 'ab'.repeat(32);
const files = [{ path: 'model.onnx_data', sizeBytes: 10, sha256 }];

it('calls a stored file by its name in the package', () => {
  expect(describeStoredFile(sha256, files)).toBe('pocket-guard, model.onnx_data');
});

it('tells files of other models from what was computed', () => {
  expect(describeStoredFile('cd'.repeat(32), files)).toContain('another model');
  expect(describeStoredFile('prefix-1', files)).toContain('Kept by the engine');
});
