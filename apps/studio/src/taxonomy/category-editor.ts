import type { HazardCategory, Taxonomy } from '@guarded-chat/policy';
import {
  type CSSResultGroup,
  html,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { panelStyles } from '../app/panel-styles.ts';
import { sharedStyles } from '../app/shared-styles.ts';
import { StudioElement } from '../app/studio-element.ts';
import type { CountTokens } from '../model/model-tokenizer.ts';
import { protocolOf, taxonomyOf } from '../state/studio-state.ts';
import { formatCount } from '../verdict/format-figures.ts';
import { editorStyles } from './category-editor-styles.ts';
import { addCategory, changeCategory, moveCategory, removeCategory } from './edit-taxonomy.ts';
import { taxonomyPresets } from './presets.ts';
import { categoryTokens } from './prompt/measure-prompt.ts';
import { type CategoryEvidence, warningOf } from './samples/category-evidence.ts';

/** The categories as they are written; dispatches `taxonomy-edit` and `taxonomy-reset`. */
export class CategoryEditor extends StudioElement {
  static override readonly properties: PropertyDeclarations = {
    taxonomy: { attribute: false },
    problem: { attribute: false },
    evidence: { attribute: false },
    count: { attribute: false },
  };
  static override readonly styles: CSSResultGroup = [sharedStyles, panelStyles, editorStyles];

  declare taxonomy: Taxonomy;
  declare problem: string | undefined;
  declare evidence: readonly CategoryEvidence[];
  declare count: CountTokens | undefined;

  protected override render(): TemplateResult {
    const { history } = this.state;
    const { categories } = this.taxonomy;
    const tokens = this.#countTokens();
    const asked = taxonomyOf(this.state).categories.map(({ code }) => code);
    return html`<section class="panel" aria-labelledby="title">
      <header>
        <h2 id="title">What the model is asked</h2>
        <div class="tools">
          <label>
            <span class="hidden">Start from</span>
            <select @change=${this.#onPreset}>
              <option value="" selected>Start from …</option>
              ${taxonomyPresets.map(({ name }, index) => html`<option value=${index}>${name}</option>`)}
            </select>
          </label>
          <button
            type="button"
            class="quiet"
            ?disabled=${history.past.length === 0}
            @click=${() => this.studio.step('back')}
          >Undo</button>
          <button
            type="button"
            class="quiet"
            @click=${() => this.dispatchEvent(new Event('taxonomy-reset'))}
          >The model’s own</button>
        </div>
      </header>
      <div class="body">
        <label class="field">
          <span class="label">Name of the list</span>
          <input
            type="text"
            .value=${this.taxonomy.name}
            @input=${(event: Event) => this.#send({ ...this.taxonomy, name: (event.target as HTMLInputElement).value })}
          >
        </label>
        <p class="muted note">
          The model is shown these categories, in this order, with their descriptions. Every change is a
          new question: your samples are asked again.
        </p>
        <p class="problem" role="alert" ?hidden=${this.problem === undefined}>${this.problem}</p>
        <ol>
          ${categories.map((category, index) => this.#renderCategory(category, index, asked, tokens?.[index]))}
        </ol>
        <button type="button" @click=${this.#add}>Add a category</button>
      </div>
    </section>`;
  }

  #renderCategory(
    { code, name, description = '' }: HazardCategory,
    index: number,
    asked: readonly string[],
    tokens: number | undefined,
  ): TemplateResult {
    const isAsked = asked.includes(code);
    const evidence = this.evidence.find((one) => one.code === code);
    const warning = isAsked && evidence ? warningOf(evidence) : undefined;
    const change = (part: keyof HazardCategory) => (event: Event) => {
      const { value } = event.target as HTMLInputElement | HTMLTextAreaElement;
      this.#send(changeCategory(this.taxonomy, index, { [part]: value }));
    };
    const { length } = this.taxonomy.categories;
    return html`<li class=${isAsked ? '' : 'excluded'}>
      <div class="line">
        <input
          type="checkbox"
          aria-label="Ask about ${code} ${name}"
          .checked=${isAsked}
          ?disabled=${isAsked && asked.length === 1}
          @change=${(event: Event) => this.studio.setAsked(code, (event.target as HTMLInputElement).checked)}
        >
        <input type="text" class="code figure" aria-label="Code" .value=${code} @change=${change('code')}>
        <input type="text" class="name" aria-label="Name of ${code}" .value=${name} @input=${change('name')}>
        <span class="muted tokens figure">${tokens === undefined ? nothing : formatCount(tokens, 'token')}</span>
        ${this.#renderTool('Move up', '↑', code, index === 0, () => moveCategory(this.taxonomy, index, -1))}
        ${this.#renderTool('Move down', '↓', code, index === length - 1, () => moveCategory(this.taxonomy, index, 1))}
        ${this.#renderTool('Remove', '×', code, length === 1, () => removeCategory(this.taxonomy, index))}
      </div>
      <textarea
        rows="1"
        aria-label="Description of ${code}"
        placeholder="Description, when the name does not say enough"
        .value=${description}
        @input=${change('description')}
      ></textarea>
      ${warning === undefined ? nothing : html`<p class="warning">${warning}</p>`}
      ${
        evidence && evidence.examples > 0 && warning === undefined
          ? html`<p class="muted measured">Finds ${evidence.found} of your ${formatCount(evidence.examples, 'example')}.</p>`
          : nothing
      }
    </li>`;
  }

  #renderTool(
    name: string,
    sign: string,
    code: string,
    isDisabled: boolean,
    change: () => Taxonomy,
  ): TemplateResult {
    return html`<button
      type="button"
      class="quiet tool"
      title=${name}
      aria-label="${name}: ${code}"
      ?disabled=${isDisabled}
      @click=${() => this.#send(change())}
    >${sign}</button>`;
  }

  #countTokens(): readonly number[] | undefined {
    if (!this.count || this.problem !== undefined) return undefined;
    return categoryTokens(this.taxonomy, protocolOf(this.state.model), this.count);
  }

  #send(detail: Taxonomy): void {
    this.dispatchEvent(new CustomEvent('taxonomy-edit', { detail }));
  }

  readonly #add = async (): Promise<void> => {
    this.#send(addCategory(this.taxonomy, 'New category'));
    await new Promise(requestAnimationFrame);
    const names = this.renderRoot.querySelectorAll<HTMLInputElement>('.name');
    names[names.length - 1]?.select();
  };

  readonly #onPreset = (event: Event): void => {
    const field = event.target as HTMLSelectElement;
    const preset = taxonomyPresets[Number(field.value)];
    if (field.value !== '' && preset) this.#send(preset.taxonomy);
    field.value = '';
  };
}

customElements.define('category-editor', CategoryEditor);
