import { type CSSResultGroup, html, nothing, type TemplateResult } from 'lit';
import { statusIcons } from '../app/icons.ts';
import { panelStyles } from '../app/panel-styles.ts';
import { sharedStyles } from '../app/shared-styles.ts';
import { StudioElement } from '../app/studio-element.ts';
import type { CheckRecord } from './check-record.ts';
import { actionWords, describeCategories, kindOf, statusWords } from './describe-record.ts';
import { formatCount, formatMs, formatScore } from './format-figures.ts';
import { logStyles } from './log-styles.ts';

const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });

/** The checks of sent and held texts, newest first. */
export class VerdictLog extends StudioElement {
  static override readonly styles: CSSResultGroup = [sharedStyles, panelStyles, logStyles];

  protected override render(): TemplateResult {
    const { log, showsTexts } = this.state;
    return html`
      <section class="panel" aria-labelledby="title">
        <header>
          <h2 id="title">Log</h2>
          <div class="tools">
            <label class="texts">
              <input
                type="checkbox"
                .checked=${showsTexts}
                @change=${(event: Event) =>
                  this.studio.setShowsTexts((event.target as HTMLInputElement).checked)}
              >
              Show texts
            </label>
            <button
              type="button"
              class="quiet"
              ?disabled=${log.length === 0}
              @click=${() => this.studio.clearLog()}
            >Clear</button>
          </div>
        </header>
        ${this.#renderRedecision()}
        ${
          log.length === 0
            ? html`<p class="empty muted">Checks of sent and held texts are listed here, in this tab only.</p>`
            : html`<ol class="list">${log.map((record) => this.#renderEntry(record))}</ol>`
        }
      </section>
    `;
  }

  #renderRedecision(): TemplateResult {
    const { redecision } = this.state;
    if (!redecision) return html`<p role="status" class="hidden"></p>`;
    const { count, changed, durationMs } = redecision;
    return html`<p role="status" class="redecision">
      ${formatCount(count, 'check')} decided anew in ${formatMs(durationMs)}, without inference:
      ${changed === 0 ? 'none changed' : `${changed} changed`}.
    </p>`;
  }

  #renderEntry(record: CheckRecord): TemplateResult {
    const { verdict, assessment, text, atMs, id } = record;
    const { status, action } = verdict;
    const names = describeCategories(record);
    return html`<li>
      <button
        type="button"
        class="entry ${status}"
        aria-current=${this.state.shown?.id === id}
        @click=${() => this.studio.show(record)}
      >
        <span class="what">
          <span class="tone status">${statusIcons[status]} ${statusWords[status]}</span>
          <span class="kind">${kindOf(record)}</span>
          ${action === 'off' ? nothing : html`<span class="action">${actionWords[action]}</span>`}
        </span>
        <span class="figure score">${assessment ? formatScore(assessment.unsafeScore) : '–'}</span>
        <span class="muted about">
          ${names === '' ? nothing : html`${names} · `}${time.format(atMs)}${
            assessment ? html` · ${formatMs(assessment.timings.totalMs)}` : nothing
          }
        </span>
        ${this.state.showsTexts ? html`<span class="quote">${text}</span>` : nothing}
      </button>
    </li>`;
  }
}

customElements.define('verdict-log', VerdictLog);
