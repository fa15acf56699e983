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
        display: grid;
        grid-template-columns: auto 1fr;
        align-items: baseline;
        gap: 0.5rem;
        font-size: 0.8125rem;
        line-height: 1.4;
      }

      .count {
        font-weight: 600;
      }

      .open {
        color: var(--warned);
        font-weight: 600;
      }
      a {
        color: inherit;
      }

      .also::before {
        content: ' · ';
        color: var(--muted);
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { requestCount, isOfflineReady, isBlocked, allowsEndpoint, model } = this.state;
    if (allowsEndpoint) {
      return html`<p class="badge">${lockIcon}
        <span>
          <span class="open">This page may connect to the endpoint you name:</span> the chat goes there.
          <a href="/">Back to the closed studio</a>
        </span>
      </p>`;
    }
    if (model.phase !== 'ready') {
      return html`<p class="badge muted">${lockIcon}
        <span>What you type stays in this browser.</span>
      </p>`;
    }
    const tone = requestCount === 0 ? 'safe' : 'unsafe';
    const title =
      'Counted in the browser’s own record of the requests of this page and its workers; its own security policy (connect-src) forbids the page to connect to anything';
    return html`
      <p class="badge" title=${title}>
        <span class="tone ${tone}">${lockIcon}</span>
        <span>
          <span class="count" data-testid="request-count">
            ${formatCount(requestCount, 'network request')} since the model was loaded
          </span>
          ${isBlocked ? html`<span class="also">connections blocked</span>` : nothing}
          ${isOfflineReady ? html`<span class="also">works offline</span>` : nothing}
        </span>
      </p>
    `;
  }
}

customElements.define('privacy-badge', PrivacyBadge);
