import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { folders } from './bench-folders.ts';
import type { BenchReport } from './bench-report.ts';
import { formatReport } from './format-report.ts';

/**
 * Writes the report to the results, and its table into the engine's README, between the comments `bench:wasm` and
 * `/bench:wasm` (or `webgpu`); a README without them stays as it is.
 * @returns The name of the results file.
 */
export async function writeReport(report: BenchReport): Promise<string> {
  const { executionProvider, dtype } = report.model;
  await mkdir(folders.results, { recursive: true });
  const name = `${report.date}-${report.browser}-${executionProvider}-${dtype}.json`;
  await writeFile(join(folders.results, name), `${JSON.stringify(report, null, 2)}\n`);
  const readme = await readFile(folders.engineReadme, 'utf8');
  const place = new RegExp(
    `(<!-- bench:${executionProvider} -->\n)[^]*?(\n<!-- /bench:${executionProvider} -->)`,
  );
  const filled = readme.replace(
    place,
    (_, begin: string, end: string) => `${begin}\n${formatReport(report)}\n${end}`,
  );
  await writeFile(folders.engineReadme, filled);
  return name;
}
