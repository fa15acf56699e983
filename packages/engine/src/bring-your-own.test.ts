import type { PackageFile } from '@guarded-chat/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FakePackage, packageUrl } from './testing/fake-package.ts';
import { folderUrl, givenFile } from './testing/given-files.ts';
import { LoadHarness } from './testing/load-harness.ts';

let harness: LoadHarness;
beforeEach(async () => {
  harness = await LoadHarness.create();
  harness.capabilities = { ...harness.capabilities, maxBufferBytes: 2 ** 30 };
});
afterEach(() => vi.unstubAllGlobals());

function filesOf({ manifest, files }: FakePackage): PackageFile[] {
  const contents = Object.entries(files).map(([path, data]) => new File([data], path));
  return [givenFile('manifest.json', manifest), ...contents];
}

describe('a package that a person gave as files', () => {
  it('is loaded without a request, and from storage as soon as it is ready', async () => {
    const files = filesOf(harness.fake);
    const { loaded } = await harness.load('auto', {}, { modelUrl: folderUrl, files });
    expect(loaded).toMatchObject({ id: 'fake', selfTest: 'verified' });
    expect(harness.server.requests).toEqual([]);
    harness.disconnect();
    const again = await harness.load('auto', {}, { modelUrl: folderUrl });
    expect(again.loaded.revision).toBe(loaded.revision);
  });

  it('is refused when a file is not the one that its manifest means', async () => {
    const files = filesOf(harness.fake).filter(({ name }) => name !== 'weights.onnx_data');
    const changed = [...files, givenFile('weights.onnx_data', 'the first shird')];
    await expect(
      harness.load('auto', {}, { modelUrl: folderUrl, files: changed }),
    ).rejects.toMatchObject({ kind: 'model-integrity-mismatch' });
  });

  it.each([
    [
      'names all files that are missing',
      (files: PackageFile[]) => files.filter(({ name }) => !name.startsWith('weights')),
      'model-fetch-failed',
      'weights.onnx_data, weights.onnx_data_1: named in manifest.json, and not among the files',
    ],
    [
      'names a file of another length',
      (files: PackageFile[]) => [
        ...files.filter(({ name }) => name !== 'cpu.onnx'),
        givenFile('cpu.onnx', 'half'),
      ],
      'model-integrity-mismatch',
      'cpu.onnx: has 4 bytes',
    ],
    [
      'names a file that is there twice',
      (files: PackageFile[]) => [...files, givenFile('manifest.json', {})],
      'model-unsupported',
      'manifest.json: 2 of the files',
    ],
  ])('%s, and copies none', async (_what, change, kind, message) => {
    const files = change(filesOf(harness.fake));
    await expect(harness.load('auto', {}, { modelUrl: folderUrl, files })).rejects.toMatchObject({
      kind,
      message: expect.stringContaining(message) as string,
    });
    expect(harness.store.entries.size).toBe(0);
  });

  it('is asked for again when it is not stored any more', async () => {
    await expect(harness.load('auto', {}, { modelUrl: folderUrl })).rejects.toMatchObject({
      kind: 'model-fetch-failed',
      message: `${folderUrl}manifest.json: is not on this device any more; give the files of the model again`,
    });
  });
});

it('tells whose model it is before the first byte of it is fetched', async () => {
  const { manifest } = harness.fake;
  const links = [{ name: 'Terms', url: 'https://models.example/terms' }];
  const licence = { ...manifest.licence, attribution: 'Built with Llama', links };
  const files = filesOf({ ...harness.fake, manifest: { ...manifest, licence } });
  const { loaded } = await harness.load('auto', {}, { modelUrl: folderUrl, files });
  const attribution = { text: 'Built with Llama', notice: manifest.licence.notice, links };
  expect(harness.progress.find(({ phase }) => phase === 'download')).toMatchObject({
    loadedBytes: 0,
    model: { name: 'Fake guard', attribution },
  });
  expect(loaded.attribution).toEqual(attribution);
});

describe('a preferred model', () => {
  const preferred = {
    modelUrl: 'https://models.example/large/',
    sizeBytes: 1_000_000,
    largestTensorBytes: 1_000_000,
  };

  function publishLarge(): void {
    const manifest = { ...harness.fake.manifest, id: 'large' };
    const publish = (path: string, data: BlobPart) =>
      harness.server.on(`${preferred.modelUrl}${path}`, () => new Response(new Blob([data])));
    publish('manifest.json', JSON.stringify(manifest));
    for (const [path, data] of Object.entries(harness.fake.files)) publish(path, data);
  }

  it('is loaded where it can run, and the reason told', async () => {
    publishLarge();
    const { loaded } = await harness.load('auto', {}, { preferred });
    expect(loaded.id).toBe('large');
    expect(loaded.choice?.isPreferred).toBe(true);
  });

  it('is passed over where there is no WebGPU, and the reason told', async () => {
    publishLarge();
    harness.capabilities = { ...harness.capabilities, webgpu: false };
    const { loaded } = await harness.load('auto', {}, { preferred });
    expect(loaded.id).toBe('fake');
    expect(loaded.choice).toMatchObject({
      isPreferred: false,
      reason: expect.stringContaining('no adapter') as string,
    });
  });

  it('that fails leaves the requested one, and the reason told', async () => {
    const { loaded } = await harness.load('auto', {}, { preferred });
    expect(loaded.id).toBe('fake');
    expect(loaded.choice).toMatchObject({
      isPreferred: false,
      reason: expect.stringContaining('answered 404') as string,
    });
    expect(harness.server.requests).toContain(`${packageUrl}manifest.json`);
  });

  it('is not given up for the requested one when the load is canceled', async () => {
    publishLarge();
    harness.onProgress = ({ loadedBytes }) => {
      if (loadedBytes > 0) harness.abort.abort(new Error('canceled'));
    };
    await expect(harness.load('auto', {}, { preferred })).rejects.toThrow('canceled');
    expect(harness.server.requests).not.toContain(`${packageUrl}manifest.json`);
  });

  it('is no choice where none is named', async () => {
    const { loaded } = await harness.load();
    expect(loaded.choice).toBeUndefined();
  });
});
