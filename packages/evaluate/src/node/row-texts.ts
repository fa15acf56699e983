import type { EvaluationRow } from '../rows/evaluation-row.ts';
import { rowHash } from '../rows/row-hash.ts';
import { readDataFile } from './read-data-file.ts';

/** The judged texts by the hash of their rows: results hold no texts, so they are looked up where they came from. */
export async function textsByHash(
  rows: readonly EvaluationRow[],
): Promise<ReadonlyMap<string, string>> {
  const entries = rows.map(async (row) => {
    return [await rowHash(row), row.conversation.at(-1)?.text ?? ''] as const;
  });
  return new Map(await Promise.all(entries));
}

/** The same for the rows of a file; records that cannot be read have no text. */
export async function readTexts(
  path: string,
  adapter: string | undefined,
): Promise<ReadonlyMap<string, string>> {
  const { items } = await readDataFile(path, { adapter });
  return textsByHash(items);
}
