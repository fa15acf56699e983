import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FullConfig, Reporter, Suite, TestCase, TestResult } from '@playwright/test/reporter';
import { type DrillRow, drillRows } from './drill-rows.ts';

const root = join(import.meta.dirname, '../..');
const table = join(root, 'packages/client/docs/drills.md');

const introduction = `# Drills: what happens when something goes wrong

Every row is run as a test, by \`npm run e2e -- --project=drills --project=drills-webgpu\` and by the packages' own tests. In each, no text is sent that was not checked, nothing typed is lost, nothing hangs, and the page works again without a reload, unless the row says that nothing can. The first is held against what the worker itself tells that it was asked and answered. This table is written by the run.
`;

function shownBy(id: string, { units }: DrillRow): string {
  if (units === undefined) return `browser: \`${id}\``;
  const files = [...new Set(units.map(({ file }) => file.replace(/^packages\//, '')))];
  return `unit: ${files.map((file) => `\`${file}\``).join(', ')}`;
}

function renderTable(): string {
  const rows = Object.entries<DrillRow>(drillRows).map(([id, row]) => {
    const cells = [row.fault, row.seen, row.sent, shownBy(id, row)];
    return `| ${cells.join(' | ')} |`;
  });
  const header =
    '| fault | what the person sees | what is sent | shown by |\n| --- | --- | --- | --- |';
  return [introduction, header, ...rows, ''].join('\n');
}

/** Tests of packages that a row names, and that are not there. */
function missingUnits(): readonly string[] {
  return Object.values<DrillRow>(drillRows)
    .flatMap(({ units = [] }) => units)
    .filter(({ file, title }) => {
      const path = join(root, file);
      return !existsSync(path) || !readFileSync(path, 'utf8').includes(title);
    })
    .map(({ file, title }) => `${file}: "${title}"`);
}

/**
 * Prints the table of drills at the end of a run of all of them, and keeps it in the documentation. A row whose drill
 * did not pass, or whose test is not there, fails the run.
 */
export default class DrillReporter implements Reporter {
  readonly #passed = new Map<string, boolean>();
  #isPartial = false;

  onBegin(config: FullConfig, suite: Suite): void {
    const ids = suite.allTests().flatMap(({ annotations }) => annotations);
    const drills = ids.filter(({ type }) => type === 'drill').map(({ description }) => description);
    const needed = Object.entries<DrillRow>(drillRows).filter(([, { units }]) => !units);
    this.#isPartial = config.shard !== null || needed.some(([id]) => !drills.includes(id));
  }

  onTestEnd({ annotations }: TestCase, { status }: TestResult): void {
    for (const { type, description } of annotations) {
      if (type === 'drill' && description) this.#passed.set(description, status === 'passed');
    }
  }

  async onEnd(): Promise<{ status?: 'failed' }> {
    if (this.#isPartial) return {};
    const failed = [...this.#passed].filter(([, isPassed]) => !isPassed).map(([id]) => id);
    const problems = [...failed.map((id) => `drill ${id} failed`), ...missingUnits()];
    const text = renderTable();
    process.stdout.write(`\n${text}\n`);
    if (problems.length > 0) {
      process.stdout.write(`Not shown:\n${problems.join('\n')}\n`);
      return { status: 'failed' };
    }
    if (!existsSync(table) || readFileSync(table, 'utf8') !== text) writeFileSync(table, text);
    return {};
  }
}
