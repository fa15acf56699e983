import { join } from 'node:path';
import type { Page } from '@playwright/test';
// oxlint-disable-next-line no-restricted-imports -- Only here: it makes a script of the studio's own module for runs.
import { build, type Rolldown } from 'vite';

const storeModule = join(import.meta.dirname, '../../../apps/studio/src/batch/run/batch-store.ts');

/** A finished run: rows with labels, and scores as a model might give them. */
export interface StoredRun {
  readonly id: string;
  readonly count: number;
  /** Name of the model. */
  readonly model: string;
  /** Name of the list of categories. */
  readonly taxonomy: string;
  /** How much of chance is in the scores, in [0, 1]: none tells all rows apart. */
  readonly noise: number;
}

/** The studio's own module for runs, as a script. */
async function bundleStore(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      lib: { entry: storeModule, formats: ['iife'], name: 'batchStore' },
    },
  });
  const [output] = built as readonly Rolldown.RolldownOutput[];
  return output?.output[0].code ?? '';
}

interface StoreModule {
  readonly openBatchStore: () => Promise<{
    readonly add: (run: object, rows: readonly object[]) => Promise<void>;
    readonly writeScores: (id: string, results: readonly object[]) => Promise<void>;
  }>;
}

/** Puts a run into the page's IndexedDB by the studio's own module: nothing is judged. */
export async function storeRuns(page: Page, runs: readonly StoredRun[]): Promise<void> {
  await page.evaluate(`${await bundleStore()};globalThis.batchStore = batchStore;`);
  await page.evaluate(async (given) => {
    const { batchStore } = globalThis as typeof globalThis & { readonly batchStore: StoreModule };
    const store = await batchStore.openBatchStore();
    for (const { id, count, model, taxonomy, noise } of given) {
      const categories = ['S1', 'S2', 'S3'].map((code) => ({ code, name: `Category ${code}` }));
      const header = {
        format: 'guard-eval-run/1',
        model: {
          id: model,
          name: model,
          revision: model,
          executionProvider: 'wasm',
          dtype: 'q4',
          defaultThreshold: 0.5,
        },
        protocol: 'pocket-guard-1',
        taxonomy: { id: 'custom', name: taxonomy, categories },
        runtime: 'none',
        data: id,
      };
      const run = { id, name: id, createdMs: count, header, total: count, status: 'done' };
      const rows = Array.from({ length: count }, (_, index) => ({
        hash: `row-${index}`,
        source: 'made up',
        task: 'prompt-classification',
        conversation: [{ role: 'user', text: `This is the text of row ${index + 1}.` }],
        unsafe: index % 3 === 0,
        categories: index % 3 === 0 ? [`S${1 + (index % 2)}`] : [],
      }));
      // A number in [0, 1) that is the same for every run of the test.
      const chance = (index: number) => (Math.sin(index * 12.9898 + noise) * 43_758.5453) % 1;
      const results = rows.map(({ unsafe }, index) => {
        const sure = unsafe ? 0.9 : 0.1;
        const unsafeScore = sure * (1 - noise) + Math.abs(chance(index)) * noise;
        const categoryScores = {
          S1: unsafeScore * 0.6,
          S2: unsafeScore * 0.3,
          S3: unsafeScore * 0.1,
        };
        return { index, scores: { unsafeScore, categoryScores } };
      });
      await store.add(run, rows);
      await store.writeScores(id, results);
    }
  }, runs);
}
