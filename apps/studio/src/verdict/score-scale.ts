import {
  css,
  type CSSResultGroup,
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { sharedStyles } from '../app/shared-styles.ts';
import { formatScore } from './format-figures.ts';

/** A score on its scale from 0 to 1, with the mark from which it counts as unsafe. */
export class ScoreScale extends LitElement {
  static override readonly properties: PropertyDeclarations = {
    score: { type: Number },
    threshold: { type: Number },
  };
  static override readonly styles: CSSResultGroup = [
    sharedStyles,
    css`
      .scale {
        position: relative;
        padding-block: 0.375rem 1.375rem;
      }

      .bar {
        position: relative;
        block-size: 0.875rem;
        border-radius: 3px;
        background: var(--line);
        overflow: hidden;
      }

      /* From the threshold on, the ground is hatched. */
      .zone {
        position: absolute;
        inset-block: 0;
        inset-inline: calc(var(--threshold) * 100%) 0;
        background: repeating-linear-gradient(
          -45deg,
          color-mix(in srgb, var(--unsafe) 34%, transparent) 0 2px,
          transparent 2px 6px
        );
      }

      .fill {
        position: absolute;
        inset-block: 0;
        inset-inline-start: 0;
        inline-size: calc(var(--score) * 100%);
        min-inline-size: 3px;
        background: var(--tone);
        transition: inline-size 220ms ease-out;
      }

      .mark {
        position: absolute;
        inset-block: 0.0625rem 1.0625rem;
        inset-inline-start: calc(var(--threshold) * 100%);
        inline-size: 2px;
        margin-inline-start: -1px;
        background: var(--set);
        transition: inset-inline-start 120ms ease-out;
      }
      .mark::before {
        content: '';
        position: absolute;
        inset-block-start: -1px;
        inset-inline-start: -4px;
        border: 5px solid transparent;
        border-block-start-color: var(--set);
        border-block-end: 0;
      }

      .ticks {
        position: absolute;
        inset-block-end: 0;
        inset-inline: 0;
        display: flex;
        justify-content: space-between;
        color: var(--muted);
        font-size: 0.6875rem;
        line-height: 1;
      }

      @media (forced-colors: active) {
        .bar {
          border: 1px solid CanvasText;
          background: Canvas;
        }
        .fill,
        .mark {
          background: CanvasText;
          forced-color-adjust: none;
        }
        /* The mark is told from the fill where it stands in it. */
        .mark {
          background: Highlight;
          outline: 1px solid Canvas;
        }
      }
    `,
  ];

  /** In [0, 1]; undefined while there is none. */
  declare score: number | undefined;
  /** In [0, 1]. */
  declare threshold: number;

  protected override render(): TemplateResult {
    const { score, threshold } = this;
    // A meter without a value would be none.
    if (score === undefined) {
      return html`<div class="scale" aria-hidden="true" .style=${`--threshold:${threshold}`}>
        ${this.#renderMarks()}
      </div>`;
    }
    return html`<div
      class="scale"
      role="meter"
      aria-label="Unsafe score"
      aria-valuemin="0"
      aria-valuemax="1"
      aria-valuenow=${score}
      aria-valuetext=${`${formatScore(score)}, unsafe from ${formatScore(threshold)}`}
      .style=${`--score:${score};--threshold:${threshold}`}
    >
      ${this.#renderMarks()}
    </div>`;
  }

  #renderMarks(): TemplateResult {
    return html`
      <div class="bar">
        <div class="zone"></div>
        ${this.score === undefined ? nothing : html`<div class="fill"></div>`}
      </div>
      <div class="mark"></div>
      <div class="ticks figure">
        ${[0, 0.25, 0.5, 0.75, 1].map((tick) => html`<span>${tick}</span>`)}
      </div>
    `;
  }
}

customElements.define('score-scale', ScoreScale);
