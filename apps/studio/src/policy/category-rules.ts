import { guardActions, type GuardAction, type HazardCategory } from '@guarded-chat/policy';
import { type CSSResultGroup, html, type TemplateResult } from 'lit';
import { sharedStyles } from '../app/shared-styles.ts';
import { StudioElement } from '../app/studio-element.ts';
import { fullTaxonomyOf, taxonomyOf } from '../state/studio-state.ts';
import { actionWords } from '../verdict/describe-record.ts';
import { formatScore } from '../verdict/format-figures.ts';
import { categoryRulesStyles } from './category-rules-styles.ts';
import { type RuleChange, withRule } from './edit-policy.ts';

/** The categories: whether the model is asked about them, and their own actions and thresholds. */
export class CategoryRules extends StudioElement {
  static override readonly styles: CSSResultGroup = [sharedStyles, categoryRulesStyles];

  protected override render(): TemplateResult {
    const { categories } = fullTaxonomyOf(this.state);
    const asked = taxonomyOf(this.state).categories.map(({ code }) => code);
    return html`
      <fieldset>
        <legend>Categories</legend>
        <p class="muted note">
          A tick asks the model about a category: changing it checks the latest text again. Action
          and threshold only judge the answer: changing them is instant.
        </p>
        <div class="columns label" aria-hidden="true">
          <span>Asked about</span><span>Action</span><span>Threshold</span>
        </div>
        <ul>
          ${categories.map((category) => this.#renderCategory(category, asked))}
        </ul>
      </fieldset>
    `;
  }

  #renderCategory({ code, name }: HazardCategory, asked: readonly string[]): TemplateResult {
    const isAsked = asked.includes(code);
    return html`<li class=${isAsked ? '' : 'excluded'}>
      <label class="asked">
        <input
          type="checkbox"
          .checked=${isAsked}
          ?disabled=${isAsked && asked.length === 1}
          @change=${(event: Event) =>
            this.studio.setAsked(code, (event.target as HTMLInputElement).checked)}
        >
        <span class="code figure">${code}</span>
        <span class="name">${name}</span>
      </label>
      ${this.#renderRule(code, name, isAsked)}
    </li>`;
  }

  #renderRule(code: string, name: string, isAsked: boolean): TemplateResult {
    const { policy } = this.state.settings;
    const { model } = this.state;
    const rule = policy.categories[code];
    const modelThreshold = model.phase === 'ready' ? model.model.thresholds.default : undefined;
    const inherited = policy.threshold ?? modelThreshold;
    return html`
      <select
        class=${rule?.action === undefined ? 'inherited' : ''}
        aria-label="Action for ${code} ${name}"
        ?disabled=${!isAsked}
        @change=${(event: Event) => this.#changeAction(code, event.target as HTMLSelectElement)}
      >
        <option value="" .selected=${rule?.action === undefined}>
          Default: ${actionWords[policy.action]}
        </option>
        ${guardActions.map(
          (action) => html`<option value=${action} .selected=${rule?.action === action}>
            ${actionWords[action]}
          </option>`,
        )}
      </select>
      <input
        type="number"
        class="figure ${rule?.threshold === undefined ? 'inherited' : ''}"
        aria-label="Threshold for ${code} ${name}"
        min="0"
        max="1"
        step="0.01"
        inputmode="decimal"
        placeholder=${inherited === undefined ? '' : formatScore(inherited, 2)}
        ?disabled=${!isAsked}
        .value=${rule?.threshold === undefined ? '' : String(rule.threshold)}
        @change=${(event: Event) => this.#changeThreshold(code, event.target as HTMLInputElement)}
      >
    `;
  }

  #changeAction(code: string, { value }: HTMLSelectElement): void {
    this.#change(code, { action: value === '' ? undefined : (value as GuardAction) });
  }

  #changeThreshold(code: string, field: HTMLInputElement): void {
    // What is not in [0, 1] is no threshold: the field says so, and the policy stays as it was.
    if (!field.reportValidity()) return;
    this.#change(code, { threshold: field.value === '' ? undefined : field.valueAsNumber });
  }

  #change(code: string, change: RuleChange): void {
    this.studio.setPolicy(withRule(this.state.settings.policy, code, change));
  }
}

customElements.define('category-rules', CategoryRules);
