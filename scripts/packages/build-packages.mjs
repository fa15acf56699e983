// Compiles the published packages into their `dist`: a module, its declarations and its source map for each source file.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { print } from '../print.mjs';
import { repositoryRoot, runCommand } from '../run-command.mjs';
import { portableDeclarations, portableUrls } from './portable-modules.mjs';
import { publishedPackages } from './published-packages.mjs';

/** What differs from the type check, which writes declarations alone, and for the packages beside this one. */
const emit =
  '--emitDeclarationOnly false --composite false --incremental false --tsBuildInfoFile null --declaration ' +
  '--rewriteRelativeImportExtensions --sourceMap --inlineSources';

/** @param {string} options */
function compile(options) {
  return runCommand('npx', ['--no-install', 'tsc', ...options.split(' ')]);
}

/**
 * @param {string} path
 * @param {(content: string) => string} change
 */
async function rewrite(path, change) {
  const content = await readFile(path, 'utf8');
  const changed = change(content);
  if (changed !== content) await writeFile(path, changed);
}

/** @param {string} folder */
async function buildPackage(folder) {
  const dist = join(repositoryRoot, folder, 'dist');
  await rm(dist, { recursive: true, force: true });
  await compile(`-p ${folder}/tsconfig.src.json --outDir ${folder}/dist ${emit}`);
  for (const name of await readdir(dist, { recursive: true })) {
    if (name.endsWith('.d.ts')) await rewrite(join(dist, name), portableDeclarations);
    else if (name.endsWith('.js')) await rewrite(join(dist, name), portableUrls);
  }
  print(`${folder}/dist`);
}

// Packages are compiled against the declarations of those they depend on.
await compile('--build packages/guarded-chat packages/engine');
for (const { folder } of publishedPackages) await buildPackage(folder);
