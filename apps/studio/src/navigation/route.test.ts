import { describe, expect, it } from 'vitest';
import { formatRoute, parseRoute } from './route.ts';

const sections = ['live', 'batch'];

describe('parseRoute', () => {
  it('reads the section and what is said beside it', () => {
    const { section, parameters } = parseRoute('#batch?run=7&cell=fn', sections);
    expect(section).toBe('batch');
    expect(Object.fromEntries(parameters)).toEqual({ run: '7', cell: 'fn' });
  });

  it.each(['', '#', '#nowhere', '#nowhere?run=7'])('takes %j to the first section', (hash) => {
    const { section, parameters } = parseRoute(hash, sections);
    expect(section).toBe('live');
    expect(parameters.size).toBe(0);
  });
});

describe('formatRoute', () => {
  it('writes what parseRoute reads', () => {
    const parameters = { name: 'a b?&=#ü' };
    const route = parseRoute(formatRoute('batch', parameters), sections);
    expect(Object.fromEntries(route.parameters)).toEqual(parameters);
    expect(formatRoute('live')).toBe('#live');
  });
});
