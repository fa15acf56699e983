import { join } from 'node:path';
import { repositoryRoot } from '../run-command.mjs';

/**
 * A package that is published.
 * @typedef {object} PublishedPackage
 * @property {string} name - In the registry.
 * @property {string} folder - From the repository root, with slashes.
 */

/**
 * The packages that are published, each after those it depends on.
 * @type {readonly PublishedPackage[]}
 */
export const publishedPackages = [
  { name: '@guarded-chat/policy', folder: 'packages/policy' },
  { name: '@guarded-chat/protocol', folder: 'packages/protocol' },
  { name: '@guarded-chat/engine', folder: 'packages/engine' },
  { name: '@guarded-chat/client', folder: 'packages/client' },
  { name: 'guarded-chat', folder: 'packages/guarded-chat' },
];

/** Where the tarballs are put, as an absolute path. */
export const tarballsFolder = join(repositoryRoot, 'dist/tarballs');

/**
 * File name of a package's tarball: the same for all versions, so that what installs it need not know them.
 * @param {PublishedPackage} published
 */
export function tarballName({ name }) {
  return `${name.replace('@', '').replace('/', '-')}.tgz`;
}
