import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parsePolicy } from '@guarded-chat/policy';
import { readRows } from '../rows/read-rows.ts';
import { formatRun, parseRun } from '../runs/evaluation-run.ts';
import { judgeRun } from '../runs/judge-run.ts';
import { summarizeTasks } from '../runs/summarize-rows.ts';
import { formatSummaries } from './format-summary.ts';
import { GOLDEN_ROWS, GOLDEN_RUN, goldenDifferences, runGoldenSet } from './golden-set.ts';
import { readTextFile } from './read-text-file.ts';

// `npm run` starts this in the package's folder.
const goldenFolder = join(process.cwd(), 'golden');
const modelFolder = join(process.cwd(), '../../models/pocket-guard');
const path = join(goldenFolder, GOLDEN_RUN);

const rows = readRows(readTextFile(join(goldenFolder, GOLDEN_ROWS)), 'jsonl').items;
const run = await runGoldenSet(rows, modelFolder);
const differences = existsSync(path)
  ? await goldenDifferences(parseRun(readTextFile(path)), run, rows)
  : ['there was no record'];
writeFileSync(path, formatRun(run));
const judged = judgeRun(run, parsePolicy({}));
process.stdout.write(
  `${formatSummaries(summarizeTasks(judged.rows, run.header.taxonomy), judged)}\n\n` +
    `recorded ${run.records.length} rows; what changed:\n` +
    `${differences.length === 0 ? 'nothing that the gate would stop' : differences.join('\n')}\n`,
);
