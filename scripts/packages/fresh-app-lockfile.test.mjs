import { describe, expect, test } from 'vitest';
import { lockFreshApp } from './fresh-app-lockfile.mjs';

const workspace = {
  lockfileVersion: '9.0',
  settings: { autoInstallPeers: true },
  importers: {
    '.': { devDependencies: { vite: { specifier: '8.0.0', version: '8.0.0(yaml@2.0.0)' } } },
    'packages/client': {
      dependencies: {
        '@guarded-chat/policy': { specifier: 'workspace:*', version: 'link:../policy' },
        comlink: { specifier: '4.4.2', version: '4.4.2' },
      },
      devDependencies: { react: { specifier: '19.0.0', version: '19.0.0' } },
    },
  },
  packages: { 'comlink@4.4.2': { resolution: { integrity: 'sha512-comlink' } } },
  snapshots: { 'comlink@4.4.2': {} },
};

const app = {
  dependencies: ['@guarded-chat/client'],
  devDependencies: ['vite'],
  tarballsPath: '../tarballs',
};

const tarballs = new Map([
  ['@guarded-chat/client', { version: '0.1.0', integrity: 'sha512-client' }],
]);

const location = 'file:../tarballs/guarded-chat-client.tgz';

describe('the lockfile of a fresh app', () => {
  const lockfile = lockFreshApp(workspace, app, tarballs);

  test('takes the packages from their tarballs, and the tools as the workspace has them', () => {
    expect(lockfile.importers['.']).toEqual({
      dependencies: { '@guarded-chat/client': { specifier: location, version: location } },
      devDependencies: { vite: { specifier: '8.0.0', version: '8.0.0(yaml@2.0.0)' } },
    });
  });

  test('says what a tarball is', () => {
    expect(lockfile.packages).toMatchObject({
      'comlink@4.4.2': { resolution: { integrity: 'sha512-comlink' } },
      [`@guarded-chat/client@${location}`]: {
        version: '0.1.0',
        resolution: { integrity: 'sha512-client', tarball: location },
      },
    });
  });

  test('gives a package the dependencies it is published with', () => {
    expect(lockfile.snapshots).toMatchObject({
      'comlink@4.4.2': {},
      [`@guarded-chat/client@${location}`]: {
        dependencies: {
          '@guarded-chat/policy': 'file:../tarballs/guarded-chat-policy.tgz',
          comlink: '4.4.2',
        },
      },
    });
  });

  test('a tool that the workspace has not locked is an error', () => {
    const other = { ...app, devDependencies: ['webpack'] };
    expect(() => lockFreshApp(workspace, other, tarballs)).toThrow('webpack');
  });
});
