import { type ColumnMapping, guessColumns } from './column-mapping.ts';
import { conversationRow, type EvaluationRow, promptRow, responseRow } from './evaluation-row.ts';
import { type RecordFormat, readRecords } from './read-records.ts';
import {
  codesField,
  messagesField,
  optionalLabelField,
  optionalTextField,
  textField,
} from './record-fields.ts';
import { readEach, type Reading, type TableRecord } from './table-record.ts';

/**
 * Rows from records, by the columns that hold their parts.
 * @param columns - From `guessColumns`, or chosen by a person.
 * @returns The rows, and what is wrong with the records that are none.
 * @throws TypeError when neither a prompt nor a messages column is named.
 */
export function rowsFromRecords(
  records: readonly TableRecord[],
  columns: ColumnMapping,
): Reading<EvaluationRow> {
  if (columns.prompt === undefined && columns.messages === undefined) {
    throw new TypeError('columns: name the column that holds the prompt, or the messages');
  }
  return readEach(records, (record) => [readRow(record, columns)]);
}

/**
 * Reads labelled rows from the text of a CSV, JSON or JSON lines file: one call for files whose columns have the usual
 * names, such as `prompt`, `response`, `label`, `categories`.
 * @param columns - Absent: guessed from their names.
 * @throws TypeError when the file as a whole cannot be read.
 */
export function readRows(
  text: string,
  format: RecordFormat,
  columns?: ColumnMapping,
): Reading<EvaluationRow> {
  const records = readRecords(text, format);
  if (records.items.length === 0) return { items: [], problems: records.problems };
  const rows = rowsFromRecords(records.items, columns ?? guessColumns(columnNames(records.items)));
  return { items: rows.items, problems: [...records.problems, ...rows.problems] };
}

/** The names of the columns that any of the records has: objects of a JSON file may each lack some. */
export function columnNames(records: readonly TableRecord[]): readonly string[] {
  return [...new Set(records.flatMap((record) => Object.keys(record)))];
}

/** The rows of plain lines, one prompt a line, without labels; blank lines are passed over. */
export function rowsFromLines(text: string): readonly EvaluationRow[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => promptRow(line.trim(), { source: 'lines', unsafe: undefined }));
}

function readRow(record: TableRecord, columns: ColumnMapping): EvaluationRow {
  const label = {
    source: columns.source === undefined ? 'rows' : (readSource(record, columns.source) ?? 'rows'),
    unsafe: columns.label === undefined ? undefined : optionalLabelField(record, columns.label),
    categories: columns.categories === undefined ? [] : codesField(record, columns.categories),
  };
  if (columns.messages !== undefined && record[columns.messages] !== undefined) {
    return conversationRow(messagesField(record, columns.messages), label);
  }
  const prompt = textField(record, columns.prompt ?? 'prompt');
  const response =
    columns.response === undefined ? undefined : optionalTextField(record, columns.response);
  const kind = columns.kind === undefined ? undefined : optionalTextField(record, columns.kind);
  if (response === undefined && kind === 'response') {
    throw new TypeError(`${columns.response ?? 'response'}: is empty in a row that judges it`);
  }
  return response === undefined || kind === 'prompt'
    ? promptRow(prompt, label)
    : responseRow(prompt, response, label);
}

function readSource(record: TableRecord, column: string): string | undefined {
  const value = record[column];
  if (typeof value === 'number') return String(value);
  return optionalTextField(record, column);
}
