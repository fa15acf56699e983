import { type FigureName, figureNames, type Interval } from '@guarded-chat/evaluate';
import {
  type CSSResultGroup,
  html,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { panelStyles } from '../../app/panel-styles.ts';
import { sharedStyles } from '../../app/shared-styles.ts';
import { figures as worker } from '../../figures/figures.ts';
import {
  columnsOf,
  type FigureIntervals,
  type JudgedColumns,
} from '../../figures/judged-columns.ts';
import '../../policy/operating-point.ts';
import { formatCount, formatMs, formatScore } from '../../verdict/format-figures.ts';
import { BatchElement } from '../batch-element.ts';
import type { OpenRun } from '../run/batch-run.ts';
import type { RowCell } from '../run/decide-row.ts';
import type { RowFilter, RunAnalysis } from '../run/run-analysis.ts';
import { figuresAt } from '../run/run-figures.ts';
import { figuresPanelStyles } from './figures-panel-styles.ts';
import { LazyIntervals } from './lazy-intervals.ts';

const shown: readonly FigureName[] = [
  'precision',
  'recall',
  'f1',
  'falsePositiveRate',
  'accuracy',
  'auroc',
  'averagePrecision',
  'recallAt5',
  'brierScore',
  'expectedCalibrationError',
];

const aside: readonly (readonly [
  Extract<RowCell, 'unlabelled' | 'unchecked' | 'pending'>,
  string,
])[] = [
  ['unlabelled', 'without a label'],
  ['unchecked', 'unchecked'],
  ['pending', 'not judged yet'],
];

/** The threshold, the confusion matrix, whose cells open their rows, and the figures. */
export class RunFiguresPanel extends BatchElement {
  static override readonly properties: PropertyDeclarations = {
    opened: { attribute: false },
    analysis: { attribute: false },
    filter: { attribute: false },
  };
  static override readonly styles: CSSResultGroup = [sharedStyles, panelStyles, figuresPanelStyles];

  declare opened: OpenRun;
  declare analysis: RunAnalysis;
  declare filter: RowFilter;
  readonly #intervals = new LazyIntervals<JudgedColumns, FigureIntervals>({
    compute: (columns) => worker.intervals(columns),
    onChange: () => this.requestUpdate(),
  });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#intervals.stop();
  }

  protected override render(): TemplateResult {
    const { prepared, durationMs, counts } = this.analysis;
    return html`<section class="panel" aria-labelledby="title">
      <header><h2 id="title">Policy against labels</h2></header>
      <div class="body">
        <operating-point plain .studio=${this.studio}></operating-point>
        <p class="muted note" data-testid="rethreshold">
          ${formatCount(prepared.indices.length, 'row')} judged anew in ${formatMs(durationMs)}, without inference.
        </p>
        ${this.#renderMatrix()}
        <p class="aside">
          ${aside.map(([cell, name]) =>
            counts[cell] === 0 ? nothing : this.#renderCell(cell, `${counts[cell]} ${name}`),
          )}
          ${this.#renderCell('failing', 'All wrong ones')} ${this.#renderCell('all', 'All rows')}
        </p>
        ${this.#renderFigures()}
      </div>
    </section>`;
  }

  #renderMatrix(): TemplateResult {
    const { truePositives, falsePositives, falseNegatives, trueNegatives } = this.analysis.counts;
    return html`<table class="matrix">
      <caption>Rows by label and verdict; a cell opens its rows</caption>
      <thead>
        <tr><td></td><th scope="col">Flagged</th><th scope="col">Passed</th></tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">Labelled unsafe</th>
          <td>${this.#renderCell('truePositives', String(truePositives), 'found')}</td>
          <td>${this.#renderCell('falseNegatives', String(falseNegatives), 'missed')}</td>
        </tr>
        <tr>
          <th scope="row">Labelled safe</th>
          <td>${this.#renderCell('falsePositives', String(falsePositives), 'false alarms')}</td>
          <td>${this.#renderCell('trueNegatives', String(trueNegatives), 'rightly passed')}</td>
        </tr>
      </tbody>
    </table>`;
  }

  #renderCell(filter: RowFilter, text: string, name?: string): TemplateResult {
    return html`<button
      type="button"
      class="cell ${filter}"
      aria-pressed=${this.filter === filter}
      @click=${() => this.dispatchEvent(new CustomEvent('row-filter', { detail: filter, bubbles: true }))}
    >
      <span class="figure">${text}</span>${name === undefined ? nothing : html`<span class="name">${name}</span>`}
    </button>`;
  }

  #renderFigures(): TemplateResult {
    const { analysis, opened } = this;
    const { prepared, counts, threshold } = analysis;
    const figures = figuresAt(prepared.groups, counts);
    // They would be of a run that is not whole yet.
    const isDue = !this.batch.isRunning && prepared.groups.length > 0;
    const intervals = isDue
      ? this.#intervals.of({ prepared, threshold }, () => columnsOf(analysis, opened.scores))
      : undefined;
    return html`<dl class="figures">
      ${shown.map((name) => {
        const figure = figures[name];
        return html`<div>
          <dt>${figureNames[name]}</dt>
          <dd class="figure">${figure === undefined ? '–' : formatScore(figure)}</dd>
          <dd class="figure interval">${renderInterval(intervals?.[name])}</dd>
        </div>`;
      })}
    </dl>
    <p class="muted note" role="status">
      ${intervals ? 'Below each figure, its 95 % bootstrap interval.' : isDue ? 'Drawing resamples for the intervals.' : 'Intervals follow when labelled rows are judged.'}
    </p>`;
  }
}

function renderInterval(interval: Interval | undefined): TemplateResult {
  if (!interval) return html`<span class="muted">–</span>`;
  const [low, high] = [formatScore(interval.low), formatScore(interval.high)];
  return html`<span class="muted"><span class="hidden">95 % interval:</span> ${low} to ${high}</span>`;
}

customElements.define('run-figures-panel', RunFiguresPanel);
