import { css, type CSSResultGroup, html, nothing, type TemplateResult } from 'lit';
import { sharedStyles } from '../../app/shared-styles.ts';
import { StudioElement } from '../../app/studio-element.ts';
import type { AssistantChoice, Endpoint } from './assistant.ts';
import { hasBuiltInModel } from './built-in-assistant.ts';

/** Where a local Ollama answers. */
const firstEndpoint: Endpoint = {
  address: 'http://localhost:11434/v1',
  model: 'llama3.2',
  key: '',
};

/** Who answers in the chat: a script, the browser's own model, or, on the page that allows it, an endpoint. */
export class AssistantChoiceElement extends StudioElement {
  static override readonly styles: CSSResultGroup = [
    sharedStyles,
    css`
      .choice {
        display: grid;
        gap: 0.5rem;
        padding: 0.5rem 1rem;
        border-block-start: 1px solid var(--line);
        font-size: 0.8125rem;
      }
      .line {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.375rem 0.75rem;
      }
      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr));
        gap: 0.5rem;
      }
      .fields label {
        display: grid;
        gap: 0.125rem;
      }
      .fields input {
        min-inline-size: 0;
        min-block-size: 1.75rem;
        padding: 0 0.5rem;
        border: 1px solid var(--edge);
        border-radius: 6px;
        background: var(--raised);
      }
      a {
        color: var(--set);
      }
    `,
  ];

  #endpoint = firstEndpoint;

  protected override render(): TemplateResult {
    const { assistant, allowsEndpoint } = this.state;
    return html`<div class="choice">
      <div class="line">
        <label>
          <span class="label">Assistant</span>
          <select @change=${this.#onChange}>
            ${this.#renderOption('scripted', 'Scripted')}
            ${hasBuiltInModel() ? this.#renderOption('built-in', 'The browser’s own model') : nothing}
            ${allowsEndpoint ? this.#renderOption('endpoint', 'An endpoint') : nothing}
          </select>
        </label>
        ${
          allowsEndpoint
            ? nothing
            : html`<span class="muted">
                This page cannot connect to a model elsewhere.
                <a href="/endpoint.html">Open the page that can</a>
              </span>`
        }
      </div>
      ${assistant.kind === 'endpoint' ? this.#renderEndpoint(assistant) : nothing}
    </div>`;
  }

  #renderOption(kind: AssistantChoice['kind'], name: string): TemplateResult {
    return html`<option value=${kind} .selected=${this.state.assistant.kind === kind}>${name}</option>`;
  }

  #renderEndpoint(endpoint: Endpoint): TemplateResult {
    const field = (part: keyof Endpoint, name: string, type: string) => html`<label>
      <span class="label">${name}</span>
      <input
        type=${type}
        autocomplete="off"
        .value=${endpoint[part]}
        @change=${(event: Event) => {
          this.#endpoint = {
            ...this.#endpoint,
            [part]: (event.target as HTMLInputElement).value.trim(),
          };
          this.studio.setAssistant({ kind: 'endpoint', ...this.#endpoint });
        }}
      >
    </label>`;
    return html`<div class="fields">
      ${field('address', 'Address, OpenAI-compatible', 'url')} ${field('model', 'Model', 'text')}
      ${field('key', 'Key, if it needs one', 'password')}
    </div>`;
  }

  readonly #onChange = (event: Event): void => {
    const kind = (event.target as HTMLSelectElement).value as AssistantChoice['kind'];
    this.studio.setAssistant(kind === 'endpoint' ? { kind, ...this.#endpoint } : { kind });
  };
}

customElements.define('assistant-choice', AssistantChoiceElement);
