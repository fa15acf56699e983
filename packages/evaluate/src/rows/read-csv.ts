import Papa from 'papaparse';
import type { Reading, TableRecord } from './table-record.ts';

/**
 * Reads a CSV file with a header line (RFC 4180; tabs and semicolons are recognised as delimiters). Blank lines are
 * passed over; a byte order mark is dropped.
 * @returns One record a line, cells as strings. A line with too few or too many cells is a problem, and left out.
 * @throws TypeError when there is no header or the quoting of the file is broken, as no line can be trusted then.
 */
export function readCsv(text: string): Reading<TableRecord> {
  const { data, errors, meta } = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
  });
  if ((meta.fields ?? []).length === 0) {
    throw new TypeError('the file has no header line; give the columns names');
  }
  const problems = new Map<number, string>();
  for (const { type, row, message } of errors) {
    if (type === 'Quotes') {
      throw new TypeError(
        `record ${(row ?? 0) + 1}: the quotes of this CSV are broken: ${message}`,
      );
    }
    if (type === 'FieldMismatch' && row !== undefined) problems.set(row, message);
  }
  return {
    items: data.filter((_, index) => !problems.has(index)),
    problems: Array.from(problems, ([row, message]) => ({ record: row + 1, message })),
  };
}
