import { expect, it } from 'vitest';
import { chooseModel } from './choose-model.ts';

const preferred = {
  modelUrl: 'https://models.example/llama-guard-3-1b/',
  sizeBytes: 710_000_000,
  largestTensorBytes: 131_334_144,
};
const silent = { webgpu: true, shaderF16: true, software: false, maxBufferBytes: 2 ** 31 };
const able = { ...silent, memoryGigabytes: 8 };

it('takes the preferred model where there is a GPU and memory suffices', () => {
  expect(chooseModel(preferred, able, 'auto')).toEqual({
    isPreferred: true,
    reason: 'it is set up, WebGPU works here, and memory suffices',
  });
  expect(chooseModel(preferred, { ...able, memoryGigabytes: 4 }, 'webgpu').isPreferred).toBe(true);
});

it('lets the limit of the GPU decide where the browser tells no memory', () => {
  expect(chooseModel(preferred, silent, 'auto').isPreferred).toBe(true);
  expect(chooseModel(preferred, { ...silent, maxBufferBytes: 2 ** 26 }, 'auto').isPreferred).toBe(
    false,
  );
});

it.each([
  [{ webgpu: false }, 'auto', 'offers no adapter'],
  [{ software: true }, 'auto', 'emulated on the CPU'],
  [{ maxBufferBytes: 2 ** 26 }, 'auto', 'has 131 MB, and the GPU takes at most 67 MB'],
  [{ memoryGigabytes: 2 }, 'auto', 'needs 2130 MB of memory while it is loaded'],
  [{}, 'wasm', 'WebAssembly was asked for'],
] as const)('does not take it with %j on %s, and says why', (lacking, provider, reason) => {
  const choice = chooseModel(preferred, { ...able, ...lacking }, provider);
  expect(choice.isPreferred).toBe(false);
  expect(choice.reason).toContain(reason);
});
