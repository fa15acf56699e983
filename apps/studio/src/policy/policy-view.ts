import { css, type CSSResultGroup, html, type TemplateResult } from 'lit';
import { sharedStyles } from '../app/shared-styles.ts';
import { StudioElement } from '../app/studio-element.ts';
import '../verdict/verdict-log.ts';
import './policy-effect.ts';
import '../share/share-panel.ts';
import '../share/versions-panel.ts';
import './policy-panel.ts';

/** The policy with all the room that it needs, beside what it does to everything that was judged. */
export class PolicyView extends StudioElement {
  static override readonly styles: CSSResultGroup = [
    sharedStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--gap);
        align-items: start;
      }
      .side {
        display: grid;
        gap: var(--gap);
        min-inline-size: 0;
      }
      @media (min-width: 62rem) {
        :host {
          grid-template-columns: minmax(0, 1.1fr) minmax(0, 1fr);
        }
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { studio } = this;
    return html`
      <policy-panel .studio=${studio}></policy-panel>
      <div class="side">
        <policy-effect .studio=${studio}></policy-effect>
        <versions-panel .studio=${studio}></versions-panel>
        <share-panel .studio=${studio}></share-panel>
        <verdict-log .studio=${studio}></verdict-log>
      </div>
    `;
  }
}

customElements.define('policy-view', PolicyView);
