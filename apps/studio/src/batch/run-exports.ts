import { renderReport } from '@guarded-chat/evaluate/report';
import {
  css,
  type CSSResultGroup,
  html,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { download } from '../app/download.ts';
import { panelStyles } from '../app/panel-styles.ts';
import { sharedStyles } from '../app/shared-styles.ts';
import { figures } from '../figures/figures.ts';
import { BatchElement } from './batch-element.ts';
import type { OpenRun } from './run/batch-run.ts';
import { recordsOf, toCsv, toRunLines } from './run/export-run.ts';
import { isListed, type RowFilter, type RunAnalysis } from './run/run-analysis.ts';

/** The files that a run can be taken away as. */
export class RunExports extends BatchElement {
  static override readonly properties: PropertyDeclarations = {
    opened: { attribute: false },
    analysis: { attribute: false },
    isBusy: { state: true },
  };
  static override readonly styles: CSSResultGroup = [
    sharedStyles,
    panelStyles,
    css`
      .body {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem;
        padding: 0.875rem 1rem 1rem;
      }
      p {
        flex-basis: 100%;
        font-size: 0.8125rem;
      }
    `,
  ];

  declare opened: OpenRun;
  declare analysis: RunAnalysis;
  /** The report is being made. */
  declare isBusy: boolean;

  protected override render(): TemplateResult {
    const hasNone = this.opened.scores.every((scores) => scores === undefined);
    return html`<section class="panel" aria-labelledby="title">
      <header><h2 id="title">Take it with you</h2></header>
      <div class="body">
        <button type="button" ?disabled=${hasNone} @click=${() => this.#csv('all', 'rows')}>Results, CSV</button>
        <button type="button" ?disabled=${hasNone} @click=${this.#lines}>Results, JSON lines</button>
        <button type="button" ?disabled=${hasNone} @click=${() => this.#csv('failing', 'failing')}>
          Failing rows, CSV
        </button>
        <button type="button" ?disabled=${hasNone || this.isBusy} @click=${this.#report}>
          Report, HTML
        </button>
        <span role="status" class="muted">${this.isBusy ? 'Computing the intervals' : nothing}</span>
        <p class="muted">
          CSV files hold the texts, and can be judged again. JSON lines hold labels and scores without
          texts, for <code>guard-eval report</code> and <code>compare</code>. The report holds the texts
          of the worst errors.
        </p>
      </div>
    </section>`;
  }

  get #name(): string {
    return this.opened.run.name.replace(/\.\w+$/, '').replace(/[^\p{L}\p{N}_-]+/gu, '-');
  }

  #csv(filter: RowFilter, part: string): void {
    const { prepared, cells } = this.analysis;
    const rows = prepared.indices.flatMap((index, place) => {
      const row = this.opened.rows[index];
      const cell = cells[place] ?? 'pending';
      return row && isListed(cell, filter) ? [{ row, index, cell }] : [];
    });
    download(`${this.#name}-${part}.csv`, toCsv(this.opened, rows), 'text/csv');
  }

  readonly #lines = (): void => {
    download(`${this.#name}.jsonl`, toRunLines(this.opened), 'application/jsonl');
  };

  readonly #report = async (): Promise<void> => {
    this.isBusy = true;
    try {
      const { opened } = this;
      const { policy } = this.state.settings;
      const run = { header: opened.run.header, records: recordsOf(opened) };
      const { judged, summaries } = await figures.summarize(run, policy);
      const texts = new Map(opened.rows.map((row) => [row.hash, row.conversation.at(-1)?.text]));
      const textOf = (hash: string) => texts.get(hash);
      const page = renderReport({ run, judged, summaries, policy, textOf }, document);
      download(`${this.#name}-report.html`, page, 'text/html');
    } finally {
      this.isBusy = false;
    }
  };
}

customElements.define('run-exports', RunExports);
