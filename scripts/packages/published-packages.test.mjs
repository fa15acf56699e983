import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { repositoryRoot } from '../run-command.mjs';
import { publishedPackages, tarballName } from './published-packages.mjs';

/**
 * @typedef {{ types: string, default: string }} PublishedExport
 * @typedef {object} Manifest
 * @property {string} name
 * @property {Record<string, string>} exports
 * @property {{ exports: Record<string, PublishedExport> }} publishConfig
 */

/** @param {string} folder */
async function readManifest(folder) {
  const manifest = await readFile(join(repositoryRoot, folder, 'package.json'), 'utf8');
  return /** @type {Manifest} */ (JSON.parse(manifest));
}

describe.each(publishedPackages)('$name', ({ name, folder }) => {
  test('publishes what is built from each source that it exports in the workspace', async () => {
    const manifest = await readManifest(folder);
    expect(manifest.name).toBe(name);
    const built = Object.entries(manifest.exports).map(([subpath, source]) => {
      const path = source.replace('./src/', './dist/').replace(/\.ts$/, '');
      return [subpath, { types: `${path}.d.ts`, default: `${path}.js` }];
    });
    expect(manifest.publishConfig.exports).toEqual(Object.fromEntries(built));
  });
});

test('a tarball is named for its package, without what a file name cannot have', () => {
  const name = '@guarded-chat/engine';
  expect(tarballName({ name, folder: 'packages/engine' })).toBe('guarded-chat-engine.tgz');
});
