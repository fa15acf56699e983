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
import { formatMegabytes, formatSize } from '../verdict/format-figures.ts';
import { panelBodyStyles } from './panel-body-styles.ts';
import './stored-model-list.ts';
import type { StoredModelList } from './stored-model-list.ts';
import {
  deleteStoredFile,
  describeStoredFile,
  listStoredFiles,
  type StoredFile,
} from './stored-files.ts';

/** The model files on this device, and how to be rid of them. */
export class StoragePanel extends StudioElement {
  static override readonly properties: PropertyDeclarations = {
    files: { state: true },
    used: { state: true },
  };
  static override readonly styles: CSSResultGroup = [sharedStyles, panelStyles, panelBodyStyles];

  /** Undefined until they are listed. */
  declare files: readonly StoredFile[] | undefined;
  /** All that this site keeps here, in bytes; undefined where the browser does not tell. */
  declare used: number | undefined;
  #isOfflineReady = false;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#list();
  }

  protected override updated(): void {
    // The engine stores files behind the load: there are more of them by then.
    if (this.#isOfflineReady === this.state.isOfflineReady) return;
    this.#isOfflineReady = this.state.isOfflineReady;
    void this.#list();
  }

  protected override render(): TemplateResult {
    const { files = [], used } = this;
    const total = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    return html`<section class="panel" aria-labelledby="title">
      <header>
        <h2 id="title">On this device</h2>
        <button
          type="button"
          class="quiet"
          ?disabled=${files.length === 0}
          @click=${() => this.#delete(files)}
        >Delete all</button>
      </header>
      <div class="body">
        <p>
          <span class="figure">${formatMegabytes(total)}</span> of model files${used === undefined ? nothing : html`<span class="muted">, ${formatMegabytes(used)} with the app, your runs and settings</span>`}
        </p>
        <stored-model-list .studio=${this.studio} @models-listed=${() => this.#list()}></stored-model-list>
        ${files.length === 0 ? html`<p class="muted">Nothing is kept: the model is fetched at every visit.</p>` : this.#renderFiles(files)}
        <p class="muted note">
          Deleting frees the space at once; the model that is loaded goes on until you leave, and is
          fetched again at the next visit.
        </p>
      </div>
    </section>`;
  }

  #renderFiles(files: readonly StoredFile[]): TemplateResult {
    const known = this.state.packageFacts?.files ?? [];
    return html`<div class="wide" tabindex="0" role="region" aria-label="Stored files">
      <table>
        <thead>
          <tr><th scope="col">File</th><th scope="col">Size</th><td></td></tr>
        </thead>
        <tbody>
          ${files.map(
            (file) => html`<tr>
              <th scope="row" title=${file.key}>${describeStoredFile(file.key, known)}</th>
              <td class="figure">${formatSize(file.sizeBytes)}</td>
              <td>
                <button
                  type="button"
                  class="quiet"
                  aria-label="Delete ${describeStoredFile(file.key, known)}"
                  @click=${() => this.#delete([file])}
                >Delete</button>
              </td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  async #delete(files: readonly StoredFile[]): Promise<void> {
    await Promise.allSettled(files.map(({ key }) => deleteStoredFile(key)));
    this.studio.noteModelDeleted();
    await this.#list();
    const models = this.renderRoot.querySelector('stored-model-list') as StoredModelList | null;
    await models?.list();
  }

  async #list(): Promise<void> {
    this.files = await listStoredFiles();
    this.used = (await navigator.storage?.estimate?.())?.usage;
  }
}

customElements.define('storage-panel', StoragePanel);
