import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createModelLibrary } from './model-library.ts';
import { createFakePackage, packageUrl } from './testing/fake-package.ts';
import { LoadHarness } from './testing/load-harness.ts';

let harness: LoadHarness;
beforeEach(async () => {
  harness = await LoadHarness.create();
});
afterEach(() => vi.unstubAllGlobals());

const library = () => createModelLibrary(() => Promise.resolve(harness.store));

describe('the packages on this device', () => {
  it('are none before the first load', async () => {
    expect(await library().storedModels()).toEqual([]);
    expect(await library().deleteModel(packageUrl)).toBe(false);
  });

  it('are told with how much of each is there', async () => {
    await harness.visitBefore();
    const [model, ...others] = await library().storedModels();
    expect(others).toEqual([]);
    expect(model).toMatchObject({
      modelUrl: packageUrl,
      name: 'Fake guard',
      licence: 'Apache-2.0',
    });
    expect(model?.storedBytes).toBeGreaterThan(0);
    // The graph of the variant that did not run was not fetched.
    expect(model?.storedBytes).toBeLessThan(model?.totalBytes ?? 0);
  });

  it('are told when their load was canceled, and can be deleted then', async () => {
    harness.onProgress = ({ loadedBytes }) => {
      if (loadedBytes > 30) harness.abort.abort(new Error('canceled'));
    };
    await expect(harness.load()).rejects.toThrow('canceled');
    await vi.waitUntil(async () => (await library().storedModels()).length === 1);
    expect(await library().deleteModel(packageUrl)).toBe(true);
    expect(await library().storedModels()).toEqual([]);
  });

  it('leave nothing but the index when they are deleted', async () => {
    await harness.visitBefore();
    await vi.waitUntil(() => harness.store.entries.has('prefixes'));
    expect(await library().deleteModel(packageUrl)).toBe(true);
    expect([...harness.store.entries.keys()]).toEqual(['models']);
  });

  it('keep the files that another package has too', async () => {
    await harness.visitBefore();
    const other = await createFakePackage({ 'cpu.onnx': 'another graph' });
    const files = [
      new File([JSON.stringify(other.manifest)], 'manifest.json'),
      ...Object.entries(other.files).map(([path, data]) => new File([data], path)),
    ];
    await harness.load('auto', {}, { modelUrl: 'folder://other/', files });
    await vi.waitUntil(async () => (await library().storedModels()).length === 2);
    await library().deleteModel(packageUrl);
    const [kept] = await library().storedModels();
    expect(kept?.modelUrl).toBe('folder://other/');
    expect(kept?.storedBytes).toBeGreaterThan(0);
  });
});
