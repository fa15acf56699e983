import type { InferenceSession } from 'onnxruntime-web';
import { Tensor } from 'onnxruntime-web/wasm';
import { describe, expect, it } from 'vitest';
import { createOnnxGuardModel } from './onnx-guard-model.ts';
import { createFakePackage } from './testing/fake-package.ts';

const { manifest } = await createFakePackage();
const info = {
  id: 'foreign',
  revision: '0'.repeat(64),
  executionProvider: 'wasm',
  dtype: 'q4',
  defaultThreshold: 0.5,
} as const;

/** A session as optimum exports it: positions go in, logits of all of them come out, in half precision. */
function openForeign() {
  const fed: InferenceSession.FeedsType[] = [];
  const run = async (feeds: InferenceSession.FeedsType): Promise<InferenceSession.ReturnType> => {
    fed.push(feeds);
    const [, length = 0] = (feeds['input_ids'] as Tensor).dims;
    const [, all = 0] = (feeds['attention_mask'] as Tensor).dims;
    // Row n is filled with n + 1, for n below 2: the bits of 1 and of 2.
    const logits = new Uint16Array(length * 28);
    for (let row = 0; row < length; row += 1) logits.fill([0x3c00, 0x4000][row] ?? 0, row * 28);
    const zeros = () => new Tensor('float32', new Float32Array(all * 2), [1, 1, all, 2]);
    return {
      logits: new Tensor('float16', logits, [1, length, 28]),
      'present.0.key': zeros(),
      'present.0.value': zeros(),
    };
  };
  const inputNames = [
    'input_ids',
    'attention_mask',
    'position_ids',
    'past_key_values.0.key',
    'past_key_values.0.value',
  ];
  const session = { run, release: () => Promise.resolve(), inputNames };
  const onnx = { session, Tensor };
  return { fed, onnx, model: createOnnxGuardModel({ manifest, info, onnx, encode: () => [] }) };
}

it('feeds a graph of another maker the inputs that it takes, positions going on from the past', async () => {
  const { fed, model } = openForeign();
  const { cache } = await model.forward([5, 6, 7], null, 1);
  await model.forward([8, 9], cache, 1);
  const positions = fed.map((feeds) =>
    Array.from((feeds['position_ids'] as Tensor).data as BigInt64Array),
  );
  expect(positions).toEqual([
    [0n, 1n, 2n],
    [3n, 4n],
  ]);
  expect(fed[0]).not.toHaveProperty('num_logits_to_keep');
});

it('takes the last of its logits, in half precision too', async () => {
  const { model } = openForeign();
  const { logits } = await model.forward([5, 6], null, 1);
  expect(logits).toEqual([new Float32Array(28).fill(2)]);
});

it('reads a head that is not over tokens by the outputs that its protocol names', async () => {
  const rows = 256;
  const run = async (feeds: InferenceSession.FeedsType): Promise<InferenceSession.ReturnType> => {
    const kept = Number((feeds['num_logits_to_keep'] as Tensor).data[0]);
    const logits = Float32Array.from({ length: kept * rows }, (_, index) => index);
    const zeros = () => new Tensor('float32', new Float32Array(6), [1, 1, 3, 2]);
    return {
      logits: new Tensor('float32', logits, [1, kept, rows]),
      'present.0.key': zeros(),
      'present.0.value': zeros(),
    };
  };
  const model = createOnnxGuardModel({
    manifest: { ...manifest, protocol: 'pocket-guard-2' },
    info,
    onnx: { session: { run, release: () => Promise.resolve() }, Tensor },
    encode: () => [],
  });
  const { logits } = await model.forward([5, 6, 7], null, 2);
  expect(logits.map((row) => [row.length, row[0]])).toEqual([
    [rows, 0],
    [rows, rows],
  ]);
  expect({ rows: model.headRows, tokens: model.headTokenIds }).toEqual({ rows, tokens: [] });
});

it('refuses a graph whose head is not that of the protocol: its scores would be read off the wrong outputs', async () => {
  const { onnx } = openForeign();
  const model = createOnnxGuardModel({
    manifest: { ...manifest, protocol: 'pocket-guard-2' },
    info,
    onnx,
    encode: () => [],
  });
  await expect(model.forward([5, 6], null, 1)).rejects.toMatchObject({
    kind: 'model-unsupported',
    message: expect.stringContaining('has 28 outputs, but by the manifest it has 256') as string,
  });
});

describe('a lost device', () => {
  /** @param run - What the runtime does with a pass. */
  function openOnDevice(run: () => Promise<never>) {
    const { onnx } = openForeign();
    let lose = () => undefined as void;
    const lost = new Promise<void>((resolve) => {
      lose = resolve;
    });
    const parts = { session: { ...onnx.session, run }, Tensor, lost };
    return { lose, model: createOnnxGuardModel({ manifest, info, onnx: parts, encode: () => [] }) };
  }

  it('ends a running pass that the runtime does not end, and every later one', async () => {
    const { lose, model } = openOnDevice(() => new Promise<never>(() => undefined));
    const pass = model.forward([5, 6], null, 1);
    lose();
    await expect(pass).rejects.toMatchObject({ kind: 'device-lost' });
    await expect(model.forward([5, 6], null, 1)).rejects.toMatchObject({ kind: 'device-lost' });
  });

  it('is why a pass failed that failed before the loss was told', async () => {
    const { lose, model } = openOnDevice(() => Promise.reject(new Error('OrtRun()')));
    const pass = model.forward([5, 6], null, 1);
    setTimeout(lose, 20);
    await expect(pass).rejects.toMatchObject({ kind: 'device-lost' });
  });
});
