import type { ExecutionProviderChoice, LoadedModel } from '@guarded-chat/protocol';
import { type CSSResultGroup, html, nothing, type TemplateResult } from 'lit';
import { segmentStyles } from '../app/segment-styles.ts';
import { sharedStyles } from '../app/shared-styles.ts';
import { StudioElement } from '../app/studio-element.ts';
import { formatMegabytes } from '../verdict/format-figures.ts';
import { attributionStyles } from './attribution-styles.ts';
import { describeLoad, loadSteps } from './describe-load.ts';
import { pocketGuard } from './model-order.ts';
import { modelRailStyles } from './model-rail-styles.ts';
import { renderAttribution } from './render-attribution.ts';

const choices: readonly (readonly [ExecutionProviderChoice, string])[] = [
  ['auto', 'Auto'],
  ['webgpu', 'WebGPU'],
  ['wasm', 'WASM'],
];

const providerNames = { webgpu: 'WebGPU', wasm: 'WASM' } as const;

/** The model: how far its load is, what it is, and what runs it. */
export class ModelRail extends StudioElement {
  static override readonly styles: CSSResultGroup = [
    sharedStyles,
    segmentStyles,
    attributionStyles,
    modelRailStyles,
  ];

  protected override render(): TemplateResult {
    return html`
      <section class="rail" aria-labelledby="title">
        <h2 id="title" class="hidden">Model</h2>
        <div class="about" data-phase=${this.state.model.phase}>${this.#renderModel()}</div>
        ${this.#renderChoice()}
      </section>
    `;
  }

  #renderModel(): TemplateResult {
    const { model } = this.state;
    switch (model.phase) {
      case 'loading':
        return this.#renderLoad(model);
      case 'ready':
        return this.#renderFacts(model.model);
      case 'canceled':
        return html`
          <p class="failure" role="status">
            <strong>The load was canceled.</strong> What was stored of the model is kept: another load
            goes on from there. Until a model is loaded, texts are unchecked.
          </p>
          ${this.#renderAgain('Load again')}
        `;
      default:
        return html`
          <p class="failure" role="alert">
            <strong>The model could not be loaded.</strong> ${model.message}
          </p>
          ${this.#renderAgain('Try again')}
        `;
    }
  }

  #renderAgain(name: string): TemplateResult {
    const { executionProvider, modelOrder } = this.state;
    return html`<div class="buttons">
      <button type="button" @click=${() => this.studio.load(executionProvider)}>${name}</button>
      ${
        modelOrder.model === pocketGuard.model
          ? nothing
          : html`<button type="button" @click=${() => this.studio.setModel(pocketGuard)}>
              Load pocket-guard instead
            </button>`
      }
    </div>`;
  }

  #renderLoad(model: typeof this.state.model & { phase: 'loading' }): TemplateResult {
    const { packageFacts, modelOrder } = this.state;
    const isPocketGuard = modelOrder.model === pocketGuard.model;
    const words = describeLoad(model, isPocketGuard ? packageFacts : undefined);
    const { named } = model;
    const position = loadSteps.indexOf(model.step) + 1;
    // The files are most of the way; the steps behind them have no measure of their own.
    const percent = Math.round(model.loaded * 90 + (position > 2 ? (position - 2) * 3 : 0));
    return html`
      <p class="load">
        <span>${named === undefined ? nothing : html`<strong>${named.name}</strong> · `}${words}</span>
        <span class="muted">step ${position} of ${loadSteps.length}</span>
      </p>
      <div class="way">
        <progress aria-label="Loading the model" max="100" value=${percent}></progress>
        <button type="button" class="quiet" @click=${() => this.studio.cancelLoad()}>Cancel</button>
      </div>
      ${renderAttribution(named?.attribution)}
    `;
  }

  #renderFacts(model: LoadedModel): TemplateResult {
    const { name, executionProvider, dtype, sizeBytes, licence, selfTest } = model;
    const { attribution, choice, fallbackReason } = model;
    return html`
      <dl>
        <div><dt>Model</dt><dd><strong>${name}</strong></dd></div>
        <div><dt>Runs on</dt><dd>${providerNames[executionProvider]}</dd></div>
        <div><dt>Dtype</dt><dd>${dtype}</dd></div>
        <div><dt>Size</dt><dd>${formatMegabytes(sizeBytes)}</dd></div>
        <div><dt>Licence</dt><dd>${licence}</dd></div>
        <div>
          <dt>Self-test</dt>
          <dd>${selfTest === 'verified' ? 'golden scores match' : html`<strong class="unverified">unverified</strong>, no goldens to test with`}</dd>
        </div>
      </dl>
      ${
        fallbackReason === undefined
          ? nothing
          : html`<p class="fallback"><strong>Not on WebGPU:</strong> ${fallbackReason}.</p>`
      }
      ${
        choice === undefined
          ? nothing
          : html`<p class="fallback">
              <strong>${choice.isPreferred ? 'The larger model was chosen' : `${name} was chosen`}:</strong>
              ${choice.reason}.
            </p>`
      }
      ${renderAttribution(attribution)}
    `;
  }

  #renderChoice(): TemplateResult {
    const { executionProvider } = this.state;
    return html`
      <fieldset class="choice">
        <legend>Execution provider</legend>
        <div class="segments">
          ${choices.map(
            ([value, name]) => html`<label>
              <input
                type="radio"
                name="execution-provider"
                value=${value}
                .checked=${value === executionProvider}
                @change=${() => this.studio.load(value)}
              >
              ${name}
            </label>`,
          )}
        </div>
      </fieldset>
    `;
  }
}

customElements.define('model-rail', ModelRail);
