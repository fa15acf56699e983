import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { parsePolicy } from '@guarded-chat/policy';
import { parseRun } from '../runs/evaluation-run.ts';
import { judgeRun } from '../runs/judge-run.ts';
import { summarizeTasks } from '../runs/summarize-rows.ts';
import {
  comparisonTable,
  insertTable,
  type MeasuredFigure,
  type PublishedFigure,
} from './comparison-table.ts';
import { readTextFile } from './read-text-file.ts';

// `npm run` starts this in the package's folder and tells where the person was.
const home = process.cwd();
const measuredPath = join(home, 'comparison', 'measured-figures.json');
const readmePath = join(home, 'README.md');

const published = readJson(join(home, 'comparison', 'published-figures.json')) as PublishedFigure[];
const [data, results] = process.argv.slice(2).filter((word) => word !== '--');
try {
  if (data !== undefined) addFigures(data, results);
  const table = comparisonTable(published, readJson(measuredPath) as MeasuredFigure[]);
  writeFileSync(readmePath, insertTable(readFileSync(readmePath, 'utf8'), table));
} catch (error) {
  process.stderr.write(
    `comparison:add: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 1;
}

/** Takes the figures of a run for every published figure on that data set. */
function addFigures(dataSet: string, path: string | undefined): void {
  const wanted = published.filter((figure) => figure.data === dataSet);
  if (path === undefined || wanted.length === 0) {
    const known = [...new Set(published.flatMap((figure) => figure.data ?? []))].join(', ');
    throw new TypeError(`give a data set and the results of a run over it; data sets: ${known}`);
  }
  const run = parseRun(readTextFile(resolve(process.env['INIT_CWD'] ?? home, path)));
  const { model, taxonomy } = run.header;
  const summaries = summarizeTasks(judgeRun(run, parsePolicy({})).rows, taxonomy);
  const added = wanted.map(({ id, task, metric }): MeasuredFigure => {
    const summary = summaries.find((one) => one.task === task);
    const [value, interval] = [summary?.figures[metric], summary?.intervals[metric]];
    if (summary === undefined || value === undefined || interval === undefined) {
      throw new TypeError(`${path}: gives no ${metric} of ${task}`);
    }
    return {
      id,
      value,
      ...interval,
      rows: summary.count,
      revision: model.revision.slice(0, 12),
      threshold: model.defaultThreshold,
    };
  });
  const others = (readJson(measuredPath) as MeasuredFigure[]).filter((one) => {
    return !added.some((figure) => figure.id === one.id);
  });
  writeFileSync(measuredPath, `${JSON.stringify([...others, ...added], null, 2)}\n`);
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
