import 'guarded-chat';
import { css, type CSSResultGroup, html, type TemplateResult } from 'lit';
import { sharedStyles } from '../app/shared-styles.ts';
import { StudioElement } from '../app/studio-element.ts';
import '../chat/chat-panel.ts';
import '../policy/policy-panel.ts';
import '../verdict/verdict-log.ts';
import '../verdict/verdict-panel.ts';

/** The chat: what is said, what the guard says of it, and what the policy does with that. */
export class LiveView extends StudioElement {
  static override readonly styles: CSSResultGroup = [
    sharedStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        grid-template-areas: 'chat' 'verdict' 'policy' 'log';
        gap: var(--gap);
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
        :host {
          grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
          grid-template-areas: 'chat verdict' 'policy log';
          align-items: start;
        }
      }

      @media (min-width: 74rem) {
        :host {
          grid-template-columns: minmax(0, 1.05fr) minmax(0, 1fr) minmax(0, 1.1fr);
          grid-template-rows: minmax(0, auto) minmax(12rem, 1fr);
          grid-template-areas: 'chat verdict policy' 'chat log policy';
          align-items: stretch;
        }
      }

      /* Where everything fits, the page stands still and its panels scroll. */
      @media (min-width: 74rem) and (min-height: 50rem) {
        chat-panel,
        policy-panel,
        verdict-panel,
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
      <chat-panel .studio=${studio}></chat-panel>
      <verdict-panel .studio=${studio}></verdict-panel>
      <policy-panel .studio=${studio}></policy-panel>
      <verdict-log .studio=${studio}></verdict-log>
    `;
  }
}

customElements.define('live-view', LiveView);
