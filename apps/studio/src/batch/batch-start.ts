import {
  type CSSResultGroup,
  html,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { panelStyles } from '../app/panel-styles.ts';
import { sharedStyles } from '../app/shared-styles.ts';
import { formatRoute } from '../navigation/route.ts';
import { formatCount } from '../verdict/format-figures.ts';
import { BatchElement } from './batch-element.ts';
import { batchStartStyles } from './batch-start-styles.ts';
import { detectFormat } from './import/detect-format.ts';
import './import/import-dialog.ts';
import type { ImportDialog, RowsChosenEvent } from './import/import-dialog.ts';
import { sampleRows } from './import/sample-rows.ts';
import type { BatchRun, RunStatus } from './run/batch-run.ts';

const when = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

const statusNames: Readonly<Record<RunStatus, string>> = {
  running: 'under way or interrupted',
  paused: 'paused',
  done: 'done',
  cancelled: 'cancelled',
};

/** Where runs begin: rows are dropped, chosen or pasted here, and former runs are opened. */
export class BatchStart extends BatchElement {
  static override readonly properties: PropertyDeclarations = { isOver: { state: true } };
  static override readonly styles: CSSResultGroup = [sharedStyles, panelStyles, batchStartStyles];

  /** A file is held over the drop zone. */
  declare isOver: boolean;

  constructor() {
    super();
    this.isOver = false;
  }

  protected override render(): TemplateResult {
    const isReady = this.state.model.phase === 'ready';
    return html`
      <section class="panel" aria-labelledby="title">
        <header><h2 id="title">Judge many texts</h2></header>
        <div
          class="body ${this.isOver ? 'over' : ''}"
          @dragover=${this.#onDragOver}
          @dragleave=${() => {
            this.isOver = false;
          }}
          @drop=${this.#onDrop}
        >
          <p>
            Hold the model and your policy against examples whose answer you know. With labels you
            see what is missed and what is held for nothing; without, you see what is flagged.
          </p>
          <ol class="steps muted">
            <li>Bring rows: a CSV or JSON lines file, dropped here, or lines of text.</li>
            <li>Say which column holds what.</li>
            <li>Move the threshold, open a cell, read its rows, correct a label.</li>
          </ol>
          <div class="ways">
            <label class="file main">
              Choose a file
              <input type="file" accept=".csv,.tsv,.json,.jsonl,.ndjson,.txt" @change=${this.#onFile}>
            </label>
            <button type="button" ?disabled=${!isReady} @click=${() => this.batch.add('Sample rows', sampleRows)}>
              Try it with ${sampleRows.length} sample rows
            </button>
          </div>
          <form @submit=${this.#onPaste}>
            <label class="label" for="paste">Or paste rows or lines</label>
            <textarea id="paste" rows="4" placeholder="One prompt a line, or CSV, or JSON lines"></textarea>
            <button>Read the text</button>
          </form>
          <p class="muted note">Rows and results are kept in this browser, on this device, until you delete them.</p>
          ${this.batch.problem === undefined ? nothing : html`<p class="problem" role="alert">${this.batch.problem}</p>`}
        </div>
      </section>
      <section class="panel" aria-labelledby="runs">
        <header><h2 id="runs">Runs on this device</h2></header>
        ${
          this.batch.runs.length === 0
            ? html`<p class="body muted">None yet. A run is listed here from its first row on, and goes on after a reload.</p>`
            : html`<ul class="runs">${this.batch.runs.map((run) => this.#renderRun(run))}</ul>`
        }
      </section>
      <import-dialog
        @rows-chosen=${({ name, rows }: RowsChosenEvent) => this.batch.add(name, rows)}
      ></import-dialog>
    `;
  }

  #renderRun({ id, name, createdMs, total, status, header }: BatchRun): TemplateResult {
    return html`<li>
      <a href=${formatRoute('batch', { run: id })}>
        <strong>${name}</strong>
        <span class="muted">
          ${formatCount(total, 'row')} · ${statusNames[status]} · ${header.taxonomy.name} ·
          ${header.model.name} ${header.model.dtype} · ${when.format(createdMs)}
        </span>
      </a>
      <button type="button" class="quiet" aria-label="Delete ${name}" @click=${() => this.batch.remove(id)}>
        Delete
      </button>
    </li>`;
  }

  async #read(name: string, text: string): Promise<void> {
    const dialog = this.renderRoot.querySelector('import-dialog') as ImportDialog;
    await dialog.open(name, text, detectFormat(text));
  }

  async #readFile(file: File | undefined): Promise<void> {
    if (file) await this.#read(file.name, await file.text());
  }

  readonly #onFile = async (event: Event): Promise<void> => {
    const field = event.target as HTMLInputElement;
    await this.#readFile(field.files?.[0]);
    // The same file can be chosen again after it was changed.
    field.value = '';
  };

  readonly #onPaste = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { value } = this.renderRoot.querySelector('textarea') as HTMLTextAreaElement;
    if (value.trim() !== '') await this.#read('the pasted text', value);
  };

  readonly #onDragOver = (event: DragEvent): void => {
    event.preventDefault();
    this.isOver = true;
  };

  readonly #onDrop = async (event: DragEvent): Promise<void> => {
    event.preventDefault();
    this.isOver = false;
    await this.#readFile(event.dataTransfer?.files[0]);
  };
}

customElements.define('batch-start', BatchStart);
