import { type Assessment, joinPrompt } from '@guarded-chat/policy';
import {
  type CSSResultGroup,
  html,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { sharedStyles } from '../app/shared-styles.ts';
import { StudioElement } from '../app/studio-element.ts';
import { protocolOf } from '../state/studio-state.ts';
import type { CheckRecord } from './check-record.ts';
import { evidenceStyles } from './evidence-styles.ts';

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
    const { length } = this.assessment.spans;
    const windows = length === 1 ? 'one window' : `${length} windows, the worst counts`;
    return html`
      ${this.#renderPart('prompt', 'The prompt', () => this.#renderPrompt())}
      ${this.#renderPart('windows', `What was judged: ${windows}`, () => this.#renderWindows())}
    `;
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

  #renderPrompt(): TemplateResult {
    const { conversation, taxonomy } = this.record;
    const prompt = joinPrompt(protocolOf(this.state.model).render(conversation, taxonomy));
    return html`<pre tabindex="0" role="region" aria-label="Prompt of this check">${prompt}</pre>`;
  }

  #renderWindows(): TemplateResult {
    const { text } = this.record;
    return html`<ol>
      ${this.assessment.spans.map(
        ({ start, end }) => html`<li>
          <span class="muted figure">${start} to ${end}</span> ${text.slice(start, end)}
        </li>`,
      )}
    </ol>`;
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
