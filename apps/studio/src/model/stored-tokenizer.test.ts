import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { openTokenizer } from './stored-tokenizer.ts';

const words = { hello: 0, world: 1, '[UNK]': 2 };
const json = JSON.stringify({
  version: '1.0',
  model: { type: 'WordLevel', vocab: words, unk_token: '[UNK]' },
  pre_tokenizer: { type: 'Whitespace' },
  normalizer: null,
  decoder: null,
  added_tokens: [],
  post_processor: null,
});
const window = { maxTokens: 2, overlapTokens: 0, contextTokens: 1 };
const manifest = JSON.stringify({
  tokenizer: 'tokenizer.json',
  window,
  files: [{ path: 'tokenizer.json', sha256: 'f'.repeat(64) }],
});
const revision = createHash('sha256').update(manifest).digest('hex');

/** A folder of texts by name, as the origin-private file system has it. */
function folderWith(files: Readonly<Record<string, string>>): FileSystemDirectoryHandle {
  const handles = new Map(
    Object.entries(files).map(([name, text]) => [
      name,
      { kind: 'file', getFile: () => Promise.resolve(new Blob([text])) },
    ]),
  );
  const folder = {
    async *[Symbol.asyncIterator]() {
      yield* handles;
    },
    getFileHandle: (name: string) => Promise.resolve(handles.get(name)),
  };
  return folder as unknown as FileSystemDirectoryHandle;
}

const whole = {
  'manifest-other': '{}',
  'manifest-seen-other': revision,
  'manifest-ours': manifest,
  ['f'.repeat(64)]: json,
};

it('finds the tokenizer of the very model that is loaded, whatever its address is', async () => {
  const tokenizer = await openTokenizer(folderWith(whole), revision);
  expect(tokenizer?.count('hello world hello')).toBe(3);
  expect(tokenizer?.window).toEqual(window);
  // Its tokens are no bytes: where a window ends cannot be told.
  expect(tokenizer?.windowsOf('hello world hello')).toBeUndefined();
});

it('finds none of a model that is not stored, or not yet whole', async () => {
  expect(await openTokenizer(folderWith(whole), 'a'.repeat(64))).toBeUndefined();
  const unwritten = { ...whole, ['f'.repeat(64)]: '' };
  expect(await openTokenizer(folderWith(unwritten), revision)).toBeUndefined();
});
