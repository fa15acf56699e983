import type { EvaluationRow } from '../rows/evaluation-row.ts';
import { type RecordFormat, readRecords } from '../rows/read-records.ts';
import { readEach, type Reading, type TableRecord } from '../rows/table-record.ts';

/** How to read one published data set, and what there is to know of it. */
export interface DataSetAdapter {
  /** Names it on the command line, such as `toxic-chat`. */
  readonly id: string;
  readonly name: string;
  /** Where the user gets the file, and which file it is. */
  readonly origin: { readonly url: string; readonly file: string };
  readonly licence: string;
  /** How its labels become unsafe, safe and hazard codes. */
  readonly labelMap: string;
  /** The figure that papers report on it. */
  readonly reportedMetric: string;
  /** What its file, columns and values were checked against, and what could not be. */
  readonly formatSource: string;
  /** What a user must know before comparing, such as a gate, a doubt about a column, or rows that are left out. */
  readonly notes: readonly string[];
  /**
   * The rows of one record: none to leave it out, two where prompt and response are labelled apart.
   * @throws TypeError that names the column at fault and never repeats a text.
   */
  readonly toRows: (record: TableRecord) => readonly EvaluationRow[];
}

/**
 * Reads a data set as its authors publish it.
 * @throws TypeError when the file as a whole cannot be read.
 */
export function readDataSet(
  adapter: DataSetAdapter,
  text: string,
  format: RecordFormat,
): Reading<EvaluationRow> {
  const records = readRecords(text, format);
  const rows = readEach(records.items, adapter.toRows);
  return { items: rows.items, problems: [...records.problems, ...rows.problems] };
}
