import type { Verdict } from '@guarded-chat/policy';
import { svg, type SVGTemplateResult } from 'lit';

function icon(shape: SVGTemplateResult): SVGTemplateResult {
  return svg`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${shape}</svg>`;
}

/** One shape for each status, so that none depends on its colour. */
export const statusIcons: Readonly<Record<Verdict['status'], SVGTemplateResult>> = {
  safe: icon(svg`<circle cx="8" cy="8" r="6.2"/><path d="m5.2 8.2 2 2 3.6-4"/>`),
  unsafe: icon(
    svg`<path d="M5.4 1.8h5.2l3.6 3.6v5.2l-3.6 3.6H5.4l-3.6-3.6V5.4Z"/><path d="M8 4.9v3.7M8 11v.1"/>`,
  ),
  unchecked: icon(
    svg`<path d="M8 1.7 14.3 8 8 14.3 1.7 8Z"/><path d="M6.6 6.7a1.5 1.5 0 1 1 2.1 1.4c-.5.2-.7.5-.7.9M8 11v.1"/>`,
  ),
};

/** The turning mark of something under way. */
export const busyIcon: SVGTemplateResult = icon(
  svg`<circle class="track" cx="8" cy="8" r="6"/><path class="turn" d="M8 2a6 6 0 0 1 6 6"/>`,
);

/** A lock: nothing leaves. */
export const lockIcon: SVGTemplateResult = icon(
  svg`<rect x="3" y="7" width="10" height="7" rx="1.5"/><path d="M5.5 7V5a2.5 2.5 0 0 1 5 0v2"/>`,
);

/** The mark of the studio: a shield with a score and its threshold. */
export const brandIcon: SVGTemplateResult = svg`<svg class="brand-icon" viewBox="0 0 32 32" aria-hidden="true">
  <path class="shield" d="M16 2.5 27 6.6v8.6c0 7-4.5 11.9-11 14.3C9.5 27.1 5 22.2 5 15.2V6.6Z"/>
  <path class="scale" d="M9.5 17.5h13"/>
  <path class="score" d="M9.5 17.5h7"/>
  <path class="mark" d="M19.5 12v11"/>
</svg>`;
