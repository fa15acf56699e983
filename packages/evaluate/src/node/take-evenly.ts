/** So many of the rows, spread evenly over all of them and in their order; all when there are no more. */
export function takeEvenly<Row>(rows: readonly Row[], count: number): readonly Row[] {
  return rows.filter(
    (_, index) =>
      Math.floor((index * count) / rows.length) !== Math.floor(((index - 1) * count) / rows.length),
  );
}
