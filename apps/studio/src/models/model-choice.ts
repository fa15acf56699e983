import {
  css,
  type CSSResultGroup,
  html,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { panelStyles } from '../app/panel-styles.ts';
import { sharedStyles } from '../app/shared-styles.ts';
import { StudioElement } from '../app/studio-element.ts';
import { modelAddressOf } from './model-address.ts';
import { panelBodyStyles } from './panel-body-styles.ts';

/** Another model in the place of pocket-guard, by its address. */
export class ModelChoice extends StudioElement {
  static override readonly properties: PropertyDeclarations = { problem: { state: true } };
  static override readonly styles: CSSResultGroup = [
    sharedStyles,
    panelStyles,
    panelBodyStyles,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        inline-size: 100%;
      }
      input {
        flex: 1 1 14rem;
        min-inline-size: 0;
        min-block-size: 1.875rem;
        padding: 0.125rem 0.5rem;
        border: 1px solid var(--edge);
        border-radius: 6px;
        background: var(--raised);
      }
      input::placeholder {
        color: var(--muted);
        opacity: 1;
      }
    `,
  ];

  declare problem: string | undefined;

  protected override render(): TemplateResult {
    const { modelAddress, model } = this.state;
    const licence = model.phase === 'ready' ? model.model.licence : '';
    return html`<section class="panel" aria-labelledby="title">
      <header>
        <h2 id="title">Another model</h2>
        ${
          modelAddress === 'pocket-guard'
            ? nothing
            : html`<button type="button" class="quiet" @click=${() => this.studio.setModel('pocket-guard')}>
                Back to pocket-guard
              </button>`
        }
      </header>
      <div class="body">
        <p class="muted">
          A package that <code>models/convert</code> has made of a Llama Guard checkpoint: a folder with
          <code>manifest.json</code> on this site or another, or a repository of the hub. Its worker
          fetches the files; the count of requests starts again when it is loaded. Your texts stay here.
        </p>
        <form @submit=${this.#onSubmit}>
          <input type="text" aria-label="Address or hub id" placeholder="https://… or owner/name" required>
          <button>Load</button>
        </form>
        ${this.problem === undefined ? nothing : html`<p class="problem" role="alert">${this.problem}</p>`}
        ${/llama/i.test(licence) ? html`<p><strong>Built with Llama.</strong> ${licence}</p>` : nothing}
      </div>
    </section>`;
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const { value } = this.renderRoot.querySelector('input') as HTMLInputElement;
    try {
      this.studio.setModel(modelAddressOf(value));
      this.problem = undefined;
    } catch (error) {
      this.problem = error instanceof Error ? error.message : 'This is no address.';
    }
  };
}

customElements.define('model-choice', ModelChoice);
