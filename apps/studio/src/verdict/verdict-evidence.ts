import { type Assessment, joinPrompt, protocolById } from '@guarded-chat/policy';
import {
  type CSSResultGroup,
  html,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { sharedStyles } from '../app/shared-styles.ts';
import { StudioElement } from '../app/studio-element.ts';
import { TokenizerController } from '../model/tokenizer-controller.ts';
import type { CheckRecord } from './check-record.ts';
import { evidenceStyles } from './evidence-styles.ts';
import { describeParts, type JudgedParts, judgedParts, shownTurns } from './judged-parts.ts';

type Part = 'prompt' | 'windows';

/**
 * What a verdict rests on: the prompt that was asked, and the stretches of the text that were judged, one a window.
 * Both hold the text, which may be one that is held back: they are in the page only while they are open, and another
 * check closes them, unless it is the next state of a draft.
 */
export class VerdictEvidence extends StudioElement {
  static override readonly properties: PropertyDeclarations = {
    record: { attribute: false },
    assessment: { attribute: false },
    open: { state: true },
  };
  static override readonly styles: CSSResultGroup = [sharedStyles, evidenceStyles];

  declare record: CheckRecord;
  declare assessment: Assessment;
  declare open: ReadonlySet<Part>;
  readonly #tokens = new TokenizerController(this, () => this.state.model);

  constructor() {
    super();
    this.open = new Set();
  }

  protected override willUpdate(changed: ReadonlyMap<PropertyKey, unknown>): void {
    const former = changed.get('record') as CheckRecord | undefined;
    if (!former || former.id === this.record.id || (former.isDraft && this.record.isDraft)) return;
    this.open = new Set();
  }

  protected override render(): TemplateResult {
    const parts = judgedParts(this.#turns, this.#tokens.of(this.assessment.model.revision));
    return html`
      ${this.#renderPart('prompt', 'The prompt', () => this.#renderPrompt(parts))}
      ${this.#renderPart('windows', `What was judged: ${describeParts(parts)}`, () => this.#renderWindows(parts))}
    `;
  }

  get #turns(): CheckRecord['conversation'] {
    const { conversation, task, protocol } = this.record;
    return shownTurns(conversation, task, protocolById(protocol));
  }

  #renderPart(part: Part, name: string, render: () => TemplateResult): TemplateResult {
    const isOpen = this.open.has(part);
    return html`<details
      .open=${isOpen}
      @toggle=${(event: Event) => this.#note(part, (event.target as HTMLDetailsElement).open)}
    >
      <summary>${name}</summary>
      ${isOpen ? render() : nothing}
    </details>`;
  }

  #renderPrompt({ windows = [], contextTokens }: JudgedParts): TemplateResult {
    const { taxonomy, protocol } = this.record;
    const prompt = joinPrompt(protocolById(protocol).render(this.#turns, taxonomy));
    const notes = [
      windows.length > 1 && 'Asked once for each window, with that in the place of the whole text.',
      contextTokens !== undefined &&
        `Of the message before, ${contextTokens} tokens are shown: its beginning and its end.`,
    ].filter((note) => note !== false);
    return html`
      <pre tabindex="0" role="region" aria-label="Prompt of this check">${prompt}</pre>
      ${notes.map((note) => html`<p class="muted note">${note}</p>`)}
    `;
  }

  #renderWindows({ windows, readings }: JudgedParts): TemplateResult {
    const { text } = this.record;
    const spans = windows ?? [{ start: 0, end: text.length }];
    return html`
      <ol aria-label="Windows">
        ${spans.map(
          ({ start, end }) => html`<li>
            <span class="muted figure">${start} to ${end}</span> ${text.slice(start, end)}
          </li>`,
        )}
      </ol>
      ${
        readings.length === 0
          ? nothing
          : html`<ol aria-label="Other readings">
              ${readings.map((reading) => html`<li><span class="muted">as it reads:</span> ${reading}</li>`)}
            </ol>`
      }
    `;
  }

  #note(part: Part, isOpen: boolean): void {
    if (this.open.has(part) === isOpen) return;
    const open = new Set(this.open);
    if (isOpen) open.add(part);
    else open.delete(part);
    this.open = open;
  }
}

customElements.define('verdict-evidence', VerdictEvidence);
