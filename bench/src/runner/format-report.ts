import type { BenchReport, ReportRow } from './bench-report.ts';

function format(value: number, unit: ReportRow['unit']): string {
  const digits = value >= 100 ? 0 : 1;
  const number = value.toLocaleString('en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return unit === '%' ? `${number} %` : unit === 'x' ? `${number}x` : `${number} ${unit}`;
}

function cellsOf({ name, unit, minimum, median, bar, isMet }: ReportRow): string[] {
  const goal = bar ? `${bar.kind} ${bar.value}${unit === 'x' ? 'x' : ` ${unit}`}` : '';
  const outcome = isMet === undefined ? '' : isMet ? 'yes' : '**no**';
  return [name, format(minimum, unit), format(median, unit), goal, outcome];
}

/** A Markdown table as the formatter writes it: every column as wide as its widest cell. */
function formatTable(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((_, column) =>
    Math.max(3, ...[head, ...rows].map((cells) => (cells[column] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
  const rule = widths.map((width) => '-'.repeat(width));
  return [head, rule, ...rows].map(line);
}

/** The report as Markdown: what it was measured on, and the table. */
export function formatReport(report: BenchReport): string {
  const { date, browser, platform, cores, threads, repetitions, model, rows } = report;
  return [
    `${date}, ${browser} on ${platform}, ${cores} cores, ${threads} threads; ${model.executionProvider} ${model.dtype}, ` +
      `package ${model.revision.slice(0, 12)}; ${repetitions} repetitions.`,
    '',
    ...formatTable(['', 'minimum', 'median', 'bar', 'met'], rows.map(cellsOf)),
  ].join('\n');
}
