import { guardProtocols } from '@guarded-chat/policy';
import type { UnverifiedPackage } from '@guarded-chat/protocol';
import {
  css,
  type CSSResultGroup,
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { sharedStyles } from '../../app/shared-styles.ts';

/** Whether a person takes a package without a manifest, and what has to be said in its place. */
export class UnverifiedFields extends LitElement {
  static override readonly properties: PropertyDeclarations = {
    dtypes: { attribute: false },
    value: { attribute: false },
  };
  static override readonly styles: CSSResultGroup = [
    sharedStyles,
    css`
      :host {
        display: grid;
        gap: 0.625rem;
      }
      .consent {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0.5rem;
        align-items: start;
        font-size: 0.8125rem;
      }
      .consent input {
        margin-block-start: 0.1875rem;
      }
      .fields {
        display: flex;
        flex-wrap: wrap;
        gap: 0.625rem 1rem;
      }
      .fields label {
        display: grid;
        gap: 0.25rem;
        min-inline-size: 0;
      }
      select {
        max-inline-size: 100%;
      }
    `,
  ];

  /** The graphs to choose from. */
  declare dtypes: readonly UnverifiedPackage['dtype'][];
  /** Undefined until it is agreed to. */
  declare value: UnverifiedPackage | undefined;

  constructor() {
    super();
    this.dtypes = ['q4', 'q4f16'];
    this.value = undefined;
  }

  protected override render(): TemplateResult {
    const { value } = this;
    return html`
      <label class="consent">
        <input type="checkbox" .checked=${value !== undefined} @change=${this.#onConsent}>
        <span>
          <strong>Load it without a manifest.</strong> Nothing then says whether its files are whole or
          whose they are, and there are no golden scores to test its arithmetic with: every verdict is
          marked unverified.
        </span>
      </label>
      ${value === undefined ? nothing : this.#renderFields(value)}
    `;
  }

  #renderFields(value: UnverifiedPackage): TemplateResult {
    // Only a manifest describes a head of another form.
    const protocols = guardProtocols
      .filter(({ answer }) => answer.form === 'generated')
      .map(({ id }) => id);
    return html`<div class="fields">
      <label>
        <span class="label">Prompt format</span>
        <select
          @change=${(event: Event) => {
            const protocol = protocols.find((id) => id === valueOf(event));
            if (protocol) this.#set({ ...value, protocol });
          }}
        >
          ${protocols.map(
            (id) => html`<option value=${id} .selected=${id === value.protocol}>${id}</option>`,
          )}
        </select>
      </label>
      <label>
        <span class="label">Graph</span>
        <select
          @change=${(event: Event) => {
            const dtype = this.dtypes.find((one) => one === valueOf(event));
            if (dtype) this.#set({ ...value, dtype });
          }}
        >
          ${this.dtypes.map(
            (dtype) => html`<option value=${dtype} .selected=${dtype === value.dtype}>
              model_${dtype}.onnx
            </option>`,
          )}
        </select>
      </label>
    </div>`;
  }

  readonly #onConsent = (event: Event): void => {
    const { checked } = event.target as HTMLInputElement;
    const [dtype = 'q4'] = this.dtypes;
    this.#set(checked ? { protocol: 'llama-guard-3-1b', dtype } : undefined);
  };

  #set(value: UnverifiedPackage | undefined): void {
    this.value = value;
    this.dispatchEvent(new Event('change', { bubbles: true }));
  }
}

function valueOf(event: Event): string {
  return (event.target as HTMLSelectElement).value;
}

customElements.define('unverified-fields', UnverifiedFields);

declare global {
  interface HTMLElementTagNameMap {
    'unverified-fields': UnverifiedFields;
  }
}
