import type { StoredModel } from '@guarded-chat/protocol';
import {
  css,
  type CSSResultGroup,
  html,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { sharedStyles } from '../app/shared-styles.ts';
import { StudioElement } from '../app/studio-element.ts';
import { type ModelOrder, pocketGuard } from '../model/model-order.ts';
import type { ModelState } from '../state/studio-state.ts';
import { formatMegabytes } from '../verdict/format-figures.ts';

/** The models on this device, each with its size and licence: to load again without their source, or to delete. */
export class StoredModelList extends StudioElement {
  static override readonly properties: PropertyDeclarations = { models: { state: true } };
  static override readonly styles: CSSResultGroup = [
    sharedStyles,
    css`
      :host {
        inline-size: 100%;
      }
      :host([hidden]) {
        display: none;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0.25rem 0.75rem;
        padding-block: 0.375rem;
        border-block-start: 1px solid var(--line);
      }
      .about {
        flex: 1 1 14rem;
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }
      .about p + p {
        font-size: 0.75rem;
      }
      .unverified {
        color: var(--warned);
        font-weight: 600;
      }
    `,
  ];

  declare models: readonly StoredModel[];
  #phase: ModelState['phase'] | undefined;
  #isOfflineReady = false;

  constructor() {
    super();
    this.models = [];
  }

  protected override updated(): void {
    // An empty list takes no place.
    this.hidden = this.models.length === 0;
    // A load begins to store a model when its manifest is there, and has stored it some time after it is ready.
    const { model, isOfflineReady } = this.state;
    if (this.#phase === model.phase && this.#isOfflineReady === isOfflineReady) return;
    this.#phase = model.phase;
    this.#isOfflineReady = isOfflineReady;
    if (model.phase !== 'loading') void this.list();
  }

  /** Asks again which models there are, and tells by `models-listed`. */
  async list(): Promise<void> {
    try {
      this.models = await this.studio.library.list();
    } catch {
      // Without a worker there is no list; the files are listed all the same.
      this.models = [];
    }
    this.dispatchEvent(new Event('models-listed'));
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.models.length === 0) return nothing;
    return html`<ul aria-label="Models on this device">
      ${this.models.map((model) => this.#renderModel(model))}
    </ul>`;
  }

  #renderModel(model: StoredModel): TemplateResult {
    const { name, modelUrl, storedBytes, totalBytes, licence, attribution, unverified } = model;
    const size = formatMegabytes(storedBytes);
    return html`<li>
      <div class="about">
        <p><strong>${name}</strong> <span class="muted">${size} of ${formatMegabytes(totalBytes)}</span></p>
        <p class="muted">
          ${licence === undefined ? nothing : `${licence}${attribution ? ` · ${attribution.text}` : ''} · `}
          ${unverified ? html`<span class="unverified">unverified</span> · ` : nothing}${modelUrl}
        </p>
      </div>
      <span>
        <button type="button" class="quiet" aria-label="Load ${name} from this device" @click=${() => this.studio.setModel(orderOf(model))}>
          Load
        </button>
        <button type="button" class="quiet" aria-label="Delete ${name} from this device" @click=${() => this.#delete(model)}>
          Delete
        </button>
      </span>
    </li>`;
  }

  async #delete({ modelUrl }: StoredModel): Promise<void> {
    await this.studio.library.delete(modelUrl);
    this.studio.noteModelDeleted();
    await this.list();
  }
}

/** How to load it again; what was said of a package without a manifest is said again by the person who loads it. */
function orderOf({ modelUrl, unverified }: StoredModel): ModelOrder {
  const isPocketGuard =
    new URL(modelUrl).href === new URL('/models/pocket-guard/', location.href).href;
  return isPocketGuard ? pocketGuard : { model: modelUrl, ...(unverified && { unverified }) };
}

customElements.define('stored-model-list', StoredModelList);
