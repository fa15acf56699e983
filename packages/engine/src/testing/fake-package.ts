import { sha256Hex } from '../integrity.ts';
import type { Manifest } from '../manifest.ts';

/** Where the fake package is served. */
export const packageUrl = 'https://models.example/fake/';

/** Score that `fakeOpenSession` gives every conversation with the fake package's calibration. */
export const fakeScore = 1 / (1 + Math.exp(4));

/** Bytes of a text in UTF-8. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

/** A tokenizer of single bytes, as small as they get. */
function byteTokenizer(): string {
  // Source: the byte-level alphabet of GPT-2: printable bytes stand for themselves, the others for 256 and up.
  const isPrintable = (byte: number) =>
    (byte > 32 && byte < 127) || (byte > 160 && byte < 256 && byte !== 173);
  let others = 0;
  const alphabet = Array.from({ length: 256 }, (_, byte) =>
    String.fromCodePoint(isPrintable(byte) ? byte : 256 + others++),
  );
  const vocab = Object.fromEntries(alphabet.map((character, index) => [character, 100 + index]));
  return JSON.stringify({
    added_tokens: [{ id: 2, content: '<|im_end|>', special: true }],
    normalizer: null,
    pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, use_regex: true },
    post_processor: null,
    decoder: { type: 'ByteLevel' },
    model: { type: 'BPE', vocab, merges: [] },
  });
}

const contents: Readonly<Record<string, string>> = {
  'gpu.onnx': 'graph for WebGPU',
  'cpu.onnx': 'graph for WebAssembly',
  'weights.onnx_data': 'the first shard',
  'weights.onnx_data_1': 'the second, longer shard',
  'tokenizer.json': byteTokenizer(),
};

/** A package of a few bytes. */
export interface FakePackage {
  readonly manifest: Manifest;
  readonly files: Readonly<Record<string, Uint8Array<ArrayBuffer>>>;
}

/** @param changes - Contents of files that differ from the usual. */
export async function createFakePackage(
  changes: Readonly<Record<string, string>> = {},
): Promise<FakePackage> {
  const files = Object.fromEntries(
    Object.entries({ ...contents, ...changes }).map(([path, text]) => [path, bytesOf(text)]),
  );
  const manifest: Manifest = {
    format: 'guarded-chat-model/1',
    id: 'fake',
    name: 'Fake guard',
    protocol: 'pocket-guard-1',
    licence: { id: 'Apache-2.0', notice: 'Made for tests.' },
    architecture: { layers: 1, kvHeads: 1, headSize: 2, maxPositions: 4096 },
    tokenizer: 'tokenizer.json',
    controlTokens: {
      '<|im_start|>': 1,
      '<|im_end|>': 2,
      '<jupyter_output>': 3,
      '<empty_output>': 4,
    },
    headTokenIds: Array.from({ length: 28 }, (_, row) => 200 + row),
    calibration: { scale: 1, bias: 0 },
    thresholds: { strict: 0.3, default: 0.5, lenient: 0.7 },
    variants: [
      { dtype: 'q4', executionProvider: 'webgpu', graph: 'gpu.onnx', tolerance: 0.01 },
      { dtype: 'fp32', executionProvider: 'wasm', graph: 'cpu.onnx', tolerance: 0.01 },
    ],
    weights: ['weights.onnx_data', 'weights.onnx_data_1'],
    files: await Promise.all(
      Object.entries(files).map(async ([path, data]) => ({
        path,
        bytes: data.byteLength,
        sha256: await sha256Hex(data),
      })),
    ),
    selfTest: [
      {
        task: 'prompt-classification',
        conversation: [{ role: 'user', text: 'hello' }],
        unsafeScore: fakeScore,
      },
    ],
  };
  return { manifest, files };
}
