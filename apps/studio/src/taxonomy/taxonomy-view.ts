import { type Assessment, parseTaxonomy, type Taxonomy } from '@guarded-chat/policy';
import {
  css,
  type CSSResultGroup,
  html,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { sharedStyles } from '../app/shared-styles.ts';
import { StudioElement } from '../app/studio-element.ts';
import { askUnder } from '../batch/run/batch-runner.ts';
import { TokenizerController } from '../model/tokenizer-controller.ts';
import { fullTaxonomyOf, protocolOf, taxonomyOf } from '../state/studio-state.ts';
import './category-editor.ts';
import './prompt/prompt-preview.ts';
import { findCodeChange, withRenamedCode } from './rename-code.ts';
import { type CategoryEvidence, measureCategories } from './samples/category-evidence.ts';
import { type Sample, SampleCheck } from './samples/sample-check.ts';
import './samples/sample-list.ts';
import { readSamples, writeSamples } from './samples/sample-store.ts';

/** A pause in typing after which a changed list holds, in milliseconds. */
const PAUSE_MS = 400;

function getStorage(): Storage {
  return localStorage;
}

/** The taxonomy: what the model is asked, the prompt that makes of it, and what the writer's examples say. */
export class TaxonomyView extends StudioElement {
  static override readonly properties: PropertyDeclarations = {
    draft: { state: true },
    problem: { state: true },
    samples: { state: true },
  };
  static override readonly styles: CSSResultGroup = [
    sharedStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--gap);
        align-items: start;
      }
      .side {
        display: grid;
        gap: var(--gap);
        min-inline-size: 0;
      }
      @media (min-width: 62rem) {
        :host {
          grid-template-columns: minmax(0, 1.1fr) minmax(0, 1fr);
        }
      }
    `,
  ];

  /** The list as it is written, which may not be one yet. */
  declare draft: Taxonomy | undefined;
  /** Why the draft is no list; undefined when it is. */
  declare problem: string | undefined;
  declare samples: readonly Sample[];

  readonly #check = new SampleCheck({
    ask: (text, taxonomy, signal) => this.#ask(text, taxonomy, signal),
    onChange: () => this.requestUpdate(),
  });
  #timer: ReturnType<typeof setTimeout> | undefined;
  #question = '';
  readonly #tokens = new TokenizerController(this, () => this.state.model);

  constructor() {
    super();
    this.samples = readSamples(getStorage);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#apply();
  }

  protected override render(): TemplateResult {
    const { studio, samples } = this;
    const { tokenizer, isAbsent } = this.#tokens;
    const full = this.draft ?? fullTaxonomyOf(this.state);
    const evidence = this.#measure();
    return html`
      <category-editor
        .studio=${studio}
        .taxonomy=${full}
        .problem=${this.problem}
        .evidence=${evidence}
        .count=${tokenizer?.count}
        @taxonomy-edit=${(event: CustomEvent<Taxonomy>) => this.#edit(event.detail)}
        @taxonomy-reset=${this.#reset}
      ></category-editor>
      <div class="side">
        <sample-list
          .studio=${studio}
          .samples=${samples}
          .check=${this.#check}
          @samples-edit=${(event: CustomEvent<readonly Sample[]>) => this.#setSamples(event.detail)}
        ></sample-list>
        <prompt-preview .studio=${studio} .count=${tokenizer?.count} .isAbsent=${isAbsent}></prompt-preview>
      </div>
    `;
  }

  protected override updated(): void {
    const { model, settings } = this.state;
    if (model.phase !== 'ready') return;
    const taxonomy = taxonomyOf({ model, settings });
    const question = JSON.stringify([
      taxonomy.categories,
      this.samples,
      model.model.revision,
      model.model.dtype,
    ]);
    if (question === this.#question) return;
    this.#question = question;
    const name = `${model.model.revision} ${model.model.dtype}`;
    void this.#check.update(this.samples, taxonomy, protocolOf(model), name);
  }

  #measure(): readonly CategoryEvidence[] {
    const { model, settings } = this.state;
    const judged = this.samples.flatMap((sample) => {
      const result = this.#check.resultOf(sample.id);
      return result.state === 'assessed' ? [{ sample, assessment: result.assessment }] : [];
    });
    const taxonomy = taxonomyOf({ model, settings });
    return measureCategories(judged, taxonomy, settings.policy, protocolOf(model).defaultTaxonomy);
  }

  #ask(text: string, taxonomy: Taxonomy, signal: AbortSignal): Promise<Assessment> {
    const { guard } = this.studio.loader;
    if (!guard) return Promise.reject(new Error('There is no model to ask: load one.'));
    return askUnder(guard, taxonomy, () => guard.assessPrompt(text, { signal }));
  }

  #edit(taxonomy: Taxonomy): void {
    this.draft = taxonomy;
    try {
      parseTaxonomy(taxonomy);
      const { maxCategories } = protocolOf(this.state.model);
      const isTooLong = taxonomy.categories.length > maxCategories;
      this.problem = isTooLong
        ? `This model takes at most ${maxCategories} categories.`
        : undefined;
    } catch (error) {
      this.problem = error instanceof Error ? error.message : 'This is no list of categories.';
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#apply(), PAUSE_MS);
  }

  /** Makes the draft the list that is asked; what is no list stays a draft. */
  #apply(): void {
    clearTimeout(this.#timer);
    if (this.draft === undefined || this.problem !== undefined) return;
    const taxonomy = this.draft;
    this.draft = undefined;
    const change = findCodeChange(fullTaxonomyOf(this.state), taxonomy);
    if (!change) {
      this.studio.setTaxonomy(taxonomy);
      return;
    }
    this.studio.useSettings({ ...withRenamedCode(this.state.settings, change), taxonomy });
    const { from, to } = change;
    this.#setSamples(
      this.samples.map((one) => (one.expected === from ? { ...one, expected: to } : one)),
    );
  }

  readonly #reset = (): void => {
    clearTimeout(this.#timer);
    this.draft = undefined;
    this.problem = undefined;
    this.studio.setTaxonomy(undefined);
  };

  #setSamples(samples: readonly Sample[]): void {
    this.samples = samples;
    writeSamples(getStorage, samples);
  }
}

customElements.define('taxonomy-view', TaxonomyView);
