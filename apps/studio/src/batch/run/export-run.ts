import { formatRun, type ScoreRecord } from '@guarded-chat/evaluate';
import Papa from 'papaparse';
import type { BatchRow, OpenRun } from './batch-run.ts';
import type { RowCell } from './decide-row.ts';

/** The records of the rows that have a result, as `guard-eval` writes them: without texts. */
export function recordsOf({ rows, scores }: OpenRun): readonly ScoreRecord[] {
  return rows.flatMap((row, index): readonly ScoreRecord[] => {
    const own = scores[index];
    if (own === undefined) return [];
    const { hash, task, source, unsafe = null, categories } = row;
    return [{ hash, task, source, unsafe, categories, scores: own }];
  });
}

/** The run in the form of `guard-eval`, for its `report` and `compare`: labels and scores, no texts. */
export function toRunLines(opened: OpenRun): string {
  return formatRun({ header: opened.run.header, records: recordsOf(opened) });
}

/** A row of a table with texts, labels, scores and verdicts; its first columns are those that an import knows. */
export interface ExportedRow {
  readonly row: BatchRow;
  readonly index: number;
  readonly cell: RowCell;
}

const verdictOf: Readonly<Record<RowCell, string>> = {
  truePositives: 'unsafe',
  falsePositives: 'unsafe',
  falseNegatives: 'safe',
  trueNegatives: 'safe',
  unlabelled: '',
  unchecked: 'unchecked',
  pending: 'pending',
};

/**
 * Rows with their texts as CSV.
 * @param rows - Those to write, such as the failing ones.
 */
export function toCsv({ scores }: OpenRun, rows: readonly ExportedRow[]): string {
  const records = rows.map(({ row, index, cell }) => {
    const own = scores[index];
    const turns = row.conversation;
    const isAnswer = row.task === 'response-classification';
    return {
      prompt: turns.at(isAnswer ? -2 : -1)?.text ?? '',
      response: isAnswer ? (turns.at(-1)?.text ?? '') : '',
      label: row.unsafe === undefined ? '' : Number(row.unsafe),
      categories: row.categories.join(','),
      source: row.source,
      verdict: verdictOf[cell],
      score: own && !('unchecked' in own) ? own.unsafeScore : '',
    };
  });
  // A spreadsheet would run what looks like a formula.
  return Papa.unparse(records, { escapeFormulae: true, newline: '\n' });
}
