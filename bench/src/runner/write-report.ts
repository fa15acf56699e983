import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { folders } from './bench-folders.ts';
import type { BenchReport } from './bench-report.ts';
import { formatReport } from './format-report.ts';

/**
 * Writes the report to the results, and its table into the engine's README, between the comments `bench:wasm-int8` and
 * `/bench:wasm-int8`, or of another provider and dtype; a README without them stays as it is.
 * @returns The name of the results file.
 */
export async function writeReport(report: BenchReport): Promise<string> {
  const { executionProvider, dtype } = report.model;
  await mkdir(folders.results, { recursive: true });
  const variant = `${executionProvider}-${dtype}`;
  const name = `${report.date}-${report.browser}-${variant}.json`;
  await writeFile(join(folders.results, name), `${JSON.stringify(report, null, 2)}\n`);
  const readme = await readFile(folders.engineReadme, 'utf8');
  const place = new RegExp(`(<!-- bench:${variant} -->\n)[^]*?(\n<!-- /bench:${variant} -->)`);
  const filled = readme.replace(
    place,
    (_, begin: string, end: string) => `${begin}\n${formatReport(report)}\n${end}`,
  );
  await writeFile(folders.engineReadme, filled);
  return name;
}
