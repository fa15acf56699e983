import type { PackageFile } from '@guarded-chat/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { assessConversation } from './assess-conversation.ts';
import { createModelLibrary } from './model-library.ts';
import { folderUrl, givenFile } from './testing/given-files.ts';
import { LoadHarness } from './testing/load-harness.ts';

let harness: LoadHarness;
beforeEach(async () => {
  harness = await LoadHarness.create();
});
afterEach(() => vi.unstubAllGlobals());

describe('a package without a manifest', () => {
  const config = {
    num_hidden_layers: 1,
    hidden_size: 2,
    num_attention_heads: 1,
    max_position_embeddings: 4096,
    vocab_size: 28,
  };
  const unverified = { protocol: 'shieldgemma', dtype: 'q4' } as const;

  function foreignFiles(): PackageFile[] {
    const { model, ...tokenizer } = JSON.parse(
      new TextDecoder().decode(harness.fake.files['tokenizer.json']),
    ) as { readonly model: { readonly vocab: object } };
    // The first bytes of No and Yes: the fake session says No.
    const vocab = { ...model.vocab, N: 0, Y: 1 };
    const literals = ['<bos>', '<start_of_turn>', '<end_of_turn>'];
    const added = literals.map((content, index) => ({ id: index + 2, content }));
    return [
      givenFile('config.json', config),
      givenFile('tokenizer.json', {
        ...tokenizer,
        model: { ...model, vocab },
        added_tokens: added,
      }),
      givenFile('model_q4.onnx', 'graph'),
      givenFile('model_q4.onnx_data', 'weights'),
      givenFile('model_q4.onnx_data_1', 'more weights'),
    ];
  }

  it('is refused unless the request says that it may be loaded', async () => {
    const files = foreignFiles();
    await expect(harness.load('auto', {}, { modelUrl: folderUrl, files })).rejects.toMatchObject({
      message: expect.stringContaining('manifest.json: ') as string,
    });
  });

  it('is loaded with its external data, and its verdicts say that nothing vouches for them', async () => {
    const files = foreignFiles();
    const ready = await harness.load('auto', {}, { modelUrl: folderUrl, files, unverified });
    expect(ready.loaded).toMatchObject({ name: 'my-guard', selfTest: 'unverified' });
    const weights = harness.sessions[0]?.files.weights.map(({ path }) => path);
    expect(weights).toEqual(['model_q4.onnx_data', 'model_q4.onnx_data_1']);
    const assessment = await assessConversation(
      { task: 'prompt-classification', conversation: [{ role: 'user', text: 'hello' }] },
      ready,
    );
    expect(assessment.model.selfTest).toBe('unverified');
  });

  it('is the same at the next visit, from storage', async () => {
    const files = foreignFiles();
    const order = { modelUrl: folderUrl, unverified };
    const { loaded } = await harness.load('auto', {}, { ...order, files });
    const again = await harness.load('auto', {}, order);
    expect(again.loaded.revision).toBe(loaded.revision);
    // What was said once is not said for ever: a page that does not say it gets no such package.
    await expect(harness.load('auto', {}, { modelUrl: folderUrl })).rejects.toMatchObject({
      kind: 'model-fetch-failed',
    });
  });

  it('tells its bytes while it is read', async () => {
    const files = foreignFiles();
    await harness.load('auto', {}, { modelUrl: folderUrl, files, unverified });
    const [first, ...later] = harness.progress.filter(({ phase }) => phase === 'download');
    const tokenizer = files.find(({ name }) => name === 'tokenizer.json')?.size ?? 0;
    const totalBytes = 'graphweightsmore weights'.length + tokenizer;
    expect(first).toMatchObject({ loadedBytes: 0, totalBytes, model: { name: 'my-guard' } });
    expect(later.length).toBeGreaterThan(3);
  });

  it('is refused before the first byte when there is no room for it', async () => {
    const read = vi.fn<() => never>();
    const large = { name: 'model_q4.onnx_data', size: 700_000_000, slice: read };
    const files = [...foreignFiles().filter(({ name }) => name !== large.name), large];
    harness.store.free = 500_000_000;
    await expect(
      harness.load('auto', {}, { modelUrl: folderUrl, files, unverified }),
    ).rejects.toMatchObject({
      kind: 'storage-full',
      message: expect.stringMatching(/my-guard: 701 MB .* room for 500 MB/) as string,
    });
    expect(read).not.toHaveBeenCalled();
  });

  it('is refused before the first byte of its graph when that cannot run here', async () => {
    const read = vi.fn<() => never>();
    const files = [...foreignFiles(), { name: 'model_q4f16.onnx', size: 9, slice: read }];
    harness.capabilities = { ...harness.capabilities, webgpu: false };
    const half = { ...unverified, dtype: 'q4f16' } as const;
    await expect(
      harness.load('auto', {}, { modelUrl: folderUrl, files, unverified: half }),
    ).rejects.toMatchObject({
      kind: 'no-execution-provider',
      message: expect.stringContaining('offers no WebGPU adapter') as string,
    });
    expect(read).not.toHaveBeenCalled();
  });

  it('can be found and deleted when its load was canceled', async () => {
    harness.onProgress = ({ loadedBytes }) => {
      if (loadedBytes > 15) harness.abort.abort(new Error('canceled'));
    };
    await expect(
      harness.load('auto', {}, { modelUrl: folderUrl, files: foreignFiles(), unverified }),
    ).rejects.toThrow('canceled');
    const library = createModelLibrary(() => Promise.resolve(harness.store));
    expect(await library.storedModels()).toMatchObject([
      { modelUrl: folderUrl, name: 'my-guard', unverified },
    ]);
    await library.deleteModel(folderUrl);
    expect([...harness.store.entries.keys()]).toEqual(['models']);
  });

  it('is found in the layout of the hub', async () => {
    for (const file of foreignFiles()) {
      const folder = file.name.startsWith('model_') ? 'onnx/' : '';
      const data = new Uint8Array(await file.slice(0, file.size).arrayBuffer());
      const headers = { 'content-length': String(file.size) };
      harness.server.on(`https://hub.example/guard/${folder}${file.name}`, () => {
        return new Response(data, { headers });
      });
    }
    const order = { modelUrl: 'https://hub.example/guard/', unverified };
    const { loaded } = await harness.load('auto', {}, order);
    expect(loaded).toMatchObject({ name: 'guard', selfTest: 'unverified' });
  });

  it.each([
    ['pocket-guard-1', 'has a head of its own, which only a manifest describes'],
    ['pocket-guard-2', 'has a head of its own, which only a manifest describes'],
    ['guard-9', '"guard-9" is not known'],
  ])('is refused before the first byte of it is read as one of %s', async (protocol, message) => {
    const files = foreignFiles().map((file) => ({ ...file, slice: vi.fn<() => never>() }));
    const said = { protocol: protocol as 'shieldgemma', dtype: 'q4' } as const;
    await expect(
      harness.load('auto', {}, { modelUrl: folderUrl, files, unverified: said }),
    ).rejects.toMatchObject({
      kind: 'model-unsupported',
      message: expect.stringContaining(message) as string,
    });
    for (const { slice } of files) expect(slice).not.toHaveBeenCalled();
  });

  it.each([
    [
      'config.json',
      givenFile('config.json', { ...config, vocab_size: 'many' }),
      'config.json: vocab_size',
    ],
    ['model_q4.onnx', givenFile('readme.md', ''), 'model_q4.onnx: is not in the package'],
  ])('names the file at fault: %s', async (name, instead, message) => {
    const files = [...foreignFiles().filter((file) => file.name !== name), instead];
    await expect(
      harness.load('auto', {}, { modelUrl: folderUrl, files, unverified }),
    ).rejects.toMatchObject({ message: expect.stringContaining(message) as string });
  });
});
