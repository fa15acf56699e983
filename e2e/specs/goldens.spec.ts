// The golden conversations of models/train, scored by the PyTorch checkpoint, judged by the shipped package in a real
// worker on each execution provider.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ElementPage } from '../element-page.ts';

interface Golden {
  readonly task: 'prompt-classification' | 'response-classification';
  readonly conversation: readonly { readonly role: string; readonly text: string }[];
  readonly unsafeScore: number;
  /** Absent: the model's default. */
  readonly taxonomy?: unknown;
}

interface Manifest {
  readonly thresholds: { readonly default: number };
  readonly variants: readonly { readonly dtype: string; readonly tolerance: number }[];
}

interface GuardedChat extends HTMLElement {
  readonly guard: {
    readonly model: { readonly executionProvider: string; readonly dtype: string };
    taxonomy: unknown;
    readonly assessPrompt: AssessGolden;
    readonly assessResponse: AssessGolden;
  };
}

type AssessGolden = (
  conversation: Golden['conversation'],
) => Promise<{ readonly unsafeScore: number }>;

/**
 * What each project runs, and which of the conversations. WebGPU is emulated on the CPU here, and slow: Firefox judges
 * every fifth, an answer and a taxonomy among them, and Chromium the answer, after those of the self-test at the load.
 */
const runs: Readonly<Record<string, { dtype: string; takes: (index: number) => boolean }>> = {
  'chromium-wasm': { dtype: 'int8', takes: () => true },
  'chromium-webgpu': { dtype: 'q4', takes: (index) => index === 13 },
  'firefox-webgpu': { dtype: 'q4f16', takes: (index) => index % 5 === 3 },
};

async function readModelFile<T>(name: string): Promise<T> {
  const path = join(import.meta.dirname, '../../models/pocket-guard', name);
  return JSON.parse(await readFile(path, 'utf8')) as T;
}

test('the golden conversations get the scores and verdicts of the PyTorch checkpoint', async ({
  page,
}, { project }) => {
  test.setTimeout(600_000);
  const all = await readModelFile<readonly Golden[]>('goldens.json');
  const { thresholds, variants } = await readModelFile<Manifest>('manifest.json');
  const executionProvider = project.name.endsWith('webgpu') ? 'webgpu' : 'wasm';
  const run = runs[project.name];
  const goldens = all.filter((_, index) => run?.takes(index));
  const chat = new ElementPage(page);
  await chat.open({ load: 'real', properties: { executionProvider } });
  await page.waitForFunction(
    () => document.querySelector<GuardedChat>('guarded-chat')?.guard,
    undefined,
    { timeout: 540_000 },
  );
  const { model, scores } = await page.evaluate(async (given) => {
    const { guard } = document.querySelector('guarded-chat') as GuardedChat;
    const defaultTaxonomy = guard.taxonomy;
    const found: number[] = [];
    for (const { task, conversation, taxonomy } of given) {
      guard.taxonomy = taxonomy ?? defaultTaxonomy;
      const assess = task === 'prompt-classification' ? 'assessPrompt' : 'assessResponse';
      found.push((await guard[assess](conversation)).unsafeScore);
    }
    const { executionProvider: provider, dtype } = guard.model;
    return { model: { provider, dtype }, scores: found };
  }, goldens);

  expect(model).toEqual({ provider: executionProvider, dtype: run?.dtype });
  const tolerance = variants.find(({ dtype }) => dtype === model.dtype)?.tolerance ?? 0;
  const differences = goldens.map(({ unsafeScore }, index) =>
    Math.abs(unsafeScore - (scores[index] ?? Number.NaN)),
  );
  expect(Math.max(...differences)).toBeLessThanOrEqual(tolerance);
  // A score nearer to the threshold than the tolerance may fall on either side of it.
  const clear = goldens.flatMap(({ unsafeScore }, index) =>
    Math.abs(unsafeScore - thresholds.default) > tolerance
      ? [[unsafeScore >= thresholds.default, (scores[index] ?? Number.NaN) >= thresholds.default]]
      : [],
  );
  expect(clear.map(([, isUnsafe]) => isUnsafe)).toEqual(clear.map(([isUnsafe]) => isUnsafe));
  expect(clear.length).toBeGreaterThan(goldens.length / 2);
});
