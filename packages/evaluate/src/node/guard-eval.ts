import process from 'node:process';
import { parseArgs } from 'node:util';
import { dataSetAdapters } from '../adapters/data-set-adapters.ts';
import { usage } from './command-usage.ts';
import { compareCommand } from './compare-command.ts';
import { reportCommand } from './report-command.ts';
import { runCommand } from './run-command.ts';
import { speedCommand } from './speed-command.ts';

// Package managers start a package's command in the package's folder and tell where the person was.
const folder = process.env['INIT_CWD'] ?? process.cwd();
const worker = new URL('assessment-worker.js', import.meta.url);

try {
  await start(process.argv.slice(2).filter((one) => one !== '--'));
} catch (error) {
  process.stderr.write(`guard-eval: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function start(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      adapter: { type: 'string' },
      cache: { type: 'string' },
      columns: { type: 'string' },
      data: { type: 'string' },
      dtype: { type: 'string' },
      exclude: { type: 'string' },
      help: { type: 'boolean' },
      limit: { type: 'string' },
      model: { type: 'string' },
      'no-cache': { type: 'boolean' },
      only: { type: 'string' },
      out: { type: 'string' },
      policy: { type: 'string' },
      report: { type: 'string' },
      'second-policy': { type: 'string' },
      'second-threshold': { type: 'string' },
      'skip-bad-rows': { type: 'boolean' },
      taxonomy: { type: 'string' },
      threads: { type: 'string' },
      threshold: { type: 'string' },
      tokens: { type: 'string' },
    },
  });
  const [command, ...files] = positionals;
  if (values.help === true || command === undefined) {
    process.stdout.write(`${usage}\n`);
  } else if (command === 'run' && files.length === 0) {
    await runCommand(values, folder, worker);
  } else if (command === 'report') {
    await reportCommand(files, values, folder);
  } else if (command === 'compare') {
    await compareCommand(files, values, folder);
  } else if (command === 'speed' && files.length === 0) {
    await speedCommand(values, folder, worker);
  } else if (command === 'adapters') {
    process.stdout.write(`${describeAdapters()}\n`);
  } else {
    throw new TypeError(`${[command, ...files].join(' ')}: is no command; try guard-eval --help`);
  }
}

function describeAdapters(): string {
  return dataSetAdapters
    .map(({ id, name, origin, licence, labelMap, reportedMetric, formatSource, notes }) =>
      [
        `${id}: ${name}`,
        `  from     ${origin.url}`,
        `  file     ${origin.file}`,
        `  licence  ${licence}`,
        `  labels   ${labelMap}`,
        `  metric   ${reportedMetric}`,
        `  format   as told by ${formatSource}`,
        ...notes.map((note) => `  note     ${note}`),
      ].join('\n'),
    )
    .join('\n\n');
}
