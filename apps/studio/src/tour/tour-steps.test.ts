import { expect, it } from 'vitest';
import { endTour, isTourOver } from './tour-steps.ts';

it('is offered until it is over', () => {
  const values = new Map<string, string>();
  const storage = () => ({
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
  });
  expect(isTourOver(storage)).toBe(false);
  endTour(storage);
  expect(isTourOver(storage)).toBe(true);
});

it('is not offered where nothing may be stored', () => {
  const forbidden = () => {
    throw new Error('storage is forbidden');
  };
  expect(() => endTour(forbidden)).not.toThrow();
  expect(isTourOver(forbidden)).toBe(true);
});
