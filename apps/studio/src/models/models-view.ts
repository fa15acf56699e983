import { css, type CSSResultGroup, html, type TemplateResult } from 'lit';
import { sharedStyles } from '../app/shared-styles.ts';
import { StudioElement } from '../app/studio-element.ts';
import '../model/model-rail.ts';
import './benchmark-panel.ts';
import './model-choice.ts';
import './storage-panel.ts';

/** The model: which it is, what of it is on this device, and how fast it is here. */
export class ModelsView extends StudioElement {
  static override readonly styles: CSSResultGroup = [
    sharedStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--gap);
        align-items: start;
      }
      @media (min-width: 62rem) {
        :host {
          grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        }
        model-rail {
          grid-column: 1 / -1;
        }
      }
      .side {
        display: grid;
        gap: var(--gap);
        min-inline-size: 0;
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { studio } = this;
    const isReady = this.state.model.phase === 'ready';
    return html`
      ${isReady ? html`<model-rail .studio=${studio}></model-rail>` : ''}
      <storage-panel .studio=${studio}></storage-panel>
      <div class="side">
        <benchmark-panel .studio=${studio}></benchmark-panel>
        <model-choice .studio=${studio}></model-choice>
      </div>
    `;
  }
}

customElements.define('models-view', ModelsView);
