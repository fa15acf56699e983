import { resolve } from 'node:path';
import process from 'node:process';
import { parseRun } from '../runs/evaluation-run.ts';
import { judgeRun } from '../runs/judge-run.ts';
import { summarizeTasks } from '../runs/summarize-rows.ts';
import { type OptionWords, policyOption, word } from './command-options.ts';
import { formatSummaries } from './format-summary.ts';
import { readTextFile } from './read-text-file.ts';
import { readTexts } from './row-texts.ts';
import { writeReport } from './write-report.ts';

/**
 * `guard-eval report`: figures of results that are there, under any policy, without inference.
 * @param folder - What relative paths start from.
 * @throws TypeError that names the option or the file at fault.
 */
export async function reportCommand(
  files: readonly string[],
  words: OptionWords,
  folder: string,
): Promise<void> {
  const [file, ...others] = files;
  if (file === undefined || others.length > 0)
    throw new TypeError('report: give the results of one run');
  const run = parseRun(readTextFile(resolve(folder, file)));
  const policy = policyOption(words, folder);
  const judged = judgeRun(run, policy);
  const summaries = summarizeTasks(judged.rows, run.header.taxonomy);
  process.stdout.write(`${formatSummaries(summaries, judged)}\n`);
  const out = word(words, 'report');
  if (out === undefined) return;
  const data = word(words, 'data');
  const texts =
    data === undefined ? undefined : await readTexts(resolve(folder, data), word(words, 'adapter'));
  const textOf = (hash: string) => texts?.get(hash);
  writeReport(resolve(folder, out), { run, judged, summaries, policy, textOf });
}
