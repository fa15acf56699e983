import type { RunComparison } from '../runs/compare-runs.ts';
import { type FigureName, figureNames } from '../runs/figure-metrics.ts';
import { formatFigure, formatTable } from './format-table.ts';

/** How many flipped rows are listed. */
const FLIPPED_ROWS = 50;

/**
 * A comparison as plain text.
 * @param textOf - The text of a row by its hash; absent or `undefined`: the hash stands for it.
 */
export function formatComparison(
  { task, count, first, second, differences, mcNemar, flipped }: RunComparison,
  textOf: (hash: string) => string | undefined = () => undefined,
): string {
  const names = Object.keys(differences) as FigureName[];
  const figures = names.map((name) => {
    const paired = differences[name];
    return [
      figureNames[name],
      formatFigure(first.figures[name]),
      formatFigure(second.figures[name]),
      formatFigure(paired?.difference),
      paired === undefined
        ? ''
        : `${formatFigure(paired.interval.low)} to ${formatFigure(paired.interval.high)}`,
      formatFigure(paired?.pValue),
    ];
  });
  const listed = flipped
    .slice(0, FLIPPED_ROWS)
    .map((row) => [
      row.fixed ? 'fixed' : 'broken',
      row.first.unsafe ? 'unsafe' : 'safe',
      formatFigure(row.first.score),
      formatFigure(row.second.score),
      row.first.source,
      textOf(row.first.hash) ?? row.first.hash.slice(0, 16),
    ]);
  const fixed = flipped.filter((row) => row.fixed).length;
  return [
    `${task}: ${count} rows that both runs judged`,
    formatTable(
      [
        ['figure', 'first', 'second', 'change', '95 % interval', 'p (paired bootstrap)'],
        ...figures,
      ],
      1,
    ),
    `McNemar: only the first right ${mcNemar.onlyFirstRight}, only the second right ` +
      `${mcNemar.onlySecondRight}, exact p = ${mcNemar.pValue.toPrecision(3)}`,
    `${flipped.length} verdicts flipped: ${fixed} fixed, ${flipped.length - fixed} broken` +
      (flipped.length > FLIPPED_ROWS ? `; the ${FLIPPED_ROWS} with the largest change:` : ''),
    ...(listed.length === 0
      ? []
      : [formatTable([['', 'label', 'first', 'second', 'source', 'row'], ...listed], 2)]),
  ].join('\n\n');
}
