import type { Assessment } from '@guarded-chat/policy';
import { html, nothing, type TemplateResult } from 'lit';
import { formatMs } from './format-figures.ts';

function renderFact(name: string, value: string): TemplateResult {
  return html`<div><dt>${name}</dt><dd class="figure">${value}</dd></div>`;
}

/** What a check took: time and tokens, and what ran it. */
export function renderCheckFacts({ timings, tokens, model }: Assessment): TemplateResult {
  return html`<dl class="facts">
    ${renderFact('Total', formatMs(timings.totalMs))}
    ${renderFact('Forward pass', formatMs(timings.forwardMs))}
    ${renderFact('Prefix', timings.prefillMs === 0 ? 'cached' : formatMs(timings.prefillMs))}
    ${renderFact('Tokens cached', String(tokens.cached))}
    ${renderFact('Tokens computed', String(tokens.computed))}
    ${renderFact('Runs on', model.executionProvider === 'webgpu' ? 'WebGPU' : 'WASM')}
    ${renderFact('Dtype', model.dtype)}
    ${model.selfTest === undefined ? nothing : renderFact('Self-test', model.selfTest)}
  </dl>`;
}
