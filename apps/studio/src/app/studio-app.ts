import { css, type CSSResultGroup, html, type TemplateResult } from 'lit';
import '../chat/chat-panel.ts';
import '../model/model-rail.ts';
import '../policy/policy-panel.ts';
import '../privacy/privacy-badge.ts';
import '../verdict/verdict-log.ts';
import '../verdict/verdict-panel.ts';
import { brandIcon } from './icons.ts';
import { sharedStyles } from './shared-styles.ts';
import { StudioElement } from './studio-element.ts';

/** The whole page: what is said, what the guard says of it, and what the policy does with that. */
export class StudioApp extends StudioElement {
  static override readonly styles: CSSResultGroup = [
    sharedStyles,
    css`
      :host {
        --gap: 0.75rem;
        box-sizing: border-box;
        max-inline-size: 110rem;
        margin: 0 auto;
        padding: 0 1rem 1rem;
      }

      .top {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0.5rem 1rem;
        padding: 0.75rem 0;
      }

      .brand {
        display: flex;
        align-items: center;
        gap: 0.625rem;
      }

      h1 {
        margin: 0;
        font-size: 1.0625rem;
        font-weight: 680;
        letter-spacing: -0.015em;
      }

      .brand-icon {
        inline-size: 1.75rem;
        block-size: 1.75rem;
        fill: none;
        stroke-linecap: round;
      }
      .shield {
        fill: light-dark(#15201c, #273138);
      }
      .scale {
        stroke: #7f8f99;
        stroke-width: 2;
      }
      .score {
        stroke: #5dd39e;
        stroke-width: 4;
      }
      .mark {
        stroke: #8eb2ff;
        stroke-width: 2.4;
      }

      main {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        grid-template-areas: 'chat' 'verdict' 'policy' 'log';
        gap: var(--gap);
        margin-block-start: var(--gap);
      }

      chat-panel {
        grid-area: chat;
      }
      verdict-panel {
        grid-area: verdict;
      }
      policy-panel {
        grid-area: policy;
      }
      verdict-log {
        grid-area: log;
      }

      @media (min-width: 46rem) {
        main {
          grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
          grid-template-areas: 'chat verdict' 'policy log';
          align-items: start;
        }
      }

      @media (min-width: 74rem) {
        main {
          grid-template-columns: minmax(0, 1.05fr) minmax(0, 1fr) minmax(0, 1.1fr);
          grid-template-rows: auto minmax(12rem, 1fr);
          grid-template-areas: 'chat verdict policy' 'chat log policy';
          align-items: stretch;
        }
      }

      /* Where everything fits, the page stands still and its panels scroll. */
      @media (min-width: 74rem) and (min-height: 50rem) {
        :host {
          display: flex;
          flex-direction: column;
          block-size: 100dvh;
        }
        main {
          flex: 1;
          min-block-size: 0;
        }
        chat-panel,
        policy-panel,
        verdict-log {
          min-block-size: 0;
          overflow: hidden;
        }
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { studio } = this;
    return html`
      <header class="top">
        <div class="brand">${brandIcon}<h1>Guarded chat studio</h1></div>
        <privacy-badge .studio=${studio}></privacy-badge>
      </header>
      <model-rail .studio=${studio}></model-rail>
      <main>
        <chat-panel .studio=${studio}></chat-panel>
        <verdict-panel .studio=${studio}></verdict-panel>
        <policy-panel .studio=${studio}></policy-panel>
        <verdict-log .studio=${studio}></verdict-log>
      </main>
    `;
  }
}

customElements.define('studio-app', StudioApp);

declare global {
  interface HTMLElementTagNameMap {
    'studio-app': StudioApp;
  }
}
