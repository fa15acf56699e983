import { html, type TemplateResult } from 'lit';
import { type SampleGroup, sampleGroups } from './sample-conversations.ts';

function renderGroup(
  { title, hint, samples }: SampleGroup,
  onPick: (text: string) => void,
): TemplateResult {
  return html`<div class="group">
    <h3>${title}</h3>
    <p class="muted hint">${hint}</p>
    <ul>
      ${samples.map(
        ({ label, text }) => html`<li>
          <button type="button" title=${text} @click=${() => onPick(text)}>${label}</button>
        </li>`,
      )}
    </ul>
  </div>`;
}

/** The sample messages, to send with one click. */
export function renderSamples(onPick: (text: string) => void): TemplateResult {
  return html`<div class="samples">
    ${sampleGroups.map((group) => renderGroup(group, onPick))}
  </div>`;
}
