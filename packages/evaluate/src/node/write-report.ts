import { writeFileSync } from 'node:fs';
// oxlint-disable-next-line no-restricted-imports -- A document without a browser; the list of allowed imports lies outside this package.
import { parseHTML } from 'linkedom';
import { type ReportInput, renderReport } from '../report/render-report.ts';

/** Writes a report as a self-contained HTML file. */
export function writeReport(path: string, input: ReportInput): void {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  writeFileSync(path, renderReport(input, document));
}
