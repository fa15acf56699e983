import { resolve } from 'node:path';
import process from 'node:process';
import { compareRuns } from '../runs/compare-runs.ts';
import { type EvaluationRun, parseRun } from '../runs/evaluation-run.ts';
import { judgeRun } from '../runs/judge-run.ts';
import { type OptionWords, policyOption, word } from './command-options.ts';
import { formatComparison } from './format-comparison.ts';
import { readTextFile } from './read-text-file.ts';
import { readTexts } from './row-texts.ts';

/**
 * `guard-eval compare`: holds one run against another over the rows that both judged. With one file, it is the same run
 * under two policies.
 * @param folder - What relative paths start from.
 * @throws TypeError that names the option or the file at fault.
 */
export async function compareCommand(
  files: readonly string[],
  words: OptionWords,
  folder: string,
): Promise<void> {
  const [firstFile, secondFile = firstFile] = files;
  if (firstFile === undefined || secondFile === undefined || files.length > 2) {
    throw new TypeError('compare: give the results of two runs');
  }
  const first = readRun(resolve(folder, firstFile));
  const second = readRun(resolve(folder, secondFile));
  const policy = policyOption(words, folder);
  const hasSecondPolicy =
    word(words, 'second-policy') !== undefined || word(words, 'second-threshold') !== undefined;
  const secondPolicy = hasSecondPolicy ? policyOption(words, folder, 'second-') : policy;
  const comparisons = compareRuns(judgeRun(first, policy), judgeRun(second, secondPolicy));
  const data = word(words, 'data');
  const texts =
    data === undefined ? undefined : await readTexts(resolve(folder, data), word(words, 'adapter'));
  const textOf = (hash: string) => texts?.get(hash)?.replace(/\s+/g, ' ').slice(0, 100);
  const parts = comparisons.map((comparison) => formatComparison(comparison, textOf));
  process.stdout.write(
    [`first:  ${describe(first)}\nsecond: ${describe(second)}`, ...parts, ''].join('\n\n'),
  );
}

function readRun(path: string): EvaluationRun {
  try {
    return parseRun(readTextFile(path));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new TypeError(`${path}: ${error.message}`, { cause: error });
  }
}

function describe({ header }: EvaluationRun): string {
  const { model, taxonomy, data } = header;
  return `${model.name} (${model.revision.slice(0, 12)}, ${model.dtype}), ${taxonomy.name}, ${data}`;
}
