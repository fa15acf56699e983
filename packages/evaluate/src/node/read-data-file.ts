import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { readDataSet } from '../adapters/data-set-adapter.ts';
import { adapterById } from '../adapters/data-set-adapters.ts';
import { type ColumnMapping, guessColumns } from '../rows/column-mapping.ts';
import type { EvaluationRow } from '../rows/evaluation-row.ts';
import { formatOf } from '../rows/read-records.ts';
import { columnNames, readRows, rowsFromRecords } from '../rows/read-rows.ts';
import { readEach, type Reading } from '../rows/table-record.ts';
import { readParquet } from './read-parquet.ts';
import { readTextFile } from './read-text-file.ts';

/** How a file of rows is read. */
export interface DataFileOptions {
  /** Id of the data set's adapter; absent: a plain file, see `readRows`. */
  readonly adapter?: string | undefined;
  /** Absent: guessed from the names of the columns. */
  readonly columns?: ColumnMapping | undefined;
}

/**
 * Reads a file of rows: CSV, JSON or JSON lines, gzipped or not, or Parquet.
 * @throws TypeError when its name has no known ending, the adapter is not known, or the file cannot be read as a whole.
 */
export async function readDataFile(
  path: string,
  { adapter, columns }: DataFileOptions = {},
): Promise<Reading<EvaluationRow>> {
  if (path.toLowerCase().endsWith('.parquet')) {
    const records = await readParquet(readFileSync(path));
    return adapter === undefined
      ? rowsFromRecords(records, columns ?? guessColumns(columnNames(records)))
      : readEach(records, adapterById(adapter).toRows);
  }
  const format = formatOf(path);
  if (format === undefined) {
    throw new TypeError(
      `${basename(path)}: must end in .csv, .tsv, .json, .jsonl or .parquet, or in one of the first four and .gz`,
    );
  }
  const text = readTextFile(path);
  return adapter === undefined
    ? readRows(text, format, columns)
    : readDataSet(adapterById(adapter), text, format);
}
