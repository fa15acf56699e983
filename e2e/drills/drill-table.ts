import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DrillRow, drillRows } from './drill-rows.ts';

const root = join(import.meta.dirname, '../..');

/** Where the table is kept. */
export const tablePath: string = join(root, 'packages/client/docs/drills.md');

const introduction = `# Drills: what happens when something goes wrong

Every row is run as a test, by \`npm run e2e -- --project=drills --project=drills-webgpu\` and by the packages' own tests. In each, no text is sent that was not checked, nothing typed is lost, nothing hangs, and the page works again without a reload, unless the row says that nothing can. The first is held against what the worker itself tells that it was asked and answered. This table is written by the run.
`;

function shownBy(id: string, { units }: DrillRow): string {
  if (units === undefined) return `browser: \`${id}\``;
  const files = [...new Set(units.map(({ file }) => file.replace(/^packages\//, '')))];
  return `unit: ${files.map((file) => `\`${file}\``).join(', ')}`;
}

/** The table of all faults, in Markdown. */
export function renderTable(): string {
  const rows = Object.entries<DrillRow>(drillRows).map(([id, row]) => {
    const cells = [row.fault, row.seen, row.sent, shownBy(id, row)];
    return `| ${cells.join(' | ')} |`;
  });
  const header =
    '| fault | what the person sees | what is sent | shown by |\n| --- | --- | --- | --- |';
  return [introduction, header, ...rows, ''].join('\n');
}

/** Tests of packages that a row names, and that are not there. */
export function missingUnits(): readonly string[] {
  return Object.values<DrillRow>(drillRows)
    .flatMap(({ units = [] }) => units)
    .filter(({ file, title }) => {
      const path = join(root, file);
      return !existsSync(path) || !readFileSync(path, 'utf8').includes(title);
    })
    .map(({ file, title }) => `${file}: "${title}"`);
}
