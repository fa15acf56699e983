import { publishedPackages, tarballName } from './published-packages.mjs';

/**
 * Where a dependency comes from.
 * @typedef {{ specifier: string, version: string }} LockedDependency
 * @typedef {Record<string, LockedDependency>} LockedDependencies
 * @typedef {{ dependencies?: LockedDependencies, devDependencies?: LockedDependencies }} Importer
 */

/**
 * What is read of a lockfile of pnpm, version 9.0.
 * @typedef {object} Lockfile
 * @property {string} lockfileVersion
 * @property {unknown} settings
 * @property {Record<string, Importer>} importers - By folder, from the root.
 * @property {Record<string, unknown>} packages - By name and version.
 * @property {Record<string, unknown>} snapshots - By name, version and peers.
 */

/**
 * What is asked of an app.
 * @typedef {object} FreshApp
 * @property {readonly string[]} dependencies - Names of published packages.
 * @property {readonly string[]} devDependencies - Names of tools that the workspace's root has.
 * @property {string} tarballsPath - The folder of the tarballs, from the app, with slashes.
 */

/**
 * What a tarball is.
 * @typedef {object} Packed
 * @property {string} version - Of the package.
 * @property {string} integrity - Of the file, as `sha512-…`.
 */

/**
 * @param {LockedDependencies} dependencies
 * @param {(name: string) => string} locate
 * @returns {Record<string, string>} Versions by name; packages of this repository by their tarballs.
 */
function resolveDependencies(dependencies, locate) {
  const isOurs = (/** @type {string} */ name) =>
    publishedPackages.some((published) => published.name === name);
  return Object.fromEntries(
    Object.entries(dependencies).map(([name, { version }]) => [
      name,
      isOurs(name) ? locate(name) : version,
    ]),
  );
}

/**
 * The lockfile of an app outside the workspace that installs the tarballs: everything else is the version that the
 * workspace has locked, so that it is installed from the same store, without a registry, and never drifts.
 * @param {Lockfile} workspace - The workspace's lockfile.
 * @param {FreshApp} app
 * @param {ReadonlyMap<string, Packed>} tarballs - By the names of their packages.
 * @throws {Error} When the workspace has no such tool.
 */
export function lockFreshApp(workspace, app, tarballs) {
  const locate = (/** @type {string} */ name) =>
    `file:${app.tarballsPath}/${tarballName({ name, folder: '' })}`;
  const { packages, snapshots, importers, lockfileVersion, settings } = workspace;
  const ours = publishedPackages.map(({ name, folder }) => ({
    key: `${name}@${locate(name)}`,
    version: tarballs.get(name)?.version,
    resolution: { integrity: tarballs.get(name)?.integrity, tarball: locate(name) },
    dependencies: resolveDependencies(importers[folder]?.dependencies ?? {}, locate),
  }));
  const tools = importers['.']?.devDependencies ?? {};
  return {
    lockfileVersion,
    settings,
    importers: {
      '.': {
        dependencies: Object.fromEntries(
          app.dependencies.map((name) => [
            name,
            { specifier: locate(name), version: locate(name) },
          ]),
        ),
        devDependencies: Object.fromEntries(
          app.devDependencies.map((name) => {
            const tool = tools[name];
            if (tool === undefined) throw new Error(`The workspace's root has no "${name}".`);
            return [name, tool];
          }),
        ),
      },
    },
    packages: {
      ...packages,
      ...Object.fromEntries(
        ours.map(({ key, resolution, version }) => [key, { resolution, version }]),
      ),
    },
    snapshots: {
      ...snapshots,
      ...Object.fromEntries(ours.map(({ key, dependencies }) => [key, { dependencies }])),
    },
  };
}
