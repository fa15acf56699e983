import { css, type CSSResultGroup, html, nothing, type TemplateResult } from 'lit';
import { lockIcon } from '../app/icons.ts';
import { sharedStyles } from '../app/shared-styles.ts';
import { StudioElement } from '../app/studio-element.ts';
import { formatCount } from '../verdict/format-figures.ts';

/** How many network requests there were since the model was loaded, and whether the next visit needs any. */
export class PrivacyBadge extends StudioElement {
  static override readonly styles: CSSResultGroup = [
    sharedStyles,
    css`
      .badge {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.125rem 0.5rem;
        font-size: 0.8125rem;
      }

      .count {
        font-weight: 600;
      }

      .offline::before {
        content: '·';
        margin-inline-end: 0.5rem;
        color: var(--muted);
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { requestCount, isOfflineReady, model } = this.state;
    if (model.phase !== 'ready') {
      return html`<p class="badge muted">${lockIcon} What you type stays in this browser.</p>`;
    }
    const tone = requestCount === 0 ? 'safe' : 'unsafe';
    const title =
      'Counted in the browser’s own record of the requests of this page and its workers';
    return html`
      <p class="badge" title=${title}>
        <span class="tone ${tone}">${lockIcon}</span>
        <span class="count">
          <span class="figure" data-testid="request-count">${requestCount}</span>
          ${formatCount(requestCount, 'network request').replace(/^\d+ /, '')} since the model was
          loaded
        </span>
        ${isOfflineReady ? html`<span class="offline">works offline</span>` : nothing}
      </p>
    `;
  }
}

customElements.define('privacy-badge', PrivacyBadge);
