import { describe, expect, it } from 'vitest';
import { metricGoldens } from '../testing/metric-goldens.ts';
import { mcNemarTest } from './mcnemar.ts';

function pairs(onlyFirst: number, onlySecond: number) {
  return [
    ...Array.from({ length: onlyFirst }, () => ({ first: true, second: false })),
    ...Array.from({ length: onlySecond }, () => ({ first: false, second: true })),
    { first: true, second: true },
    { first: false, second: false },
  ];
}

describe('mcNemarTest', () => {
  it.each(metricGoldens.mcNemar)(
    "gives SciPy's exact p-value for $first against $second",
    ({ first, second, pValue }) => {
      const result = mcNemarTest(pairs(first, second));
      expect(result).toMatchObject({ onlyFirstRight: first, onlySecondRight: second });
      expect(result.pValue).toBeCloseTo(pValue, 10);
    },
  );
});
