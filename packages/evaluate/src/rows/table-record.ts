/** One record of a file: a line of a CSV, or an object of a JSON file. Cells of a CSV are strings. */
export type TableRecord = Readonly<Record<string, unknown>>;

/** A record that could not be read. */
export interface RowProblem {
  /** Counted from 1; a CSV's header and blank lines are not counted. */
  readonly record: number;
  /** Names the column and what is wrong, and never repeats a text. */
  readonly message: string;
}

/** What came of reading a file: what could be read is there, and what could not is told. */
export interface Reading<Item> {
  readonly items: readonly Item[];
  readonly problems: readonly RowProblem[];
}

/**
 * Reads each record, and keeps what goes wrong as a problem of that record.
 * @param read - Gives the items of one record, none to pass it over; throws a TypeError when it is at fault.
 */
export function readEach<From, Item>(
  records: readonly From[],
  read: (record: From) => readonly Item[],
): Reading<Item> {
  const items: Item[] = [];
  const problems: RowProblem[] = [];
  for (const [index, record] of records.entries()) {
    try {
      items.push(...read(record));
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      problems.push({ record: index + 1, message: error.message });
    }
  }
  return { items, problems };
}
