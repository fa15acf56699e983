import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { FullConfig, Reporter, Suite, TestCase, TestResult } from '@playwright/test/reporter';
import { type DrillRow, drillRows } from './drill-rows.ts';
import { missingUnits, renderTable, tablePath } from './drill-table.ts';

/**
 * Prints the table of drills at the end of a run of all of them, and keeps it in the documentation. A row whose drill
 * did not pass, or whose test is not there, fails the run.
 */
export default class DrillReporter implements Reporter {
  readonly #passed = new Map<string, boolean>();
  readonly #needed = Object.entries<DrillRow>(drillRows).flatMap(([id, { units }]) =>
    units ? [] : [id],
  );
  #isPartial = false;

  onBegin(config: FullConfig, suite: Suite): void {
    const found = suite.allTests().flatMap(({ annotations }) => annotations);
    const drills = found
      .filter(({ type }) => type === 'drill')
      .map(({ description }) => description);
    this.#isPartial = config.shard !== null || this.#needed.some((id) => !drills.includes(id));
  }

  onTestEnd({ annotations }: TestCase, { status }: TestResult): void {
    for (const { type, description } of annotations) {
      if (type === 'drill' && description) this.#passed.set(description, status === 'passed');
    }
  }

  async onEnd(): Promise<{ status?: 'failed' }> {
    if (this.#isPartial) return {};
    const failed = this.#needed.filter((id) => this.#passed.get(id) !== true);
    const problems = [...failed.map((id) => `drill ${id} did not pass`), ...missingUnits()];
    const text = renderTable();
    process.stdout.write(`\n${text}\n`);
    if (problems.length > 0) {
      process.stdout.write(`Not shown:\n${problems.join('\n')}\n`);
      return { status: 'failed' };
    }
    const isSame = existsSync(tablePath) && readFileSync(tablePath, 'utf8') === text;
    if (!isSame) writeFileSync(tablePath, text);
    return {};
  }
}
