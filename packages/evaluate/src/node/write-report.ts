import { writeFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import { type ReportInput, renderReport } from '../report/render-report.ts';

/** Writes a report as a self-contained HTML file. */
export function writeReport(path: string, input: ReportInput): void {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  writeFileSync(path, renderReport(input, document));
}
