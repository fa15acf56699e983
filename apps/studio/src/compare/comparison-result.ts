import type { FlippedRow, RunComparison } from '@guarded-chat/evaluate';
import {
  type CSSResultGroup,
  html,
  LitElement,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { panelStyles } from '../app/panel-styles.ts';
import { sharedStyles } from '../app/shared-styles.ts';
import { formatCount, formatScore } from '../verdict/format-figures.ts';
import { compareStyles } from './compare-styles.ts';
import { describeMcNemar, type FigureRow, figureRows } from './describe-comparison.ts';

/** Flipped rows that are listed: the largest changes of score. */
const MOST = 300;

const show = (figure: number | undefined) => (figure === undefined ? '–' : formatScore(figure));

function showSigned(figure: number | undefined): string {
  if (figure === undefined) return '–';
  return figure > 0 ? `+${formatScore(figure)}` : formatScore(figure).replace('-', '−');
}

/** The outcome for one task: figures side by side, the test, and the rows that flipped. */
export class ComparisonResult extends LitElement {
  static override readonly properties: PropertyDeclarations = {
    comparison: { attribute: false },
    texts: { attribute: false },
  };
  static override readonly styles: CSSResultGroup = [sharedStyles, panelStyles, compareStyles];

  declare comparison: RunComparison;
  declare texts: ReadonlyMap<string, string>;

  protected override render(): TemplateResult {
    const { task, count, flipped } = this.comparison;
    const name = task === 'prompt-classification' ? 'Prompts' : 'Responses';
    return html`<section class="panel" aria-labelledby="title">
      <header><h2 id="title">${name}: ${formatCount(count, 'row')} in common</h2></header>
      <div class="body result">
        <p class="said">${describeMcNemar(this.comparison)}</p>
        ${this.#renderFigures()}
        <div>
          <h3>${formatCount(flipped.length, 'row')} flipped</h3>
          ${
            flipped.length === 0
              ? html`<p class="muted">Every row has the same verdict on both sides.</p>`
              : html`<ul class="flipped" tabindex="0" aria-label="Flipped rows">
                  ${flipped.slice(0, MOST).map((row) => this.#renderFlipped(row))}
                </ul>`
          }
        </div>
      </div>
    </section>`;
  }

  #renderFigures(): TemplateResult {
    return html`<div class="wide" tabindex="0" role="region" aria-label="Figures">
      <table>
        <caption>Paired bootstrap, 95 %; bold where the interval leaves out 0</caption>
        <thead>
          <tr>
            <th scope="col">Figure</th><th scope="col">First</th><th scope="col">Second</th>
            <th scope="col">Difference</th><th scope="col">From</th><th scope="col">To</th>
          </tr>
        </thead>
        <tbody>${figureRows(this.comparison).map(renderFigureRow)}</tbody>
      </table>
    </div>`;
  }

  #renderFlipped({ first, second, fixed }: FlippedRow): TemplateResult {
    return html`<li>
      <span class=${fixed ? 'fixed' : 'broken'}>${fixed ? 'now right' : 'now wrong'}</span>
      <span class="figure">${formatScore(first.score, 2)} → ${formatScore(second.score, 2)}</span>
      <span class="text">
        <span class="muted">${first.unsafe ? 'unsafe' : 'safe'}:</span> ${this.texts.get(first.hash) ?? first.hash}
      </span>
    </li>`;
  }
}

function renderFigureRow(row: FigureRow): TemplateResult {
  return html`<tr class=${row.isClear ? 'clear' : ''}>
    <th scope="row">${row.name}</th>
    <td class="figure">${show(row.first)}</td>
    <td class="figure">${show(row.second)}</td>
    <td class="figure">${showSigned(row.difference)}</td>
    <td class="figure">${showSigned(row.low)}</td>
    <td class="figure">${showSigned(row.high)}</td>
  </tr>`;
}

customElements.define('comparison-result', ComparisonResult);
