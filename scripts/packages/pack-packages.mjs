// Packs the built packages as they would be published, and lints what is in the tarballs.
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { print } from '../print.mjs';
import { runPnpm } from '../run-command.mjs';
import { publishedPackages, tarballName, tarballsFolder } from './published-packages.mjs';

/** Packages of modules alone are fine: CommonJS and TypeScript's first way to find a module are not asked about. */
const unsupportedResolutions = ['node10', 'node16-cjs'];

/**
 * What is wrong with a package's manifest and files.
 * @param {Uint8Array<ArrayBuffer>} tarball
 * @returns {Promise<readonly string[]>}
 */
async function lintManifest(tarball) {
  const { messages, pkg } = await publint({ pack: { tarball: tarball.buffer }, strict: true });
  return messages.map((message) => formatMessage(message, pkg, { color: false }) ?? message.code);
}

/**
 * What is wrong with how TypeScript finds a package's declarations.
 * @param {Uint8Array} tarball
 * @returns {Promise<readonly string[]>}
 */
async function lintTypes(tarball) {
  const result = await checkPackage(createPackageFromTarballData(tarball));
  if (result.types === false) return ['The package has no declarations.'];
  return result.problems
    .filter(
      (problem) =>
        !('resolutionKind' in problem && unsupportedResolutions.includes(problem.resolutionKind)),
    )
    .map((problem) => JSON.stringify(problem));
}

await rm(tarballsFolder, { recursive: true, force: true });
await mkdir(tarballsFolder, { recursive: true });
const filters = publishedPackages.flatMap(({ name }) => ['--filter', name]);
const out = join(tarballsFolder, '%s.tgz');
await runPnpm([...filters, '--recursive', '--silent', 'pack', '--out', out]);

/** @type {string[]} */
const problems = [];
for (const published of publishedPackages) {
  const file = await readFile(join(tarballsFolder, tarballName(published)));
  // A buffer of its own: Node gives small files a part of one that they share.
  const tarball = new Uint8Array(file);
  const found = [...(await lintManifest(tarball)), ...(await lintTypes(tarball))];
  problems.push(...found.map((problem) => `${published.name}: ${problem}`));
}
if (problems.length > 0) throw new Error(`The packages have problems.\n${problems.join('\n')}`);
print('publint and attw found nothing.');
