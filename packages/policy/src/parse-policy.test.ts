import { describe, expect, it } from 'vitest';
import { defaultPolicy, parsePolicy } from './parse-policy.ts';

describe('parsePolicy', () => {
  it('gives the default policy for no settings: block, and block what is unchecked', () => {
    expect(parsePolicy({})).toEqual({
      action: 'block',
      categories: {},
      unchecked: 'block',
      deadlineMs: 10_000,
    });
    expect(parsePolicy({})).toEqual(defaultPolicy);
  });

  it('keeps every setting', () => {
    const policy = {
      threshold: 0.4,
      action: 'warn',
      categories: { S6: { action: 'off' }, 'HOUSE-RULE': { threshold: 1 }, S1: {} },
      unchecked: 'log',
      deadlineMs: 2500,
    };
    expect(parsePolicy(policy)).toEqual(policy);
    expect(parsePolicy(JSON.parse(JSON.stringify(policy)))).toEqual(policy);
  });

  it('takes a field that is undefined as absent', () => {
    const policy = parsePolicy({ threshold: undefined, categories: { S1: { action: undefined } } });
    expect(policy).toStrictEqual({ ...defaultPolicy, categories: { S1: {} } });
  });

  it('reads its own result back unchanged', () => {
    const policy = parsePolicy({ threshold: 0, categories: { constructor: { action: 'off' } } });
    expect(parsePolicy(policy)).toEqual(policy);
  });

  it.each<[unknown, string]>([
    [null, 'policy: must be an object, but is null'],
    ['block', 'policy: must be an object, but is "block"'],
    [[], 'policy: must be an object, but is []'],
    [{ threshold: 1.4 }, 'policy.threshold: 1.4 is outside [0, 1]'],
    [{ threshold: Number.NaN }, 'policy.threshold: NaN is outside [0, 1]'],
    [{ threshold: '0.5' }, 'policy.threshold: must be a number in [0, 1], but is "0.5"'],
    [{ threshold: null }, 'policy.threshold: must be a number in [0, 1], but is null'],
    [{ action: 'hold' }, 'policy.action: "hold" is not one of off, log, warn, block'],
    [
      { unchecked: 'off' },
      'policy.unchecked: "off" would let unchecked texts pass as safe; use "log" to let them pass marked as unchecked',
    ],
    [{ unchecked: 'safe' }, 'policy.unchecked: "safe" is not one of log, warn, block'],
    [{ deadlineMs: 0 }, 'policy.deadlineMs: 0 is outside [1, 600000]'],
    [{ deadlineMs: Infinity }, 'policy.deadlineMs: Infinity is outside [1, 600000]'],
    [
      { treshold: 0.5 },
      'policy.treshold: is not a known field; known are threshold, action, categories, unchecked, deadlineMs',
    ],
    [{ categories: ['S1'] }, 'policy.categories: must be an object, but is ["S1"]'],
    [{ categories: { S6: 'off' } }, 'policy.categories.S6: must be an object, but is "off"'],
    [
      { categories: { S6: { threshold: 1.4 } } },
      'policy.categories.S6.threshold: 1.4 is outside [0, 1]',
    ],
    [
      { categories: { S6: { action: 'BLOCK' } } },
      'policy.categories.S6.action: "BLOCK" is not one of off, log, warn, block',
    ],
    [
      { categories: { S6: { enabled: false } } },
      'policy.categories.S6.enabled: is not a known field; known are action, threshold',
    ],
    [
      { categories: { 'S 6': {} } },
      'policy.categories: "S 6" is not a code of 1 to 32 letters, digits, dots, dashes or underscores',
    ],
  ])('refuses %j and names the field', (input, message) => {
    expect(() => parsePolicy(input)).toThrow(new TypeError(message));
  });

  it('is not fooled by a key called __proto__', () => {
    expect(() => parsePolicy(JSON.parse('{"__proto__": {"action": "off"}}'))).toThrow(
      'policy.__proto__: is not a known field',
    );
    const policy = parsePolicy(JSON.parse('{"categories": {"__proto__": {"action": "off"}}}'));
    expect(Object.hasOwn(policy.categories, '__proto__')).toBe(true);
    expect(policy.categories['S1']).toBeUndefined();
  });
});
