// Installs the tarballs into apps outside the workspace, one for each bundler, and builds those: what somebody who
// installs the packages does. The builds are put into `dist/fresh-apps`, where the end-to-end tests open them.
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { repositoryRoot, runCommand, runPnpm } from '../run-command.mjs';
import { lockFreshApp } from './fresh-app-lockfile.mjs';
import { publishedPackages, tarballName, tarballsFolder } from './published-packages.mjs';

/**
 * @typedef {{ dependencies: Record<string, string>, devDependencies: Record<string, string> }} AppManifest
 * @typedef {import('./fresh-app-lockfile.mjs').Lockfile} Lockfile
 * @typedef {import('./fresh-app-lockfile.mjs').Packed} Packed
 * @typedef {import('./published-packages.mjs').PublishedPackage} PublishedPackage
 */

const bundlers = ['vite', 'webpack'];
const builtApps = join(repositoryRoot, 'dist/fresh-apps');

/**
 * @param {PublishedPackage} published
 * @returns {Promise<readonly [name: string, packed: Packed]>}
 */
async function describeTarball(published) {
  const manifest = await readFile(join(repositoryRoot, published.folder, 'package.json'), 'utf8');
  const { version } = /** @type {{ version: string }} */ (JSON.parse(manifest));
  const tarball = await readFile(join(tarballsFolder, tarballName(published)));
  const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
  return [published.name, { version, integrity }];
}

/**
 * Writes which dependencies the app has, and which versions of them: its sources name them alone.
 * @param {string} app - Absolute path of the app.
 * @param {Lockfile} workspace
 * @param {ReadonlyMap<string, Packed>} tarballs
 */
async function lockApp(app, workspace, tarballs) {
  const manifestPath = join(app, 'package.json');
  const manifest = /** @type {AppManifest} */ (JSON.parse(await readFile(manifestPath, 'utf8')));
  const asked = {
    dependencies: Object.keys(manifest.dependencies),
    devDependencies: Object.keys(manifest.devDependencies),
    tarballsPath: '../tarballs',
  };
  const lockfile = lockFreshApp(workspace, asked, tarballs);
  const { dependencies, devDependencies } = lockfile.importers['.'];
  const specifiers = (/** @type {Record<string, { specifier: string }>} */ locked) =>
    Object.fromEntries(Object.entries(locked).map(([name, { specifier }]) => [name, specifier]));
  const locked = {
    ...manifest,
    dependencies: specifiers(dependencies),
    devDependencies: specifiers(devDependencies),
  };
  await writeFile(manifestPath, JSON.stringify(locked, null, 2));
  await writeFile(join(app, 'pnpm-lock.yaml'), stringify(lockfile));
}

const lockfileText = await readFile(join(repositoryRoot, 'pnpm-lock.yaml'), 'utf8');
const workspace = /** @type {Lockfile} */ (parse(lockfileText));
const tarballs = new Map(await Promise.all(publishedPackages.map(describeTarball)));

await rm(builtApps, { recursive: true, force: true });
// The real path: bundlers tell files apart by it, and a temporary folder is a link on some systems.
const outside = await realpath(await mkdtemp(join(tmpdir(), 'fresh-apps-')));
try {
  await cp(tarballsFolder, join(outside, 'tarballs'), { recursive: true });
  for (const bundler of bundlers) {
    const app = join(outside, bundler);
    await cp(join(import.meta.dirname, 'fresh-apps', bundler), app, { recursive: true });
    await lockApp(app, workspace, tarballs);
    await runPnpm(
      ['install', '--frozen-lockfile', '--prefer-offline', '--trust-lockfile', '--ignore-scripts'],
      app,
    );
    await runCommand('npm', ['run', '--silent', 'build'], app);
    await cp(join(app, 'dist'), join(builtApps, bundler), { recursive: true });
  }
} finally {
  await rm(outside, { recursive: true, force: true });
}
