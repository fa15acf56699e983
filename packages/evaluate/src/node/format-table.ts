/**
 * Cells as a plain-text table, one row a line.
 * @param rows - The heading first; all as long as it.
 * @param leftColumns - So many columns hold words, to the left; the others hold numbers, to the right.
 */
export function formatTable(rows: readonly (readonly string[])[], leftColumns: number): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  return rows
    .map((cells) =>
      cells
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return column < leftColumns ? cell.padEnd(width) : cell.padStart(width);
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** A figure with three decimals; `-` where there is none. */
export function formatFigure(figure: number | undefined): string {
  return figure === undefined ? '-' : figure.toFixed(3);
}
