import { afterEach, expect, test, vi } from 'vitest';
import { locateHubModel } from './locate-hub-model.ts';
import { locateAssets, locateModel } from './locate-model.ts';

afterEach(() => vi.unstubAllGlobals());

const assetsUrl = 'https://chat.example/guard';

test('the default model lies in the assets folder', () => {
  expect(locateModel({ assetsUrl })).toBe('https://chat.example/guard/models/pocket-guard/');
  expect(locateModel({ assetsUrl, model: 'pocket-guard' })).toBe(locateModel({ assetsUrl }));
});

test('without an assets folder, the folder of the script is taken', () => {
  expect(locateAssets({}).href).toBe(new URL('./', import.meta.url).href);
});

test('what contains a slash or a colon is the URL of a folder', () => {
  const url = 'https://models.example/mine';
  expect(locateModel({ model: url })).toBe('https://models.example/mine/');
  expect(locateModel({ model: `${url}/?v=2#top` })).toBe('https://models.example/mine/');
});

test('a relative URL is relative to the page', () => {
  vi.stubGlobal('document', { baseURI: 'https://chat.example/app/index.html' });
  expect(locateModel({ model: './mine' })).toBe('https://chat.example/app/mine/');
  expect(locateModel({ model: '/mine/' })).toBe('https://chat.example/mine/');
  expect(locateAssets({ assetsUrl: 'guard' }).href).toBe('https://chat.example/app/guard/');
});

test('an unknown id is refused with the ids that are known', () => {
  expect(() => locateModel({ model: 'pocket-gard' })).toThrow(
    new TypeError(
      'model: unknown id "pocket-gard"; known: pocket-guard, auto, or give the URL of a folder with manifest.json, or owner/name@commit of the hub',
    ),
  );
  expect(() => locateModel({ model: '' })).toThrow(TypeError);
});

test('what is no URL is refused by the name of its option', () => {
  expect(() => locateModel({ model: 'https://' })).toThrow('model: "https://" is not a URL');
  expect(() => locateAssets({ assetsUrl: 'https://' })).toThrow('assetsUrl: "https://"');
});

const commit = 'a'.repeat(40);

test('a package on the hub is named by its commit', () => {
  const url = `https://huggingface.co/someone/guard/resolve/${commit}/`;
  expect(locateHubModel({ model: `someone/guard@${commit}` })).toBe(url);
  expect(locateHubModel({ model: `someone/guard@${commit}/q4` })).toBe(`${url}q4/`);
});

test.each(['someone/guard@main', 'https://huggingface.co/someone/guard/resolve/main/'])(
  'a branch is refused, with where a commit is to be found: %s',
  (model) => {
    expect(() => locateHubModel({ model })).toThrow(
      /^model: revision: must be a commit .* "History"/,
    );
  },
);
