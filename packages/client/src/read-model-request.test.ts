import { afterEach, describe, expect, test, vi } from 'vitest';
import type { DownloadProgressEvent } from './download-progress-event.ts';
import type { GuardOptions } from './guard-options.ts';
import { readModelRequest } from './read-model-request.ts';
import { loadedModel } from './testing/fixtures.ts';
import { useGuards } from './testing/guard-harness.ts';

const assetsUrl = 'https://chat.example/guard/';
const pocketGuard = `${assetsUrl}models/pocket-guard/`;
const commit = 'c'.repeat(40);
const files = [new File(['{}'], 'manifest.json')];
const unverified = { protocol: 'llama-guard-3-1b', dtype: 'q4' } as const;

describe('auto', () => {
  test('asks for the larger model that is set up, with what Llama Guard 3 1B takes', () => {
    const preferredModel = `someone/llama-guard@${commit}`;
    expect(readModelRequest({ model: 'auto', assetsUrl, preferredModel })).toEqual({
      modelUrl: pocketGuard,
      preferred: {
        modelUrl: `https://huggingface.co/someone/llama-guard/resolve/${commit}/`,
        sizeBytes: 710_500_000,
        largestTensorBytes: 131_334_144,
      },
    });
  });

  test('takes other sizes', () => {
    const preferredModel = { model: '/larger/', sizeBytes: 5, largestTensorBytes: 3 };
    vi.stubGlobal('document', { baseURI: 'https://chat.example/' });
    expect(readModelRequest({ model: 'auto', assetsUrl, preferredModel }).preferred).toEqual({
      modelUrl: 'https://chat.example/larger/',
      sizeBytes: 5,
      largestTensorBytes: 3,
    });
  });

  test('is pocket-guard where nothing is set up, and says so', () => {
    const request = readModelRequest({ model: 'auto', assetsUrl });
    expect(request.modelUrl).toBe(pocketGuard);
    expect(request.choice).toEqual({ isPreferred: false, reason: 'no larger model is set up' });
  });
});

test.each<[string, GuardOptions, string]>([
  ['a preferred model without auto', { preferredModel: '/larger/' }, 'preferredModel: is for'],
  [
    'a preferred model that is none',
    { model: 'auto', preferredModel: 'larger' },
    'preferredModel: model: unknown id',
  ],
  [
    'a preferred model of a branch',
    { model: 'auto', preferredModel: 'someone/guard@main' },
    'preferredModel: model: revision:',
  ],
  ['no files', { model: 'folder://mine/', files: [] }, 'files: '],
  ['files without an address to store them under', { files }, 'model: with `files`'],
  ['another dtype', { unverified: { ...unverified, dtype: 'int8' as 'q4' } }, 'unverified.dtype: '],
])('refuses %s, and names the option', (_what, options, message) => {
  expect(() => readModelRequest(options)).toThrow(TypeError);
  expect(() => readModelRequest(options)).toThrow(message);
});

describe('a guard', () => {
  const harness = useGuards();
  afterEach(() => vi.unstubAllGlobals());

  function stubStorage() {
    const persist = vi.fn<() => Promise<boolean>>(() => Promise.resolve(true));
    vi.stubGlobal('navigator', { storage: { persist } });
    return persist;
  }

  test('of files gives them to the worker, and shares it with nobody', async () => {
    const persist = stubStorage();
    const model = 'folder://mine/';
    const guard = await harness.createGuard({ model, files, unverified });
    expect(harness.fake.loads).toMatchObject([{ modelUrl: model, unverified }]);
    expect(harness.fake.loads[0]?.files).toHaveLength(1);
    expect(guard.sharing).toMatchObject({
      role: 'alone',
      reason: expect.stringContaining('files') as string,
    });
    expect(persist).toHaveBeenCalledTimes(1);
  });

  test('says which model was chosen and why, also where there was nothing to choose from', async () => {
    const guard = await harness.createGuard({ model: 'auto', assetsUrl });
    expect(guard.model.choice?.reason).toBe('no larger model is set up');
  });

  test('asks the browser to keep a large model, and not a small one', async () => {
    const persist = stubStorage();
    await harness.createGuard();
    expect(persist).not.toHaveBeenCalled();
    harness.fake.script = {
      async load(_request, onProgress) {
        onProgress({ phase: 'download', loadedBytes: 1, totalBytes: 700_000_000 });
        onProgress({ phase: 'download', loadedBytes: 2, totalBytes: 700_000_000 });
        return { ok: true, model: loadedModel };
      },
    };
    await harness.createGuard({ model: 'https://models.example/large/' });
    await vi.waitFor(() => expect(persist).toHaveBeenCalledTimes(1));
    await harness.createGuard({ model: 'https://models.example/other/', persist: false });
    expect(persist).toHaveBeenCalledTimes(1);
  });

  test('tells the licence of a model while it is loaded', async () => {
    const attribution = { text: 'Built with Llama', notice: 'Llama is licensed.', links: [] };
    let tell: (model: DownloadProgressEvent['model']) => void;
    const told = new Promise<DownloadProgressEvent['model']>((resolve) => {
      tell = resolve;
    });
    harness.fake.script = {
      async load(_request, onProgress) {
        const model = { name: 'Llama Guard', attribution };
        onProgress({ phase: 'download', loadedBytes: 0, totalBytes: 10, model });
        // Progress has a channel of its own, and may arrive behind the end of a load.
        await told;
        return { ok: true, model: { ...loadedModel, attribution } };
      },
    };
    await harness.createGuard({
      monitor: (target) =>
        target.addEventListener('downloadprogress', (event) => {
          const { model } = event as DownloadProgressEvent;
          if (model) tell(model);
        }),
    });
    expect((await told)?.attribution).toEqual(attribution);
  });
});
