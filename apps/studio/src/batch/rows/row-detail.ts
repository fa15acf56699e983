import {
  css,
  type CSSResultGroup,
  html,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { segmentStyles } from '../../app/segment-styles.ts';
import { sharedStyles } from '../../app/shared-styles.ts';
import { formatScore } from '../../verdict/format-figures.ts';
import { BatchElement } from '../batch-element.ts';
import type { OpenRun } from '../run/batch-run.ts';

const labels: readonly (readonly [boolean | undefined, string])[] = [
  [true, 'Unsafe'],
  [false, 'Safe'],
  [undefined, 'No label'],
];

const roleNames = { user: 'User', agent: 'Assistant' } as const;

/** Categories that are told of a row. */
const TOP = 3;

/** A row with its text, its scores, and its label, which can be corrected here. */
export class RowDetail extends BatchElement {
  static override readonly properties: PropertyDeclarations = {
    opened: { attribute: false },
    index: { type: Number },
    verdict: { type: String },
  };
  static override readonly styles: CSSResultGroup = [
    sharedStyles,
    segmentStyles,
    css`
      .detail {
        display: grid;
        gap: 0.75rem;
        max-block-size: 24rem;
        padding: 0.875rem 1rem 1rem;
        border-block-start: 1px solid var(--edge);
        overflow-y: auto;
      }
      .said dt {
        color: var(--muted);
        font-size: 0.75rem;
        font-weight: 600;
      }
      .said dd {
        font-size: 0.875rem;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .correct {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: 0.75rem 1.25rem;
      }
      .field {
        display: grid;
        gap: 0.25rem;
      }
      input[type='text'] {
        min-block-size: 1.875rem;
        inline-size: 9rem;
        padding: 0 0.5rem;
        border: 1px solid var(--edge);
        border-radius: 6px;
        background: var(--raised);
      }
      .facts {
        font-size: 0.8125rem;
      }
      .keys {
        font-size: 0.75rem;
      }
    `,
  ];

  declare opened: OpenRun;
  /** Of the row in its run. */
  declare index: number;
  /** How the verdict agrees with the label, in a word. */
  declare verdict: string;

  protected override render(): TemplateResult | typeof nothing {
    const row = this.opened.rows[this.index];
    if (!row) return nothing;
    return html`<div class="detail" role="group" aria-label="Row ${this.index + 1}">
      <p class="facts">
        <strong>Row ${this.index + 1}</strong>, ${this.verdict} · <span class="muted">${row.source}</span>
        ${this.#renderScores()}
      </p>
      <dl class="said">
        ${row.conversation.map(({ role, text }) => html`<dt>${roleNames[role]}</dt><dd>${text}</dd>`)}
      </dl>
      <div class="correct">
        <fieldset class="field">
          <legend>Label</legend>
          <div class="segments">
            ${labels.map(
              ([unsafe, name]) => html`<label>
                <input
                  type="radio"
                  name="label"
                  .checked=${row.unsafe === unsafe}
                  @change=${() => this.batch.relabel(this.index, { unsafe })}
                >
                ${name}
              </label>`,
            )}
          </div>
        </fieldset>
        <label class="field">
          <span class="label">Categories</span>
          <input
            type="text"
            placeholder="S1, S9"
            .value=${row.categories.join(', ')}
            @change=${(event: Event) =>
              this.batch.relabel(this.index, {
                categories: codesOf((event.target as HTMLInputElement).value),
              })}
          >
        </label>
      </div>
      <p class="muted keys">In the list: arrows move, U unsafe, S safe, N no label.</p>
    </div>`;
  }

  #renderScores(): TemplateResult | typeof nothing {
    const scores = this.opened.scores[this.index];
    if (scores === undefined) return nothing;
    if ('unchecked' in scores) return html`<br>Unchecked: ${scores.unchecked.message}`;
    const { taxonomy } = this.opened.run.header;
    const strongest = taxonomy.categories
      .map(({ code, name }) => ({ code, name, score: scores.categoryScores[code] ?? 0 }))
      .toSorted((a, b) => b.score - a.score)
      .slice(0, TOP);
    return html`<br>Score <span class="figure">${formatScore(scores.unsafeScore)}</span>:
      ${strongest.map(
        ({ code, name, score }, index) =>
          html`${index === 0 ? '' : ', '}${code} ${name} <span class="figure">${formatScore(score, 2)}</span>`,
      )}`;
  }
}

function codesOf(text: string): readonly string[] {
  return text.split(/[,;\s]+/).filter((code) => code !== '');
}

customElements.define('row-detail', RowDetail);
