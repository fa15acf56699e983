import { expect, test } from 'vitest';
import { growCodeTree } from './code-tree.ts';

test('ends a code at the node of its last token', () => {
  const tree = growCodeTree([['S1', [7, 1]]]);
  expect(tree.children.get(7)?.code).toBeUndefined();
  expect(tree.children.get(7)?.children.get(1)?.code).toBe('S1');
});

test('lets a code go on to a longer one', () => {
  const tree = growCodeTree([
    ['S1', [7, 1]],
    ['S10', [7, 1, 0]],
  ]);
  const node = tree.children.get(7)?.children.get(1);
  expect(node?.code).toBe('S1');
  expect(node?.children.get(0)?.code).toBe('S10');
});

test('shares the beginning of codes', () => {
  const tree = growCodeTree([
    ['S1', [7, 1]],
    ['S2', [7, 2]],
  ]);
  expect([...tree.children.keys()]).toEqual([7]);
  expect([...(tree.children.get(7)?.children.keys() ?? [])]).toEqual([1, 2]);
});
