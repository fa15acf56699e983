import {
  css,
  type CSSResultGroup,
  html,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { panelStyles } from '../../app/panel-styles.ts';
import { sharedStyles } from '../../app/shared-styles.ts';
import { StudioElement } from '../../app/studio-element.ts';
import type { CountTokens } from '../../model/model-tokenizer.ts';
import { protocolOf, taxonomyOf } from '../../state/studio-state.ts';
import { formatCount } from '../../verdict/format-figures.ts';
import { type ShownPart, showPrompt } from './measure-prompt.ts';

const absentWords =
  'Tokens are not counted: the tokenizer of the model that is loaded is not kept on this device.';

/** The exact prompt that the model sees of a message, with its tokens. */
export class PromptPreview extends StudioElement {
  static override readonly properties: PropertyDeclarations = {
    count: { attribute: false },
    isAbsent: { attribute: false },
    message: { state: true },
  };
  static override readonly styles: CSSResultGroup = [
    sharedStyles,
    panelStyles,
    css`
      .body {
        display: grid;
        gap: 0.625rem;
        padding: 0.875rem 1rem 1rem;
      }
      .field {
        display: grid;
        gap: 0.25rem;
      }
      input {
        min-block-size: 1.875rem;
        padding: 0.125rem 0.5rem;
        border: 1px solid var(--edge);
        border-radius: 6px;
        background: var(--raised);
        font-size: 0.875rem;
      }
      pre {
        max-block-size: 26rem;
        margin: 0;
        padding: 0.75rem;
        border-radius: 6px;
        background: var(--well);
        font: 0.75rem / 1.5 var(--mono);
        overflow: auto;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .turns {
        background: color-mix(in srgb, var(--set) 16%, transparent);
      }
      @media (forced-colors: active) {
        .turns {
          text-decoration: underline;
        }
      }
      .control {
        color: var(--unchecked);
        font-weight: 600;
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1.25rem;
        font-size: 0.8125rem;
      }
      .note {
        font-size: 0.8125rem;
      }
    `,
  ];

  declare count: CountTokens | undefined;
  /** The tokenizer of the model is not on this device. */
  declare isAbsent: boolean;
  declare message: string;

  constructor() {
    super();
    this.message = 'How do I get wine out of a carpet?';
  }

  protected override render(): TemplateResult {
    return html`<section class="panel" aria-labelledby="title">
      <header><h2 id="title">The prompt, exactly</h2></header>
      <div class="body">
        <label class="field">
          <span class="label">Message</span>
          <input
            type="text"
            .value=${this.message}
            @input=${(event: Event) => {
              this.message = (event.target as HTMLInputElement).value;
            }}
          >
        </label>
        ${this.message.trim() === '' ? html`<p class="muted">There is nothing to judge yet.</p>` : this.#renderPrompt()}
      </div>
    </section>`;
  }

  #renderPrompt(): TemplateResult {
    const taxonomy = taxonomyOf(this.state);
    const { prefix, turns, suffix } = showPrompt(
      this.message,
      taxonomy,
      protocolOf(this.state.model),
      this.count,
    );
    return html`
      ${
        this.count
          ? html`<ul>
              ${renderTokens('List, kept between checks', prefix)} ${renderTokens('Message', turns)}
              ${renderTokens('Behind the message', suffix)}
            </ul>`
          : html`<p class="muted note">${this.isAbsent ? absentWords : 'Tokens are counted when the model is kept here.'}</p>`
      }
      <pre tabindex="0" role="region" aria-label="Prompt">${renderPart(prefix)}<span class="turns">${renderPart(turns)}</span>${renderPart(suffix)}</pre>
    `;
  }
}

function renderTokens(name: string, { tokens }: ShownPart): TemplateResult {
  return html`<li>
    <span class="muted">${name}:</span> <span class="figure">${formatCount(tokens ?? 0, 'token')}</span>
  </li>`;
}

function renderPart({ pieces }: ShownPart): readonly TemplateResult[] {
  return pieces.map(({ text, isControl }) =>
    isControl ? html`<span class="control">${text}</span>` : html`${text}`,
  );
}

customElements.define('prompt-preview', PromptPreview);
