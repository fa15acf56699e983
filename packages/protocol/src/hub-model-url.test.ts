import { expect, it } from 'vitest';
import { assertPinned, hubModelUrl, parseHubId } from './hub-model-url.ts';

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

it('reads ids with their commit, and with a folder', () => {
  const url = hubModelUrl({ repository, revision });
  expect(parseHubId(`${repository}@${revision}`)).toBe(url);
  expect(parseHubId(`${repository}@${revision}/`)).toBe(url);
  expect(parseHubId(`${repository}@${revision}/web/q4/`)).toBe(`${url}web/q4/`);
});

it.each(['./a/b@c', '/a/b@c', 'https://example.org/a/b@c', 'a/b', 'a@b', ''])(
  'takes %j for no id of the hub',
  (written) => {
    expect(parseHubId(written)).toBeUndefined();
  },
);

it.each(['main', '', 'v1.0', 'a'.repeat(39)])(
  'refuses %j for a commit, and says where to find one',
  (branch) => {
    expect(() => parseHubId(`${repository}@${branch}`)).toThrow(/^revision: .*History/);
  },
);

it('refuses an address of the hub that names a branch', () => {
  expect(() => assertPinned(`https://huggingface.co/${repository}/resolve/main/`)).toThrow(
    /^revision: /,
  );
  expect(() => assertPinned(hubModelUrl({ repository, revision }))).not.toThrow();
  expect(() => assertPinned('https://models.example/resolve/main/')).not.toThrow();
});
