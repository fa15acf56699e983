import type { Verdict } from '@guarded-chat/policy';

/** Where one message stands between the person who sends it and the host that receives it. */
export type Gate =
  | { readonly state: 'open'; readonly notice?: 'text-changed' | 'stopped' }
  | { readonly state: 'held'; readonly text: string; readonly checkId: number }
  /** Stopped by its verdict: only an edit, a retry or, where the policy warns, the person's word moves it on. */
  | { readonly state: 'stopped'; readonly text: string; readonly verdict: Verdict }
  | { readonly state: 'released'; readonly verdict: Verdict };

/** What happens to a gate. `text` is always what the field holds at that moment. */
export type GateInput =
  | { readonly type: 'send'; readonly text: string; readonly checkId: number }
  | { readonly type: 'edit'; readonly text: string }
  | {
      readonly type: 'verdict';
      readonly text: string;
      readonly checkId: number;
      readonly verdict: Verdict;
    }
  | { readonly type: 'send-anyway'; readonly text: string }
  | { readonly type: 'cancel' };

/**
 * What is to be done after a step.
 * - `pass`: the host may have the event that asked to send, now.
 * - `check`: ask for a verdict on the text, under the gate's `checkId`.
 * - `release`: give the host the send that was held, once.
 * - `abandon`: stop the check that runs.
 */
type GateEffect = 'pass' | 'check' | 'release' | 'abandon' | 'none';

/** A gate after an input, and what is to be done. */
export interface GateStep {
  readonly gate: Gate;
  readonly effect: GateEffect;
}

/** Whether there is nothing in a text that could be judged: it is empty or white space. */
export function isBlank(text: string): boolean {
  return text.trim() === '';
}

const textChanged: Gate = { state: 'open', notice: 'text-changed' };

function onSend(gate: Gate, text: string, checkId: number): GateStep {
  if (isBlank(text)) return { gate, effect: 'pass' };
  if (gate.state === 'held' && gate.text === text) return { gate, effect: 'none' };
  return { gate: { state: 'held', text, checkId }, effect: 'check' };
}

function onEdit(gate: Gate, text: string): GateStep {
  switch (gate.state) {
    case 'held':
      return gate.text === text
        ? { gate, effect: 'none' }
        : { gate: textChanged, effect: 'abandon' };
    case 'stopped':
      return gate.text === text
        ? { gate, effect: 'none' }
        : { gate: { state: 'open' }, effect: 'none' };
    default:
      return { gate: { state: 'open' }, effect: 'none' };
  }
}

function onVerdict(
  gate: Gate,
  { text, checkId, verdict }: GateInput & { type: 'verdict' },
): GateStep {
  if (gate.state !== 'held' || gate.checkId !== checkId) return { gate, effect: 'none' };
  if (gate.text !== text) return { gate: textChanged, effect: 'none' };
  if (verdict.action === 'warn' || verdict.action === 'block') {
    return { gate: { state: 'stopped', text, verdict }, effect: 'none' };
  }
  return { gate: { state: 'released', verdict }, effect: 'release' };
}

function onSendAnyway(gate: Gate, text: string): GateStep {
  if (gate.state !== 'stopped' || gate.verdict.action !== 'warn') return { gate, effect: 'none' };
  if (gate.text !== text) return { gate: textChanged, effect: 'none' };
  return { gate: { state: 'released', verdict: gate.verdict }, effect: 'release' };
}

function onCancel(gate: Gate): GateStep {
  return gate.state === 'held'
    ? { gate: { state: 'open', notice: 'stopped' }, effect: 'abandon' }
    : { gate: { state: 'open' }, effect: 'none' };
}

/** Moves a gate on. Nothing but a verdict on the very text in the field, or blank text, ever opens it. */
export function stepGate(gate: Gate, input: GateInput): GateStep {
  switch (input.type) {
    case 'send':
      return onSend(gate, input.text, input.checkId);
    case 'edit':
      return onEdit(gate, input.text);
    case 'verdict':
      return onVerdict(gate, input);
    case 'send-anyway':
      return onSendAnyway(gate, input.text);
    default:
      return onCancel(gate);
  }
}
