import type { ModelAttribution } from '@guarded-chat/protocol';
import { html, nothing, type TemplateResult } from 'lit';

/** What a model's licence wants shown wherever the model is loaded; nothing where it asks for nothing. */
export function renderAttribution(
  attribution: ModelAttribution | undefined,
): TemplateResult | typeof nothing {
  if (attribution === undefined) return nothing;
  const { text, notice, links } = attribution;
  return html`<p class="attribution">
    <strong>${text}</strong>. ${notice}
    ${links.map(
      ({ name, url }) => html`<a href=${url} target="_blank" rel="noreferrer">${name}</a> `,
    )}
  </p>`;
}
