import { expect, it } from 'vitest';
import { hubModelUrl } from './hub-model-url.ts';

const revision = 'a'.repeat(40);
const repository = 'someone/Llama-Guard-3-1B-4bit';

it('gives the address of a pinned revision, as a folder', () => {
  expect(hubModelUrl({ repository, revision })).toBe(
    `https://huggingface.co/${repository}/resolve/${revision}/`,
  );
  expect(hubModelUrl({ repository, revision, folder: 'web/q4' })).toBe(
    `https://huggingface.co/${repository}/resolve/${revision}/web/q4/`,
  );
});

it.each([
  [{ repository: 'someone' }, 'repository'],
  [{ repository: 'https://huggingface.co/a/b' }, 'repository'],
  [{ repository: 'a/b?x' }, 'repository'],
  [{ revision: 'main' }, 'revision'],
  [{ revision: 'A'.repeat(40) }, 'revision'],
  [{ folder: '../other' }, 'folder'],
  [{ folder: '' }, 'folder'],
])('refuses %j', (change, field) => {
  expect(() => hubModelUrl({ repository, revision, ...change })).toThrow(new RegExp(`^${field}: `));
});
