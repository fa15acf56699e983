import type { Verdict } from '@guarded-chat/policy';
import { describe, expect, test } from 'vitest';
import { type Gate, type GateInput, stepGate } from './gate.ts';

const reason = { kind: 'timeout', message: 'too slow' };
const verdictOf = (action: 'log' | 'warn' | 'block'): Verdict => ({
  status: 'unchecked',
  action,
  reason,
});
const open: Gate = { state: 'open' };
const held: Gate = { state: 'held', text: 'Hello', checkId: 1 };
const stoppedBy = (action: 'warn' | 'block'): Gate => ({
  state: 'stopped',
  text: 'Hello',
  verdict: verdictOf(action),
});
const send = (text: string, checkId = 2): GateInput => ({ type: 'send', text, checkId });
const judge = (action: 'log' | 'warn' | 'block', text = 'Hello', checkId = 1): GateInput => ({
  type: 'verdict',
  text,
  checkId,
  verdict: verdictOf(action),
});

describe('a send', () => {
  test('is checked', () => {
    expect(stepGate(open, send('Hello'))).toEqual({
      gate: { state: 'held', text: 'Hello', checkId: 2 },
      effect: 'check',
    });
  });

  test('of blank text passes, and changes nothing', () => {
    expect(stepGate(open, send(' \n'))).toEqual({ gate: open, effect: 'pass' });
  });

  test('of the text that is held is the same send', () => {
    expect(stepGate(held, send('Hello'))).toEqual({ gate: held, effect: 'none' });
  });

  test('of another text takes the place of the one that is held', () => {
    const { gate, effect } = stepGate(held, send('Good morning'));
    expect(gate).toMatchObject({ state: 'held', text: 'Good morning', checkId: 2 });
    expect(effect).toBe('check');
  });

  test('of a text that was stopped is checked again', () => {
    expect(stepGate(stoppedBy('block'), send('Hello')).effect).toBe('check');
  });
});

describe('a verdict', () => {
  test('that lets the text pass releases it', () => {
    const { gate, effect } = stepGate(held, judge('log'));
    expect(gate).toMatchObject({ state: 'released' });
    expect(effect).toBe('release');
  });

  test.each(['warn', 'block'] as const)('to %s stops the text', (action) => {
    expect(stepGate(held, judge(action))).toEqual({ gate: stoppedBy(action), effect: 'none' });
  });

  test('on a text that is no longer in the field releases nothing', () => {
    expect(stepGate(held, judge('log', 'Hello!'))).toEqual({
      gate: { state: 'open', notice: 'text-changed' },
      effect: 'none',
    });
  });

  test.each<[string, Gate]>([
    ['of an earlier check', { ...held, checkId: 2 }],
    ['after the send was taken back', open],
    ['after another one', stoppedBy('block')],
  ])('%s changes nothing', (_when, gate) => {
    expect(stepGate(gate, judge('log'))).toEqual({ gate, effect: 'none' });
  });
});

describe('an edit', () => {
  test('of a held text gives the send up', () => {
    expect(stepGate(held, { type: 'edit', text: 'Hello!' })).toEqual({
      gate: { state: 'open', notice: 'text-changed' },
      effect: 'abandon',
    });
  });

  test('of a stopped text opens the gate', () => {
    expect(stepGate(stoppedBy('block'), { type: 'edit', text: 'Hi' }).gate).toEqual(open);
  });

  test.each([held, stoppedBy('block')])('that changes nothing changes nothing: %#', (gate) => {
    expect(stepGate(gate, { type: 'edit', text: 'Hello' })).toEqual({ gate, effect: 'none' });
  });
});

describe('sending anyway', () => {
  test('releases what the policy only warns of', () => {
    const step = stepGate(stoppedBy('warn'), { type: 'send-anyway', text: 'Hello' });
    expect(step).toMatchObject({ gate: { state: 'released' }, effect: 'release' });
  });

  test('never releases another text', () => {
    const step = stepGate(stoppedBy('warn'), { type: 'send-anyway', text: 'Hello!' });
    expect(step.effect).toBe('none');
  });

  test.each([stoppedBy('block'), held, open])('does nothing otherwise: %#', (gate) => {
    expect(stepGate(gate, { type: 'send-anyway', text: 'Hello' })).toEqual({
      gate,
      effect: 'none',
    });
  });
});

test('taking back gives a held send up, and forgets a stopped one', () => {
  expect(stepGate(held, { type: 'cancel' })).toEqual({
    gate: { state: 'open', notice: 'stopped' },
    effect: 'abandon',
  });
  expect(stepGate(stoppedBy('block'), { type: 'cancel' })).toEqual({ gate: open, effect: 'none' });
});
