import { css, type CSSResultGroup, html, type TemplateResult } from 'lit';
import { panelStyles } from '../app/panel-styles.ts';
import { sharedStyles } from '../app/shared-styles.ts';
import { BatchElement } from '../batch/batch-element.ts';
import type { OpenRun } from '../batch/run/batch-run.ts';
import { mainTask, RunAnalyst } from '../batch/run/run-analysis.ts';
import { formatRoute } from '../navigation/route.ts';
import { formatCount, formatMs } from '../verdict/format-figures.ts';

/** What the policy does to the rows of the latest run: decided anew with every change. */
export class PolicyEffect extends BatchElement {
  static override readonly styles: CSSResultGroup = [
    sharedStyles,
    panelStyles,
    css`
      .body {
        display: grid;
        gap: 0.625rem;
        padding: 0.875rem 1rem 1rem;
        font-size: 0.875rem;
      }
      dl {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(6rem, 1fr));
        gap: 0.75rem;
      }
      dt {
        color: var(--muted);
        font-size: 0.75rem;
      }
      dd {
        font-size: 1.5rem;
        line-height: 1.2;
      }
      .note {
        font-size: 0.75rem;
      }
      a {
        color: var(--set);
      }
    `,
  ];
  readonly #analyst = new RunAnalyst();
  #isOpening = false;

  protected override render(): TemplateResult {
    const { open } = this.batch;
    return html`<section class="panel" aria-labelledby="title">
      <header><h2 id="title">What it does</h2></header>
      <div class="body">${open ? this.#renderRun(open) : this.#renderNone()}</div>
    </section>`;
  }

  protected override updated(): void {
    const [latest] = this.batch.runs;
    if (this.batch.open || this.#isOpening || !latest) return;
    this.#isOpening = true;
    void this.batch.show(latest.id);
  }

  #renderNone(): TemplateResult {
    return html`<p class="muted">
      Judge <a href=${formatRoute('batch')}>rows with labels</a> once, and every change of the policy
      shows here what it would miss and what it would hold for nothing. No inference is needed for that.
    </p>`;
  }

  #renderRun(opened: OpenRun): TemplateResult {
    const task = mainTask(opened.rows);
    const { counts, prepared, durationMs } = this.#analyst.analyse(
      opened,
      task,
      this.state.settings.policy,
    );
    const { truePositives, falseNegatives, falsePositives, trueNegatives } = counts;
    const { run } = opened;
    return html`
      <p>
        On <a href=${formatRoute('batch', { run: run.id })}>${run.name}</a>,
        ${formatCount(prepared.indices.length, 'row')}:
      </p>
      <dl>
        <div><dt>Found</dt><dd class="figure">${truePositives}</dd></div>
        <div><dt>Missed</dt><dd class="figure">${falseNegatives}</dd></div>
        <div><dt>False alarms</dt><dd class="figure">${falsePositives}</dd></div>
        <div><dt>Rightly passed</dt><dd class="figure">${trueNegatives}</dd></div>
      </dl>
      <p class="muted note">Decided anew in ${formatMs(durationMs)}, without inference.</p>
    `;
  }
}

customElements.define('policy-effect', PolicyEffect);
