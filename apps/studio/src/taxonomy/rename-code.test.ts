import { parsePolicy, taxonomies } from '@guarded-chat/policy';
import { expect, it } from 'vitest';
import { changeCategory, moveCategory } from './edit-taxonomy.ts';
import { findCodeChange, withRenamedCode } from './rename-code.ts';

const list = taxonomies.llamaGuard2;

it('finds the one code that was changed', () => {
  const renamed = changeCategory(list, 2, { code: 'HOUSE' });
  expect(findCodeChange(list, renamed)).toEqual({ from: 'S3', to: 'HOUSE' });
  expect(findCodeChange(list, changeCategory(list, 2, { name: 'House' }))).toBeUndefined();
  expect(findCodeChange(list, moveCategory(list, 2, 1))).toBeUndefined();
  expect(findCodeChange(list, taxonomies.llamaGuard3)).toBeUndefined();
});

it('takes the rule and the switch of a category along', () => {
  const settings = {
    policy: parsePolicy({ categories: { S3: { action: 'warn' }, S4: { threshold: 0.2 } } }),
    excludedCodes: ['S1', 'S3'],
  };
  expect(withRenamedCode(settings, { from: 'S3', to: 'HOUSE' })).toMatchObject({
    policy: { categories: { HOUSE: { action: 'warn' }, S4: { threshold: 0.2 } } },
    excludedCodes: ['S1', 'HOUSE'],
  });
});
