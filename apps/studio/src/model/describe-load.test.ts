import { expect, it } from 'vitest';
import { describeLoad } from './describe-load.ts';

const facts = { sizeBytes: 43_488_954, weightHashes: [], files: [] };

it('counts bytes while files are loaded', () => {
  const state = { phase: 'loading', step: 'download', loaded: 0.5 } as const;
  expect(describeLoad(state, facts)).toBe('Loading the model files: 21.7 of 43.5 MB');
});

it('counts in hundredths when the size is not known, rounded down', () => {
  const state = { phase: 'loading', step: 'download', loaded: 0.999 } as const;
  expect(describeLoad(state, undefined)).toBe('Loading the model files: 99 %');
});

it('only names a step that has no measure', () => {
  const state = { phase: 'loading', step: 'self-test', loaded: 1 } as const;
  expect(describeLoad(state, facts)).toBe('Testing with the golden prompts');
});
