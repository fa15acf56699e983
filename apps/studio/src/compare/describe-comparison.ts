import { type FigureName, figureNames, type RunComparison } from '@guarded-chat/evaluate';
import { formatCount } from '../verdict/format-figures.ts';

/** One figure of two runs. */
export interface FigureRow {
  readonly name: string;
  readonly first: number | undefined;
  readonly second: number | undefined;
  /** Second less first, with its 95 % interval. */
  readonly difference: number | undefined;
  readonly low: number | undefined;
  readonly high: number | undefined;
  /** The interval leaves out 0: more than chance would have it. */
  readonly isClear: boolean;
}

/** The figures side by side, in the order of reports. */
export function figureRows({ first, second, differences }: RunComparison): readonly FigureRow[] {
  return (Object.keys(figureNames) as FigureName[]).map((name) => {
    const paired = differences[name];
    const { low, high } = paired?.interval ?? {};
    return {
      name: figureNames[name],
      first: first.figures[name],
      second: second.figures[name],
      difference: paired?.difference,
      low,
      high,
      isClear: low !== undefined && high !== undefined && (low > 0 || high < 0),
    };
  });
}

/** What the McNemar test says, in a sentence. */
export function describeMcNemar({ mcNemar, flipped }: RunComparison): string {
  const { onlyFirstRight, onlySecondRight, pValue } = mcNemar;
  if (flipped.length === 0) return 'No verdict differs.';
  const counts = `Of the ${formatCount(flipped.length, 'row')} with another verdict, the first is right on ${onlyFirstRight} and the second on ${onlySecondRight}`;
  const p = pValue < 0.001 ? 'p < 0.001' : `p = ${pValue.toFixed(3)}`;
  if (pValue >= 0.05) return `${counts}: chance alone would do that often (McNemar, ${p}).`;
  const better = onlySecondRight > onlyFirstRight ? 'second' : 'first';
  return `${counts}: the ${better} is better, and hardly by chance (McNemar, ${p}).`;
}
