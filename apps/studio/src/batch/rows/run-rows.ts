import { VirtualizerController } from '@tanstack/lit-virtual';
import {
  type CSSResultGroup,
  html,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { panelStyles } from '../../app/panel-styles.ts';
import { sharedStyles } from '../../app/shared-styles.ts';
import { formatCount, formatScore } from '../../verdict/format-figures.ts';
import { BatchElement } from '../batch-element.ts';
import type { OpenRun } from '../run/batch-run.ts';
import type { RowCell } from '../run/decide-row.ts';
import {
  type ListedRow,
  listRows,
  type RowFilter,
  type RowOrder,
  type RunAnalysis,
} from '../run/run-analysis.ts';
import './row-detail.ts';
import { rowsStyles } from './rows-styles.ts';

const ROW_PX = 40;

const orders: readonly (readonly [RowOrder, string])[] = [
  ['file', 'As in the file'],
  ['highest', 'Highest score first'],
  ['lowest', 'Lowest score first'],
];

const filterNames: Readonly<Record<RowFilter, string>> = {
  all: 'All rows',
  failing: 'Wrong ones',
  truePositives: 'Found',
  falsePositives: 'False alarms',
  falseNegatives: 'Missed',
  trueNegatives: 'Rightly passed',
  unlabelled: 'Without a label',
  unchecked: 'Unchecked',
  pending: 'Not judged yet',
};

/** What a row is called in the list: the verdict in words, and whether that is right. */
const cellNames: Readonly<Record<RowCell, string>> = {
  truePositives: 'found',
  falsePositives: 'false alarm',
  falseNegatives: 'missed',
  trueNegatives: 'passed',
  unlabelled: 'no label',
  unchecked: 'unchecked',
  pending: 'waiting',
};

/** In the list, a key labels the row. */
const labelKeys: ReadonlyMap<string, boolean | undefined> = new Map([
  ['u', true],
  ['s', false],
  ['n', undefined],
]);

/** The rows of a cell: a list of any length, of which only what can be seen is in the page. */
export class RunRows extends BatchElement {
  static override readonly properties: PropertyDeclarations = {
    opened: { attribute: false },
    analysis: { attribute: false },
    filter: { attribute: false },
    order: { state: true },
    active: { state: true },
  };
  static override readonly styles: CSSResultGroup = [sharedStyles, panelStyles, rowsStyles];

  declare opened: OpenRun;
  declare analysis: RunAnalysis;
  declare filter: RowFilter;
  declare order: RowOrder;
  /** The row of the run that is looked at. */
  declare active: number | undefined;

  #listed: readonly ListedRow[] = [];
  readonly #virtual = new VirtualizerController<HTMLElement, HTMLElement>(this, {
    getScrollElement: () => this.renderRoot.querySelector<HTMLElement>('.list'),
    count: 0,
    estimateSize: () => ROW_PX,
    overscan: 8,
  });

  constructor() {
    super();
    this.order = 'file';
  }

  protected override willUpdate(changed: ReadonlyMap<PropertyKey, unknown>): void {
    if (changed.has('analysis') || changed.has('filter') || changed.has('order')) {
      this.#listed = listRows(this.analysis, this.opened.scores, this.filter, this.order);
      const virtualizer = this.#virtual.getVirtualizer();
      virtualizer.setOptions({ ...virtualizer.options, count: this.#listed.length });
    }
  }

  protected override updated(changed: ReadonlyMap<PropertyKey, unknown>): void {
    if (changed.has('filter') || changed.has('order'))
      this.#virtual.getVirtualizer().scrollToOffset(0);
  }

  protected override render(): TemplateResult {
    const { length } = this.#listed;
    return html`<section class="panel" aria-labelledby="title">
      <header>
        <h2 id="title">${filterNames[this.filter]}: ${formatCount(length, 'row')}</h2>
        <label class="order">
          <span class="hidden">Order</span>
          <select
            @change=${(event: Event) => {
              this.order = (event.target as HTMLSelectElement).value as RowOrder;
            }}
          >
            ${orders.map(([value, name]) => html`<option value=${value}>${name}</option>`)}
          </select>
        </label>
      </header>
      ${length === 0 ? html`<p class="empty muted">No row is here under this policy.</p>` : this.#renderList()}
      ${this.active === undefined ? nothing : this.#renderDetail(this.active)}
    </section>`;
  }

  #renderList(): TemplateResult {
    const virtualizer = this.#virtual.getVirtualizer();
    const items = virtualizer.getVirtualItems();
    // A list whose active row is scrolled out of the page points to nothing.
    const isSeen = items.some(({ index }) => this.#listed[index]?.index === this.active);
    return html`<div
      class="list"
      role="listbox"
      tabindex="0"
      aria-label="Rows"
      aria-activedescendant=${isSeen ? `row-${this.active}` : nothing}
      @keydown=${this.#onKey}
    >
      <div class="canvas" role="presentation" .style=${`block-size:${virtualizer.getTotalSize()}px`}>
        ${items.map(({ index, start }) => this.#renderRow(index, start))}
      </div>
    </div>`;
  }

  #renderRow(place: number, start: number): TemplateResult | typeof nothing {
    const listed = this.#listed[place];
    const row = listed && this.opened.rows[listed.index];
    if (!listed || !row) return nothing;
    return html`<div
      role="option"
      id="row-${listed.index}"
      class="row ${listed.cell}"
      aria-selected=${listed.index === this.active}
      aria-posinset=${place + 1}
      aria-setsize=${this.#listed.length}
      .style=${`transform:translateY(${start}px)`}
      @click=${() => {
        this.active = listed.index;
      }}
    >
      <span class="figure score">${listed.score === undefined ? '–' : formatScore(listed.score, 2)}</span>
      <span class="what">${cellNames[listed.cell]}</span>
      <span class="text">${row.conversation.at(-1)?.text}</span>
    </div>`;
  }

  #renderDetail(index: number): TemplateResult {
    const place = this.analysis.prepared.indices.indexOf(index);
    const cell = this.analysis.cells[place];
    return html`<row-detail
      .studio=${this.studio}
      .opened=${this.opened}
      .index=${index}
      .verdict=${cell === undefined ? '' : cellNames[cell]}
    ></row-detail>`;
  }

  /** Labels the active row; when it leaves the list by that, the next one is looked at. */
  async #label(unsafe: boolean | undefined): Promise<void> {
    const { active } = this;
    if (active === undefined) return;
    const place = this.#listed.findIndex(({ index }) => index === active);
    const next = this.#listed[place + 1] ?? this.#listed[place - 1];
    await this.batch.relabel(active, { unsafe });
    await this.updateComplete;
    if (place === -1 || this.#listed.some(({ index }) => index === active)) return;
    this.active = next?.index;
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const key = event.key.toLowerCase();
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (isPlain && labelKeys.has(key)) void this.#label(labelKeys.get(key));
    const last = this.#listed.length - 1;
    const place = this.#listed.findIndex(({ index }) => index === this.active);
    const page = 10;
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: place + 1,
      ArrowUp: place - 1,
      PageDown: place + page,
      PageUp: place - page,
      Home: 0,
      End: last,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    const next = Math.min(last, Math.max(0, target));
    this.active = this.#listed[next]?.index;
    this.#virtual.getVirtualizer().scrollToIndex(next);
  };
}

customElements.define('run-rows', RunRows);
