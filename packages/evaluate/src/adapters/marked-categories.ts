import { labelField } from '../rows/record-fields.ts';
import type { TableRecord } from '../rows/table-record.ts';

/** Names of a data set's categories, and the hazard code each comes closest to; others have none. */
export type HazardMap = Readonly<Record<string, string>>;

/**
 * The hazard codes of the categories that a record marks with true.
 * @param column - Holds an object `{name: true or false}`.
 * @throws TypeError when it is no such object.
 */
export function markedCategories(
  record: TableRecord,
  column: string,
  hazards: HazardMap,
): readonly string[] {
  const marks = record[column];
  if (typeof marks !== 'object' || marks === null || Array.isArray(marks)) {
    throw new TypeError(`${column}: must be an object of categories, each true or false`);
  }
  const marked = Object.keys(marks).filter((name) => labelField(marks as TableRecord, name));
  return namedCategories(marked, hazards);
}

/** The hazard codes of named categories, each once; a name that has none is passed over. */
export function namedCategories(names: readonly string[], hazards: HazardMap): readonly string[] {
  const codes = names.flatMap((name) => {
    const code = Object.hasOwn(hazards, name) ? hazards[name] : undefined;
    return code === undefined ? [] : [code];
  });
  return [...new Set(codes)];
}
