import type { LoadProgress } from '@guarded-chat/protocol';
import type { ModelState } from '../state/studio-state.ts';
import { formatMegabytes } from '../verdict/format-figures.ts';
import type { PackageFacts } from './read-package-facts.ts';

const stepWords: Readonly<Record<LoadProgress['phase'], string>> = {
  manifest: 'Reading the manifest',
  download: 'Loading the model files',
  session: 'Starting the session',
  'self-test': 'Testing with the golden prompts',
  ready: 'Ready',
};

/** The steps of a load, in order, in words. */
export const loadSteps: readonly LoadProgress['phase'][] = [
  'manifest',
  'download',
  'session',
  'self-test',
];

/**
 * How far a load is, in words: `Loading the model files: 18.2 of 43.5 MB`.
 * @param facts - Without them, the size is not known, and a percentage is given.
 */
export function describeLoad(
  { step, loaded }: ModelState & { phase: 'loading' },
  facts: PackageFacts | undefined,
): string {
  const words = stepWords[step];
  if (step !== 'download') return words;
  // Rounded down: all of it is said only when it is true.
  if (!facts) return `${words}: ${Math.floor(loaded * 100)} %`;
  const total = formatMegabytes(facts.sizeBytes);
  return `${words}: ${(Math.floor(loaded * facts.sizeBytes * 1e-5) / 10).toFixed(1)} of ${total}`;
}
