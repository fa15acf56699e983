import { parseTaxonomy, taxonomies } from '@guarded-chat/policy';
import { expect, it } from 'vitest';
import {
  addCategory,
  changeCategory,
  moveCategory,
  nextCode,
  removeCategory,
} from './edit-taxonomy.ts';

const start = taxonomies.llamaGuard2;
const codes = (taxonomy: typeof start) => taxonomy.categories.map(({ code }) => code);

it('adds a category with the next free code', () => {
  const added = addCategory(start, 'House rules');
  expect(added.categories.at(-1)).toEqual({ code: 'S12', name: 'House rules' });
  expect(nextCode({ ...start, categories: [{ code: 'HOUSE', name: 'House' }] })).toBe('S1');
  const last = { code: 'S1', name: 'Once more' };
  expect(nextCode({ ...start, categories: [{ code: 'S2', name: 'a' }, last] })).toBe('S3');
});

it('renames and describes, and drops an empty description', () => {
  const described = changeCategory(start, 0, { description: 'What hurts people.' });
  expect(described.categories[0]?.description).toBe('What hurts people.');
  expect(changeCategory(described, 0, { description: ' ' }).categories[0]).not.toHaveProperty(
    'description',
  );
});

it('moves a category up and down, and never off the list', () => {
  expect(codes(moveCategory(start, 1, -1)).slice(0, 2)).toEqual(['S2', 'S1']);
  expect(moveCategory(start, 0, -1)).toBe(start);
  expect(codes(moveCategory(start, 0, 99)).at(-1)).toBe('S1');
});

it('removes all categories but the last', () => {
  let taxonomy = start;
  for (let round = 0; round < 20; round += 1) taxonomy = removeCategory(taxonomy, 0);
  expect(taxonomy.categories).toHaveLength(1);
});

it('no longer carries the id of a published list, and can be read back', () => {
  const edited = moveCategory(addCategory(start, 'House rules'), 3, 2);
  expect(edited.id).toBe('custom');
  expect(parseTaxonomy(JSON.parse(JSON.stringify(edited)))).toEqual(edited);
});
