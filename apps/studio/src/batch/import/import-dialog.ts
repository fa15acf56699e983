import type { ColumnMapping, EvaluationRow } from '@guarded-chat/evaluate';
import {
  type CSSResultGroup,
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { sharedStyles } from '../../app/shared-styles.ts';
import { formatCount } from '../../verdict/format-figures.ts';
import { mapRows, readText, type ReadText, type TextFormat } from './detect-format.ts';
import { importStyles } from './import-styles.ts';

const formats: readonly (readonly [TextFormat, string])[] = [
  ['csv', 'CSV, with a header line'],
  ['jsonl', 'JSON lines'],
  ['json', 'JSON'],
  ['lines', 'One prompt a line'],
];

const fields: readonly (readonly [keyof ColumnMapping, name: string, hint: string])[] = [
  ['prompt', 'Prompt', 'what the user says'],
  ['response', 'Response', 'what the assistant answers; rows that have one judge it'],
  ['messages', 'Messages', 'a whole chat, in OpenAI’s form'],
  ['label', 'Label', '1 and 0, or unsafe and safe'],
  ['categories', 'Categories', 'codes, such as S1,S9'],
  ['source', 'Source', 'where a row comes from'],
];

/** Rows that are shown before they are taken. */
const PREVIEW = 4;

/** The rows that a person has agreed to. */
export class RowsChosenEvent extends Event {
  readonly name: string;
  readonly rows: readonly EvaluationRow[];

  constructor(name: string, rows: readonly EvaluationRow[]) {
    super('rows-chosen', { bubbles: true, composed: true });
    this.name = name;
    this.rows = rows;
  }
}

/** Asks how a text is to be read and what its columns hold; dispatches `rows-chosen`. */
export class ImportDialog extends LitElement {
  static override readonly properties: PropertyDeclarations = {
    format: { state: true },
    mapping: { state: true },
  };
  static override readonly styles: CSSResultGroup = [sharedStyles, importStyles];

  declare format: TextFormat;
  declare mapping: ColumnMapping;
  #name = '';
  #text = '';
  #read: ReadText | string = '';

  constructor() {
    super();
    this.format = 'lines';
    this.mapping = {};
  }

  /** Opens the dialog on a text. @param name - Of the file, or what stands for it. */
  async open(name: string, text: string, format: TextFormat): Promise<void> {
    this.#name = name;
    this.#text = text;
    this.#take(format);
    await this.updateComplete;
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  protected override render(): TemplateResult {
    return html`<dialog aria-labelledby="title">
      <form method="dialog" @submit=${this.#onSubmit}>
        <h2 id="title">What is in ${this.#name}?</h2>
        <label class="field">
          <span class="label">Read as</span>
          <select
            @change=${(event: Event) =>
              this.#take((event.target as HTMLSelectElement).value as TextFormat)}
          >
            ${formats.map(
              ([value, name]) => html`<option value=${value} .selected=${value === this.format}>
                ${name}
              </option>`,
            )}
          </select>
        </label>
        ${typeof this.#read === 'string' ? this.#renderFailure(this.#read) : this.#renderColumns(this.#read)}
      </form>
    </dialog>`;
  }

  #renderFailure(message: string): TemplateResult {
    return html`<p class="problem" role="alert">${message}</p>
      <div class="buttons"><button value="cancel" formnovalidate>Cancel</button></div>`;
  }

  #renderColumns(read: ReadText): TemplateResult {
    const { items, problems } = mapRows(read, this.mapping);
    const labelled = items.filter(({ unsafe }) => unsafe !== undefined).length;
    return html`
      ${
        this.format === 'lines'
          ? nothing
          : html`<fieldset class="columns">
              <legend>Which column holds what</legend>
              ${fields.map(([field, name, hint]) => this.#renderField(read, field, name, hint))}
            </fieldset>`
      }
      <p role="status">
        <strong>${formatCount(items.length, 'row')}</strong>, ${labelled} with a label.
        ${problems.length === 0 ? nothing : `${formatCount(problems.length, 'record')} cannot be read.`}
      </p>
      ${
        problems.length === 0
          ? nothing
          : html`<ul class="problems">
              ${problems
                .slice(0, PREVIEW)
                .map(({ record, message }) => html`<li>Record ${record}: ${message}</li>`)}
            </ul>`
      }
      <ol class="preview" aria-label="First rows">
        ${items.slice(0, PREVIEW).map(
          ({ conversation, unsafe }) => html`<li>
            <span class="muted">${unsafe === undefined ? 'no label' : unsafe ? 'unsafe' : 'safe'}</span>
            <span class="text">${conversation.at(-1)?.text}</span>
          </li>`,
        )}
      </ol>
      <div class="buttons">
        <button value="cancel" formnovalidate>Cancel</button>
        <button value="start" class="main" ?disabled=${items.length === 0}>
          Judge ${formatCount(items.length, 'row')}
        </button>
      </div>
    `;
  }

  #renderField(
    { columns }: ReadText,
    field: keyof ColumnMapping,
    name: string,
    hint: string,
  ): TemplateResult {
    const chosen = this.mapping[field];
    return html`<label class="field">
      <span><span class="name">${name}</span> <span class="muted">${hint}</span></span>
      <select
        @change=${(event: Event) => this.#map(field, (event.target as HTMLSelectElement).value)}
      >
        <option value="" .selected=${chosen === undefined}>none</option>
        ${columns.map(
          (column) =>
            html`<option value=${column} .selected=${column === chosen}>${column}</option>`,
        )}
      </select>
    </label>`;
  }

  #take(format: TextFormat): void {
    this.format = format;
    try {
      this.#read = readText(this.#text, format);
      this.mapping = this.#read.mapping;
    } catch (error) {
      this.#read = error instanceof Error ? error.message : 'The text cannot be read.';
      this.mapping = {};
    }
    this.requestUpdate();
  }

  #map(field: keyof ColumnMapping, column: string): void {
    const others = Object.entries(this.mapping).filter(([name]) => name !== field);
    this.mapping = Object.fromEntries(column === '' ? others : [...others, [field, column]]);
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    const { value } = event.submitter as HTMLButtonElement;
    if (value !== 'start' || typeof this.#read === 'string') return;
    this.dispatchEvent(new RowsChosenEvent(this.#name, mapRows(this.#read, this.mapping).items));
  };
}

customElements.define('import-dialog', ImportDialog);
