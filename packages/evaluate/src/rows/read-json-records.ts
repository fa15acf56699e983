import { readEach, type Reading, type TableRecord } from './table-record.ts';

/** Reads JSON lines: one object a line; blank lines are passed over, and a line that is none is a problem. */
export function readJsonLines(text: string): Reading<TableRecord> {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return readEach(lines, (line) => [requireRecord(parseJson(line))]);
}

/**
 * Reads a JSON file that is an array of objects, or an object whose values are the records or lists of them.
 * @throws TypeError when it is neither.
 */
export function readJsonFile(text: string): Reading<TableRecord> {
  const value = parseJson(text.replace(/^\uFEFF/, ''));
  if (typeof value !== 'object' || value === null) {
    throw new TypeError('the file must hold an array of objects');
  }
  const records: readonly unknown[] = Array.isArray(value) ? value : Object.values(value).flat();
  return readEach(records, (record) => [requireRecord(record)]);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, so it is not passed on as the cause either.
    throw new TypeError('is not JSON');
  }
}

function requireRecord(value: unknown): TableRecord {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new TypeError('must be an object');
  }
  return value as TableRecord;
}
