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
import { pocketGuard } from '../model/model-order.ts';
import './folder/folder-dialog.ts';
import type { FolderDialog, ModelChosenEvent } from './folder/folder-dialog.ts';
import { filesOfDrop, filesOfInput, type FolderFile } from './folder/folder-file.ts';
import { reviewFolder } from './folder/review-folder.ts';
import './folder/unverified-fields.ts';
import { modelAddressOf } from './model-address.ts';
import { modelChoiceStyles } from './model-choice-styles.ts';
import { panelBodyStyles } from './panel-body-styles.ts';

/** Another model in the place of pocket-guard: from a folder on disk, by its address, or by its id on the hub. */
export class ModelChoice extends StudioElement {
  static override readonly properties: PropertyDeclarations = {
    problem: { state: true },
    isOver: { state: true },
  };
  static override readonly styles: CSSResultGroup = [
    sharedStyles,
    panelStyles,
    panelBodyStyles,
    modelChoiceStyles,
  ];

  declare problem: string | undefined;
  /** Files are held over the drop zone. */
  declare isOver: boolean;

  constructor() {
    super();
    this.isOver = false;
  }

  protected override render(): TemplateResult {
    return html`<section class="panel" aria-labelledby="title">
      <header>
        <h2 id="title">Another model</h2>
        ${
          this.state.modelOrder.model === pocketGuard.model
            ? nothing
            : html`<button type="button" class="quiet" @click=${() => this.studio.setModel(pocketGuard)}>
                Back to pocket-guard
              </button>`
        }
      </header>
      <div class="body">
        <p class="muted">
          A package that <code>models/convert</code> has made of a Llama Guard checkpoint. Its files are
          checked against its manifest and kept on this device. Your texts stay here.
        </p>
        ${this.#renderDrop()}
        ${this.#renderForm()}
        ${this.problem === undefined ? nothing : html`<p class="problem" role="alert">${this.problem}</p>`}
      </div>
      <folder-dialog
        @model-chosen=${({ order }: ModelChosenEvent) => this.studio.setModel(order)}
      ></folder-dialog>
    </section>`;
  }

  #renderDrop(): TemplateResult {
    return html`<div
      class="drop ${this.isOver ? 'over' : ''}"
      @dragover=${(event: DragEvent) => {
        event.preventDefault();
        this.isOver = true;
      }}
      @dragleave=${() => {
        this.isOver = false;
      }}
      @drop=${this.#onDrop}
    >
      <label class="file">
        Choose a folder
        <input type="file" webkitdirectory multiple @change=${this.#onFolder}>
      </label>
      <span class="muted note">or drop it here, or its files</span>
    </div>`;
  }

  #renderForm(): TemplateResult {
    return html`<form @submit=${this.#onSubmit}>
      <div class="line">
        <input
          type="text"
          aria-label="Address or hub id"
          placeholder="https://… or owner/name@commit"
          required
        >
        <button>Load</button>
      </div>
      <label class="check">
        <input type="checkbox" name="auto">
        <span>
          Auto: only where WebGPU is there and memory suffices for Llama Guard 3 1B, else pocket-guard
        </span>
      </label>
      <details>
        <summary>It has no manifest.json</summary>
        <unverified-fields></unverified-fields>
      </details>
      <details>
        <summary>Where to find the commit</summary>
        <p class="muted">
          On the page of the repository at the hub, under “Files and versions”, then “History”: a
          commit has 40 hexadecimal digits. A branch, such as <code>main</code>, may change after you
          have looked at the model, and is refused.
        </p>
      </details>
    </form>`;
  }

  async #review(files: readonly FolderFile[]): Promise<void> {
    this.problem = undefined;
    if (files.length === 0) {
      this.problem = 'There are no files in it.';
      return;
    }
    const dialog = this.renderRoot.querySelector('folder-dialog') as FolderDialog;
    await dialog.open(await reviewFolder(files));
  }

  readonly #onFolder = async (event: Event): Promise<void> => {
    const field = event.target as HTMLInputElement;
    const files = filesOfInput(field);
    // The same folder can be chosen again after it was changed.
    field.value = '';
    await this.#review(files);
  };

  readonly #onDrop = async (event: DragEvent): Promise<void> => {
    event.preventDefault();
    this.isOver = false;
    if (!event.dataTransfer) return;
    try {
      await this.#review(await filesOfDrop(event.dataTransfer));
    } catch {
      this.problem = 'What was dropped could not be read; choose the folder instead.';
    }
  };

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const field = (selector: string) => this.renderRoot.querySelector(selector) as HTMLInputElement;
    const { value: unverified } = this.renderRoot.querySelector('unverified-fields') ?? {};
    try {
      const address = modelAddressOf(field('input[type="text"]').value);
      const said = unverified && { unverified };
      this.studio.setModel(
        field('input[name="auto"]').checked
          ? { model: 'auto', preferredModel: address, ...said }
          : { model: address, ...said },
      );
      this.problem = undefined;
    } catch (error) {
      this.problem = error instanceof Error ? error.message : 'This is no address.';
    }
  };
}

customElements.define('model-choice', ModelChoice);
