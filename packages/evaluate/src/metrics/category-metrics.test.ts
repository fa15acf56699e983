import { describe, expect, it } from 'vitest';
import { categoryRows, metricGoldens } from '../testing/metric-goldens.ts';
import { categoryConfusion, categoryTop1, topCategory } from './category-confusion.ts';
import { oneVsAll, oneVsBenign } from './category-scores.ts';

const golden = metricGoldens.categories;
const codes = ['S1', 'S2', 'S3'] as const;

describe('figures per category, against scikit-learn:', () => {
  it.each(codes)('1-vs-all of %s takes other hazards as negatives', (code) => {
    const figures = oneVsAll(categoryRows, code);
    expect(figures.averagePrecision).toBeCloseTo(golden.oneVsAll[code], 12);
  });

  it.each(codes)('1-vs-benign of %s leaves other hazards out', (code) => {
    const figures = oneVsBenign(categoryRows, code);
    expect(figures.averagePrecision).toBeCloseTo(golden.oneVsBenign[code], 12);
    expect(figures.negatives).toBe(categoryRows.filter((row) => !row.unsafe).length);
  });

  it('hazard top-1', () => {
    expect(categoryTop1(categoryRows).share).toBeCloseTo(golden.top1, 12);
  });

  it('the confusion matrix of hazards', () => {
    const cells = categoryConfusion(categoryRows);
    for (const [row, label] of codes.entries()) {
      for (const [column, named] of codes.entries()) {
        const cell = cells.find((one) => one.label === label && one.named === named);
        expect(cell?.count ?? 0).toBe(golden.confusion[row]?.[column]);
      }
    }
  });
});

describe('a row with several hazards', () => {
  const row = {
    unsafe: true,
    score: 0.9,
    categories: ['S1', 'S2'],
    categoryScores: { S1: 0.2, S2: 0.7 },
  };

  it('is right when one of them is named', () => {
    expect(categoryTop1([row]).share).toBe(1);
    expect(categoryConfusion([row])).toEqual([{ label: 'S2', named: 'S2', count: 1 }]);
  });
});

describe('without category scores', () => {
  it('no category is named, and none is counted', () => {
    expect(topCategory({})).toBeUndefined();
    const row = { unsafe: true, score: 0.9, categories: ['S1'], categoryScores: {} };
    expect(categoryTop1([row])).toEqual({ count: 0, right: 0, share: undefined });
    expect(oneVsAll([row], 'constructor').positives).toBe(0);
  });
});
