import { svg, type SVGTemplateResult } from 'lit';
import type { ChatState } from './describe-status.ts';

const shield = svg`<path d="M8 1.6 13.2 3.5v4c0 3.3-2.1 5.7-5.2 6.9-3.1-1.2-5.2-3.6-5.2-6.9v-4Z"/>`;
const ring = svg`<circle class="track" cx="8" cy="8" r="6"/><path class="turn" d="M8 2a6 6 0 0 1 6 6"/>`;

const marks: Readonly<Record<ChatState, SVGTemplateResult>> = {
  idle: shield,
  loading: ring,
  checking: ring,
  safe: svg`${shield}<path d="m5.6 8 1.8 1.8 3.2-3.5"/>`,
  warned: svg`<path d="M8 2.2 14.3 13H1.7Z"/><path d="M8 6.4v3.1M8 11.3v.1"/>`,
  blocked: svg`<circle cx="8" cy="8" r="6.2"/><path d="m3.7 3.7 8.6 8.6"/>`,
  unchecked: svg`<circle cx="8" cy="8" r="6.2"/><path d="M6.3 6.4a1.8 1.8 0 1 1 2.5 1.7c-.5.2-.8.6-.8 1.1M8 11.3v.1"/>`,
};

/** The picture beside the message: it repeats what the message says, in a shape that needs no colour. */
export function renderIcon(state: ChatState): SVGTemplateResult {
  return svg`<svg part="icon" class="icon" viewBox="0 0 16 16" aria-hidden="true">${marks[state]}</svg>`;
}
