import { type Assessment, type GuardProtocol, joinPrompt } from '@guarded-chat/policy';
import { html, type TemplateResult } from 'lit';
import type { CheckRecord } from './check-record.ts';

/**
 * What a verdict rests on, for whoever opens it: the prompt that was asked, and the stretches of the text that were
 * judged, one a window.
 */
export function renderEvidence(
  { conversation, taxonomy, text }: CheckRecord,
  { spans }: Assessment,
  protocol: GuardProtocol,
): TemplateResult {
  return html`
    <details class="evidence">
      <summary>The prompt</summary>
      <pre tabindex="0" role="region" aria-label="Prompt of this check">${joinPrompt(protocol.render(conversation, taxonomy))}</pre>
    </details>
    <details class="evidence">
      <summary>What was judged: ${spans.length === 1 ? 'one window' : `${spans.length} windows, the worst counts`}</summary>
      <ol>
        ${spans.map(
          ({ start, end }) => html`<li>
            <span class="muted figure">${start} to ${end}</span> ${text.slice(start, end)}
          </li>`,
        )}
      </ol>
    </details>
  `;
}
