import { readCsv } from './read-csv.ts';
import { readJsonFile, readJsonLines } from './read-json-records.ts';
import type { Reading, TableRecord } from './table-record.ts';

/** The forms in which data sets are published as text. */
export type RecordFormat = 'csv' | 'json' | 'jsonl';

/**
 * The format of a file by its name; `.gz` at the end is passed over.
 * @returns `undefined` for an ending that is none of csv, tsv, json, jsonl and ndjson.
 */
export function formatOf(fileName: string): RecordFormat | undefined {
  const ending = /\.(csv|tsv|jsonl|ndjson|json)(?:\.gz)?$/i.exec(fileName)?.[1]?.toLowerCase();
  if (ending === 'tsv') return 'csv';
  if (ending === 'ndjson') return 'jsonl';
  return ending as RecordFormat | undefined;
}

/**
 * Reads the records of a file.
 * @throws TypeError when the file as a whole cannot be read.
 */
export function readRecords(text: string, format: RecordFormat): Reading<TableRecord> {
  if (format === 'csv') return readCsv(text);
  return format === 'json' ? readJsonFile(text) : readJsonLines(text);
}
