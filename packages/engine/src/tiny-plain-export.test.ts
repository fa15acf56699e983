import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { assessConversation } from './assess-conversation.ts';
import { LoadHarness } from './testing/load-harness.ts';
import { startRuntimeInNode } from './testing/start-runtime-in-node.ts';

/** A tiny model as it would be published for transformers.js; see models/convert/tests/tiny_llama.py. */
const folder = new URL('./fixtures/tiny-plain-export/', import.meta.url);
const read = async (path: string) => new Uint8Array(await readFile(new URL(path, folder)));
const paths = ['config.json', 'tokenizer.json', 'onnx/model_q4.onnx', 'onnx/model_q4.onnx_data'];
const modelUrl = 'https://hub.example/tiny/';

interface Golden {
  readonly task: 'prompt-classification' | 'response-classification';
  readonly conversation: readonly { readonly role: 'user' | 'agent'; readonly text: string }[];
  readonly unsafeScore: number;
}

let harness: LoadHarness;
beforeEach(async () => {
  harness = await LoadHarness.create();
  harness.capabilities = { ...harness.capabilities, webgpu: false };
  for (const path of paths) {
    const data = await read(path);
    harness.server.on(`${modelUrl}${path}`, () => new Response(data));
  }
});
afterEach(() => vi.unstubAllGlobals());

function load(protocol?: 'llama-guard-3-1b' | 'shieldgemma') {
  const startRuntime = { webgpu: harness.start('webgpu'), wasm: startRuntimeInNode };
  const unverified = protocol && { unverified: { protocol, dtype: 'q4' } as const };
  return harness.load('auto', { startRuntime }, { modelUrl, ...unverified });
}

it('answers without a manifest as its graph does in Python, and says that it is unverified', async () => {
  const { loaded, ...ready } = await load('llama-guard-3-1b');
  expect(loaded).toMatchObject({
    name: 'tiny',
    selfTest: 'unverified',
    attribution: { text: 'Built with Llama' },
  });
  expect(harness.progress.find(({ phase }) => phase === 'download')).toMatchObject({
    loadedBytes: 0,
    model: { name: 'tiny', attribution: { text: 'Built with Llama' } },
  });
  const goldens = JSON.parse(await readFile(new URL('goldens.json', folder), 'utf8')) as Golden[];
  const golden = goldens[1] as Golden;
  const assessment = await assessConversation(golden, ready);
  expect(assessment.model.selfTest).toBe('unverified');
  expect(assessment.unsafeScore).toBeCloseTo(golden.unsafeScore, 4);
  expect(Object.keys(assessment.categoryScores)).toHaveLength(13);
  await ready.model.dispose();
}, 60_000);

it('is refused without consent, and the message says what is missing, and how to consent', async () => {
  await expect(load()).rejects.toMatchObject({
    kind: 'model-fetch-failed',
    message: expect.stringMatching(
      /manifest\.json: the server answered 404; .* say that a package without a manifest may be loaded/,
    ) as string,
  });
});

it('is refused as a model of another protocol than its own', async () => {
  await expect(load('shieldgemma')).rejects.toMatchObject({
    kind: 'model-unsupported',
    message: expect.stringContaining(
      'has no control token "<bos>", which shieldgemma needs',
    ) as string,
  });
});
