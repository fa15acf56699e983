import {
  columnNames,
  type EvaluationRow,
  guessColumns,
  type ColumnMapping,
  promptRow,
  type Reading,
  readRecords,
  type RecordFormat,
  rowsFromLines,
  rowsFromRecords,
  type TableRecord,
} from '@guarded-chat/evaluate';

/** How pasted text can be read: in the form of a file, or as one prompt a line. */
export type TextFormat = RecordFormat | 'lines';

/**
 * How a text is best read: as JSON lines or JSON when it looks so, as CSV when its first line names a known column,
 * else as one prompt a line.
 */
export function detectFormat(text: string): TextFormat {
  const start = text.trimStart();
  if (start.startsWith('[')) return isJson(start) ? 'json' : 'lines';
  const [first = ''] = start.split('\n');
  if (first.startsWith('{')) return isJson(first) ? 'jsonl' : 'json';
  const cells = first.split(/[,;\t]/).map((cell) => cell.replace(/^\s*"|"\s*$/g, ''));
  const { prompt, messages } = guessColumns(cells);
  return prompt === undefined && messages === undefined ? 'lines' : 'csv';
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A text that was read, before anybody said what its columns hold. */
export interface ReadText {
  readonly records: Reading<TableRecord>;
  readonly columns: readonly string[];
  /** A guess, by the names of the columns. */
  readonly mapping: ColumnMapping;
}

/**
 * Reads a text; lines become records with the one column `prompt`.
 * @throws TypeError when it cannot be read in this form.
 */
export function readText(text: string, format: TextFormat): ReadText {
  if (format === 'lines') {
    const items = rowsFromLines(text).map((row) => ({ prompt: row.conversation[0]?.text ?? '' }));
    return { records: { items, problems: [] }, columns: ['prompt'], mapping: { prompt: 'prompt' } };
  }
  const records = readRecords(text, format);
  const columns = columnNames(records.items);
  return { records, columns, mapping: guessColumns(columns) };
}

/** The rows under a mapping, and all that is wrong with the others; none while no column holds the texts. */
export function mapRows({ records }: ReadText, mapping: ColumnMapping): Reading<EvaluationRow> {
  if (mapping.prompt === undefined && mapping.messages === undefined) {
    return { items: [], problems: records.problems };
  }
  const { items, problems } = rowsFromRecords(records.items, mapping);
  return { items, problems: [...records.problems, ...problems] };
}

/** A row of one message, as samples are written down. */
export function sampleRow(
  text: string,
  unsafe: boolean,
  categories: readonly string[],
): EvaluationRow {
  return promptRow(text, { source: 'samples', unsafe, categories });
}
