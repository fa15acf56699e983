import { expect, test } from 'vitest';
import { chooseGpuFeatures } from './request-gpu-device.ts';

const features = new Set(['shader-f16', 'subgroups', 'timestamp-query']);

test('asks for half precision and subgroups where both are right, and for nothing else', () => {
  const adapter = { features, info: { subgroupMinSize: 32 } };
  expect(chooseGpuFeatures(adapter)).toEqual(['shader-f16', 'subgroups']);
});

test('leaves subgroups out where they are so small that attention would be wrong', () => {
  expect(chooseGpuFeatures({ features, info: { subgroupMinSize: 4 } })).toEqual(['shader-f16']);
});

test('leaves subgroups out where the browser does not tell their size', () => {
  expect(chooseGpuFeatures({ features, info: {} })).toEqual(['shader-f16']);
});

test('asks for no half precision where there is none', () => {
  const adapter = { features: new Set(['subgroups']), info: { subgroupMinSize: 16 } };
  expect(chooseGpuFeatures(adapter)).toEqual(['subgroups']);
});
