import type { GuardAction, Policy } from '@guarded-chat/policy';
import { guardActions } from '@guarded-chat/policy';
import { type CSSResultGroup, html, type TemplateResult } from 'lit';
import { panelStyles } from '../app/panel-styles.ts';
import { sharedStyles } from '../app/shared-styles.ts';
import { StudioElement } from '../app/studio-element.ts';
import { actionWords } from '../verdict/describe-record.ts';
import './category-rules.ts';
import './operating-point.ts';
import { policyStyles } from './policy-styles.ts';

/** What is asked and what is done about it: the taxonomy's categories, and the policy. */
export class PolicyPanel extends StudioElement {
  static override readonly styles: CSSResultGroup = [sharedStyles, panelStyles, policyStyles];

  protected override render(): TemplateResult {
    const { history, settings } = this.state;
    const { policy } = settings;
    return html`
      <section class="panel" aria-labelledby="title">
        <header>
          <h2 id="title">Policy</h2>
          <div class="tools">
            <button
              type="button"
              class="quiet"
              ?disabled=${history.past.length === 0}
              @click=${() => this.studio.step('back')}
            >Undo</button>
            <button
              type="button"
              class="quiet"
              ?disabled=${history.future.length === 0}
              @click=${() => this.studio.step('forward')}
            >Redo</button>
            <button type="button" class="quiet" @click=${() => this.studio.resetSettings()}>
              Reset
            </button>
          </div>
        </header>
        <div class="body">
          <operating-point .studio=${this.studio}></operating-point>
          <div class="actions">
            ${this.#renderAction('When unsafe', policy.action, guardActions, (action) => ({
              ...policy,
              action,
            }))}
            ${this.#renderAction(
              'When unchecked',
              policy.unchecked,
              ['log', 'warn', 'block'] as const,
              (unchecked) => ({ ...policy, unchecked }),
            )}
            ${this.#renderDeadline()}
          </div>
          <category-rules .studio=${this.studio}></category-rules>
        </div>
      </section>
    `;
  }

  #renderDeadline(): TemplateResult {
    const { policy } = this.state.settings;
    return html`<label>
      <span class="label">Deadline, in seconds</span>
      <input
        type="number"
        class="figure"
        min="0.1"
        max="600"
        step="any"
        required
        title="A check that takes longer counts as unchecked"
        .value=${String(policy.deadlineMs / 1000)}
        @change=${(event: Event) => {
          const field = event.target as HTMLInputElement;
          // What is no deadline changes nothing: the field says why.
          if (!field.reportValidity()) return;
          this.studio.setPolicy({ ...policy, deadlineMs: Math.round(field.valueAsNumber * 1000) });
        }}
      >
    </label>`;
  }

  #renderAction<Action extends GuardAction>(
    label: string,
    value: Action,
    actions: readonly Action[],
    change: (action: Action) => Policy,
  ): TemplateResult {
    return html`<label>
      <span class="label">${label}</span>
      <select
        @change=${(event: Event) =>
          this.studio.setPolicy(change((event.target as HTMLSelectElement).value as Action))}
      >
        ${actions.map(
          (action) => html`<option value=${action} .selected=${action === value}>
            ${actionWords[action]}
          </option>`,
        )}
      </select>
    </label>`;
  }
}

customElements.define('policy-panel', PolicyPanel);
