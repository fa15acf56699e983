import { topCategory } from '@guarded-chat/evaluate';
import { decideVerdict } from '@guarded-chat/policy';
import {
  type CSSResultGroup,
  html,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { busyIcon, statusIcons } from '../../app/icons.ts';
import { panelStyles } from '../../app/panel-styles.ts';
import { sharedStyles } from '../../app/shared-styles.ts';
import { StudioElement } from '../../app/studio-element.ts';
import { taxonomyOf } from '../../state/studio-state.ts';
import { formatScore } from '../../verdict/format-figures.ts';
import type { Sample, SampleCheck, SampleResult } from './sample-check.ts';
import { sampleListStyles } from './sample-list-styles.ts';

/** The writer's examples with the model's word on each; dispatches `samples-edit`. */
export class SampleList extends StudioElement {
  static override readonly properties: PropertyDeclarations = {
    samples: { attribute: false },
    check: { attribute: false, hasChanged: () => true },
  };
  static override readonly styles: CSSResultGroup = [sharedStyles, panelStyles, sampleListStyles];

  declare samples: readonly Sample[];
  declare check: SampleCheck;

  protected override render(): TemplateResult {
    const { samples } = this;
    const waiting = samples.filter(
      ({ id, text }) => text.trim() !== '' && this.check.resultOf(id).state === 'waiting',
    );
    return html`<section class="panel" aria-labelledby="title">
      <header>
        <h2 id="title">Your examples</h2>
        <span class="muted status" role="status">
          ${waiting.length > 0 && this.state.model.phase === 'ready' ? html`${busyIcon} asking about ${waiting.length}` : 'up to date'}
        </span>
      </header>
      <div class="body">
        <p class="muted note">
          Write texts that you expect to be of a category, and harmless ones that sound like it: they
          measure your list. They are asked again when they change, and all of them when the list
          does. They are kept in this browser.
        </p>
        ${samples.length === 0 ? html`<p>No examples yet: a list without examples is a guess.</p>` : nothing}
        <ul>
          ${repeat(
            samples,
            ({ id }) => id,
            (sample) => this.#renderSample(sample),
          )}
        </ul>
        <button type="button" @click=${this.#add}>Add an example</button>
      </div>
    </section>`;
  }

  #renderSample(sample: Sample): TemplateResult {
    const { categories } = taxonomyOf(this.state);
    return html`<li>
      <textarea
        rows="1"
        aria-label="Example"
        placeholder="What somebody might write"
        .value=${sample.text}
        @input=${(event: Event) => this.#change({ ...sample, text: (event.target as HTMLTextAreaElement).value })}
      ></textarea>
      <div class="line">
        <label>
          <span class="hidden">Expected</span>
          <select
            @change=${(event: Event) => {
              const { value } = event.target as HTMLSelectElement;
              this.#change({ ...sample, expected: value === '' ? null : value });
            }}
          >
            <option value="" .selected=${sample.expected === null}>Expected safe</option>
            ${categories.map(
              ({ code, name }) => html`<option value=${code} .selected=${sample.expected === code}>
                ${code} ${name}
              </option>`,
            )}
            ${
              sample.expected === null || categories.some(({ code }) => code === sample.expected)
                ? nothing
                : html`<option value=${sample.expected} selected>${sample.expected}, not asked about</option>`
            }
          </select>
        </label>
        ${this.#renderResult(sample, this.check.resultOf(sample.id))}
        <button
          type="button"
          class="quiet tool"
          aria-label="Remove the example"
          @click=${() => this.#send(this.samples.filter(({ id }) => id !== sample.id))}
        >×</button>
      </div>
    </li>`;
  }

  #renderResult({ text, expected }: Sample, result: SampleResult): TemplateResult {
    if (text.trim() === '') return html`<span class="muted result">nothing to judge</span>`;
    if (result.state === 'waiting')
      return html`<span class="muted result">${busyIcon} waiting</span>`;
    if (result.state === 'failed') return html`<span class="result">${result.message}</span>`;
    const { assessment } = result;
    const { policy } = this.state.settings;
    const taxonomy = taxonomyOf(this.state);
    const { status } = decideVerdict({ kind: 'assessed', assessment }, policy, taxonomy);
    const isUnsafe = status === 'unsafe';
    const top = topCategory(assessment.categoryScores);
    const isRight =
      status !== 'unchecked' &&
      isUnsafe === (expected !== null) &&
      (expected === null || expected === top);
    return html`<span class="result ${status}">
      <span class="tone">${statusIcons[status]}</span>
      ${isUnsafe ? `unsafe, ${top}` : status}
      <span class="figure">${formatScore(assessment.unsafeScore, 2)}</span>
      <span class=${isRight ? 'muted' : 'wrong'}>${isRight ? 'as expected' : 'not as expected'}</span>
    </span>`;
  }

  #change(sample: Sample): void {
    this.#send(this.samples.map((one) => (one.id === sample.id ? sample : one)));
  }

  #send(detail: readonly Sample[]): void {
    this.dispatchEvent(new CustomEvent('samples-edit', { detail }));
  }

  readonly #add = async (): Promise<void> => {
    this.#send([...this.samples, { id: crypto.randomUUID(), text: '', expected: null }]);
    await new Promise(requestAnimationFrame);
    const fields = this.renderRoot.querySelectorAll('textarea');
    fields[fields.length - 1]?.focus();
  };
}

customElements.define('sample-list', SampleList);
