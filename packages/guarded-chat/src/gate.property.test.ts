import type { Verdict } from '@guarded-chat/policy';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Gate, type GateInput, isBlank, stepGate } from './gate.ts';

const reason = { kind: 'timeout', message: 'too slow' };
const actions = ['log', 'warn', 'block'] as const;
const verdicts: readonly Verdict[] = actions.map((action) => ({
  status: 'unchecked',
  action,
  reason,
}));

const text = fc.constantFrom('a', 'b', ' ', '');
const checkId = fc.integer({ min: 1, max: 4 });
const input: fc.Arbitrary<GateInput> = fc.oneof(
  fc.record({ type: fc.constant('send' as const), text, checkId }),
  fc.record({ type: fc.constant('edit' as const), text }),
  fc.record({
    type: fc.constant('verdict' as const),
    text,
    checkId,
    verdict: fc.constantFrom(...verdicts),
  }),
  fc.record({ type: fc.constant('send-anyway' as const), text }),
  fc.constant({ type: 'cancel' as const }),
);
const inputs = fc.array(input, { maxLength: 20 });

/** Every step of a gate through inputs. */
function walk(given: readonly GateInput[]) {
  let gate: Gate = { state: 'open' };
  return given.map((one) => {
    const before = gate;
    const step = stepGate(gate, one);
    ({ gate } = step);
    return { before, one, ...step };
  });
}

describe('through any inputs, a gate', () => {
  test('passes on blank texts alone', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const passed = walk(given).filter(({ effect }) => effect === 'pass');
        expect(passed.every(({ one }) => 'text' in one && isBlank(one.text))).toBe(true);
      }),
    );
  });

  test('releases only the text in the field, and only on a verdict on it that the policy lets pass or the person does', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const released = walk(given).filter(({ effect }) => effect === 'release');
        const isRight = released.map(({ before, one }) =>
          one.type === 'verdict'
            ? before.state === 'held' &&
              before.text === one.text &&
              before.checkId === one.checkId &&
              one.verdict.action === 'log'
            : one.type === 'send-anyway' &&
              before.state === 'stopped' &&
              before.text === one.text &&
              before.verdict.action === 'warn',
        );
        expect(isRight).not.toContain(false);
      }),
    );
  });

  test('releases a text once for each send', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const effects = walk(given).map(({ effect }) => effect);
        const count = (wanted: string) => effects.filter((effect) => effect === wanted).length;
        expect(count('release')).toBeLessThanOrEqual(count('check'));
      }),
    );
  });

  test('gives up the check of a held text, or asks for another, whenever the text stops being held', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const ends = walk(given).filter(
          ({ before, one, gate }) =>
            before.state === 'held' && gate !== before && one.type !== 'verdict',
        );
        expect(ends.every(({ effect }) => effect === 'check' || effect === 'abandon')).toBe(true);
      }),
    );
  });
});
