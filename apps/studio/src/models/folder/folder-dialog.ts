import type { UnverifiedPackage } from '@guarded-chat/protocol';
import {
  type CSSResultGroup,
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { sharedStyles } from '../../app/shared-styles.ts';
import { attributionStyles } from '../../model/attribution-styles.ts';
import type { ModelOrder } from '../../model/model-order.ts';
import { renderAttribution } from '../../model/render-attribution.ts';
import { formatCount, formatSize } from '../../verdict/format-figures.ts';
import { folderDialogStyles } from './folder-dialog-styles.ts';
import type { FolderReview } from './review-folder.ts';
import './unverified-fields.ts';
import type { UnverifiedFields } from './unverified-fields.ts';

/** The model that a person has agreed to. */
export class ModelChosenEvent extends Event {
  readonly order: ModelOrder;

  constructor(order: ModelOrder) {
    super('model-chosen', { bubbles: true, composed: true });
    this.order = order;
  }
}

/** Shows what files make a model, and what it is worth, before it is loaded; dispatches `model-chosen`. */
export class FolderDialog extends LitElement {
  static override readonly properties: PropertyDeclarations = {
    review: { state: true },
    unverified: { state: true },
  };
  static override readonly styles: CSSResultGroup = [
    sharedStyles,
    attributionStyles,
    folderDialogStyles,
  ];

  declare review: FolderReview | undefined;
  /** What the person said of a package without a manifest. */
  declare unverified: UnverifiedPackage | undefined;

  async open(review: FolderReview): Promise<void> {
    this.review = review;
    this.unverified = undefined;
    await this.updateComplete;
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  protected override render(): TemplateResult {
    const { review } = this;
    return html`<dialog aria-labelledby="title" @close=${this.#onClose}>
      ${review === undefined ? nothing : this.#renderReview(review)}
    </dialog>`;
  }

  #renderReview(review: FolderReview): TemplateResult {
    const { name, files, problems, hasManifest } = review;
    const isReady = problems.length === 0 && (hasManifest || this.unverified !== undefined);
    return html`<form method="dialog" @submit=${this.#onSubmit}>
      <h2 id="title">Load ${name}?</h2>
      ${
        problems.length === 0
          ? nothing
          : html`<div class="problem" role="alert">
              <p>This is not a whole model:</p>
              <ul>${problems.map((problem) => html`<li>${problem}</li>`)}</ul>
            </div>`
      }
      ${renderTrust(review)}
      ${
        hasManifest || problems.length > 0
          ? nothing
          : html`<unverified-fields
              .dtypes=${review.dtypes}
              .value=${this.unverified}
              @change=${(event: Event) => {
                this.unverified = (event.target as UnverifiedFields).value;
              }}
            ></unverified-fields>`
      }
      ${renderFiles(files)}
      <p class="note muted">
        The files are copied to this browser’s storage on this device, hashed on the way, and sent
        nowhere: the next visit needs no folder. The browser is asked not to evict them.
      </p>
      <div class="buttons">
        <button value="cancel" formnovalidate>Cancel</button>
        <button value="load" class="main" ?disabled=${!isReady}>Load the model</button>
      </div>
    </form>`;
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    const { review, unverified } = this;
    if ((event.submitter as HTMLButtonElement).value !== 'load' || !review) return;
    const { address: model, files } = review;
    this.dispatchEvent(new ModelChosenEvent({ model, files, ...(unverified && { unverified }) }));
  };

  /** Lets the files go. */
  readonly #onClose = (): void => {
    this.review = undefined;
  };
}

/** Whose it is, and what vouches for it. */
function renderTrust({ hasManifest, hasGoldens, licence }: FolderReview): TemplateResult {
  if (!hasManifest) {
    return html`<dl>
      <div><dt>Manifest</dt><dd>none</dd></div>
      <div><dt>Licence</dt><dd>not said; models that are derived from Llama are under Meta’s</dd></div>
    </dl>`;
  }
  return html`
    <dl>
      <div><dt>Manifest</dt><dd>there: every file is held against its hash</dd></div>
      <div>
        <dt>Self-test</dt>
        <dd>${hasGoldens ? 'golden scores come with it' : html`<strong>none:</strong> its verdicts will be unverified`}</dd>
      </div>
      ${licence === undefined ? nothing : html`<div><dt>Licence</dt><dd>${licence.id}</dd></div>`}
    </dl>
    ${
      licence?.attribution === undefined
        ? html`<p class="note muted">${licence?.notice ?? nothing}</p>`
        : renderAttribution({
            text: licence.attribution,
            notice: licence.notice,
            links: licence.links ?? [],
          })
    }
  `;
}

function renderFiles(files: readonly File[]): TemplateResult {
  const total = files.reduce((sum, { size }) => sum + size, 0);
  return html`<div class="wide" tabindex="0" role="region" aria-label="Files of the model">
    <table>
      <caption>${formatCount(files.length, 'file')}, ${formatSize(total)}</caption>
      <thead><tr><th scope="col">File</th><th scope="col">Size</th></tr></thead>
      <tbody>
        ${files.map(
          ({ name, size }) => html`<tr>
            <th scope="row">${name}</th>
            <td class="figure">${formatSize(size)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

customElements.define('folder-dialog', FolderDialog);
