import { expect, test } from 'vitest';
import { sha256Hex, verifyFile } from './integrity.ts';

const data = new TextEncoder().encode('abc');
// Source: FIPS 180-2, appendix B.1: the digest of "abc".
const sha256 = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
const file = { path: 'model.onnx', bytes: 3, sha256 };

test('hashes in lower-case hexadecimal', async () => {
  expect(await sha256Hex(data)).toBe(sha256);
});

test('accepts the file that the manifest means', async () => {
  await expect(verifyFile(data, file)).resolves.toBeUndefined();
});

test('refuses a file of another hash, and says which file and both hashes', async () => {
  const wrong = { ...file, sha256: sha256.replace('b', 'c') };
  await expect(verifyFile(data, wrong)).rejects.toMatchObject({
    kind: 'model-integrity-mismatch',
    message: expect.stringMatching(`^model\\.onnx: .*${sha256}.*${wrong.sha256}`) as string,
  });
});

test('refuses a file of another length, and says both', async () => {
  await expect(verifyFile(data, { ...file, bytes: 4 })).rejects.toMatchObject({
    kind: 'model-integrity-mismatch',
    message: expect.stringMatching(/^model\.onnx: has 3 bytes, the manifest says 4/) as string,
  });
});
