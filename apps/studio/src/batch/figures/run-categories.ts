import {
  css,
  type CSSResultGroup,
  html,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { panelStyles } from '../../app/panel-styles.ts';
import { sharedStyles } from '../../app/shared-styles.ts';
import { renderTable, showShare } from '../../charts/render-figure.ts';
import { BatchElement } from '../batch-element.ts';
import type { OpenRun } from '../run/batch-run.ts';
import { categoryRows } from '../run/category-rows.ts';
import type { RunAnalysis } from '../run/run-analysis.ts';

/** What the run says of each category of its taxonomy. */
export class RunCategories extends BatchElement {
  static override readonly properties: PropertyDeclarations = {
    opened: { attribute: false },
    analysis: { attribute: false },
  };
  static override readonly styles: CSSResultGroup = [
    sharedStyles,
    panelStyles,
    css`
      .body {
        padding: 0.75rem 1rem 1rem;
        font-size: 0.875rem;
      }
      table {
        inline-size: 100%;
      }
    `,
  ];

  declare opened: OpenRun;
  declare analysis: RunAnalysis;

  protected override render(): TemplateResult {
    const rows = categoryRows(this.opened, this.analysis);
    return html`<section class="panel" aria-labelledby="title">
      <header><h2 id="title">By category</h2></header>
      <div class="body">
        ${
          rows.length === 0
            ? html`<p class="muted">Categories appear when rows are judged.</p>`
            : renderTable(
                'Labelled: rows with the category in their label. Named: flagged rows in which it is the strongest.',
                {
                  heading: [
                    'Category',
                    'Labelled',
                    'Recall',
                    'AP, 1-vs-all',
                    'Named',
                    'of them safe',
                  ],
                  rows: rows.map((row) => [
                    `${row.code} ${row.name}`,
                    row.labelled,
                    showShare(row.recall),
                    showShare(row.averagePrecision),
                    row.named,
                    row.falseAlarms,
                  ]),
                },
              )
        }
      </div>
    </section>`;
  }
}

customElements.define('run-categories', RunCategories);
