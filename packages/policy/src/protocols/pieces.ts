import type { ControlPiece, TextPiece } from '../prompt.ts';

/** A control token by its literal. */
export function control(token: string): ControlPiece {
  return { kind: 'control', token };
}

/** The format's own words. */
export function words(text: string): TextPiece {
  return { kind: 'text', text };
}
