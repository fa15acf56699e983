import { describe, expect, it } from 'vitest';
import published from '../../comparison/published-figures.json' with { type: 'json' };
import measured from '../../comparison/measured-figures.json' with { type: 'json' };
import { adapterById } from '../adapters/data-set-adapters.ts';
import { comparisonTable, insertTable, type PublishedFigure } from './comparison-table.ts';
import { readTextFile } from './read-text-file.ts';

const figures = published as PublishedFigure[];
const ours = {
  id: 'openai-moderation-auprc',
  value: 0.7,
  low: 0.6,
  high: 0.8,
  rows: 12,
  revision: 'abc',
  threshold: 0.5,
};

describe('comparisonTable', () => {
  it('puts our figure beside the published ones, with its interval, rows and weights', () => {
    const table = comparisonTable(figures, [ours]).replace(/ +/g, ' ');
    expect(table).toContain('| 0.847 | – | – | – | – | 0.700 (0.600 to 0.800; 12 rows, abc) |');
    expect(table).toContain('not comparable: private set');
    expect(comparisonTable(figures, [])).not.toContain('12 rows');
  });

  it('names data sets that can be read', () => {
    const ids = new Set(figures.flatMap(({ data }) => data ?? []));
    expect([...ids].map((id) => adapterById(id).id)).toEqual([...ids]);
  });

  it('is in the README as the figures have it', () => {
    const readme = readTextFile(new URL('../../README.md', import.meta.url).pathname);
    expect(insertTable(readme, comparisonTable(figures, measured))).toBe(readme);
  });

  it('needs its place to be marked', () => {
    expect(() => insertTable('no marks', '')).toThrow('README.md: has no marks');
  });
});
