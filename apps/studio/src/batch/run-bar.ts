import type { RunProgress } from '@guarded-chat/evaluate';
import {
  css,
  type CSSResultGroup,
  html,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { panelStyles } from '../app/panel-styles.ts';
import { sharedStyles } from '../app/shared-styles.ts';
import { formatRoute } from '../navigation/route.ts';
import { formatCount } from '../verdict/format-figures.ts';
import { BatchElement } from './batch-element.ts';
import { formatDuration } from './format-duration.ts';
import type { OpenRun } from './run/batch-run.ts';

/** How far a run is, and what can be done with it. */
export class RunBar extends BatchElement {
  static override readonly properties: PropertyDeclarations = { opened: { attribute: false } };
  static override readonly styles: CSSResultGroup = [
    sharedStyles,
    panelStyles,
    css`
      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem 1rem;
        padding: 0.625rem 1rem;
      }
      .about {
        flex: 1 1 18rem;
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }
      .about p {
        font-size: 0.8125rem;
      }
      .back {
        color: var(--muted);
        font-size: 0.8125rem;
      }
      progress {
        display: block;
        inline-size: 100%;
        block-size: 6px;
        margin-block: 0.375rem 0.125rem;
        accent-color: var(--set);
      }
      .problem {
        flex-basis: 100%;
        padding: 0.5rem 0.75rem;
        border-inline-start: 3px solid var(--warned);
        background: var(--well);
        font-size: 0.8125rem;
      }
    `,
  ];

  declare opened: OpenRun;

  protected override render(): TemplateResult {
    const { run, scores } = this.opened;
    const { problem } = this.batch;
    const done = scores.filter((one) => one !== undefined).length;
    return html`<section class="panel" aria-labelledby="title"><div class="bar">
      <div class="about">
        <a class="back" href=${formatRoute('batch')} @click=${this.#close}>All runs</a>
        <h2 id="title">${run.name}</h2>
        <p class="muted">
          ${formatCount(run.total, 'row')} under ${run.header.taxonomy.name}, by
          ${run.header.model.name} ${run.header.model.dtype}
        </p>
        ${run.status === 'done' ? nothing : this.#renderProgress(done)}
      </div>
      <div class="tools">${this.#renderTools()}</div>
      ${problem === undefined ? nothing : html`<p class="problem" role="alert">${problem}</p>`}
    </div></section>`;
  }

  #renderProgress(done: number): TemplateResult {
    const { run } = this.opened;
    return html`
      <progress aria-label="Rows judged" max=${run.total} value=${done}></progress>
      <p role="status" class="figure">
        ${done} of ${run.total}${this.#describe(this.batch.progress)}
      </p>
    `;
  }

  #describe(progress: RunProgress | undefined): string {
    const { status } = this.opened.run;
    if (!this.batch.isRunning) return status === 'cancelled' ? ', cancelled' : ', paused';
    const { rowsPerSecond, secondsLeft } = progress ?? {};
    if (rowsPerSecond === undefined || secondsLeft === undefined) return '';
    return `, ${rowsPerSecond.toFixed(1)} a second, ${formatDuration(secondsLeft)} left`;
  }

  #renderTools(): TemplateResult {
    const { status } = this.opened.run;
    if (this.batch.isRunning) {
      return html`
        <button type="button" class="main" @click=${() => this.batch.pause()}>Pause</button>
        <button type="button" @click=${() => this.batch.cancel()}>Cancel</button>
      `;
    }
    return html`
      ${
        status === 'paused'
          ? html`<button type="button" class="main" @click=${() => this.batch.resume()}>Resume</button>
              <button type="button" @click=${() => this.batch.cancel()}>Cancel</button>`
          : nothing
      }
      <button type="button" @click=${() => this.batch.repeat()}>Judge again</button>
      <button type="button" class="quiet" @click=${() => this.batch.remove(this.opened.run.id)}>
        Delete
      </button>
    `;
  }

  readonly #close = (event: Event): void => {
    event.preventDefault();
    void this.batch.close();
  };
}

customElements.define('run-bar', RunBar);
