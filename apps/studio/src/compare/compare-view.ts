import type { RunComparison } from '@guarded-chat/evaluate';
import {
  type CSSResultGroup,
  html,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { busyIcon } from '../app/icons.ts';
import { panelStyles } from '../app/panel-styles.ts';
import { sharedStyles } from '../app/shared-styles.ts';
import { BatchElement } from '../batch/batch-element.ts';
import type { BatchRun, OpenRun } from '../batch/run/batch-run.ts';
import { recordsOf } from '../batch/run/export-run.ts';
import { figures } from '../figures/figures.ts';
import { formatRoute } from '../navigation/route.ts';
import { formatCount } from '../verdict/format-figures.ts';
import { compareStyles } from './compare-styles.ts';
import './comparison-result.ts';
import { type PolicyChoice, policyChoices } from './policy-choices.ts';

/** One of the two that are compared. */
interface Side {
  /** Of the run; undefined until one is chosen: then the latest. */
  readonly run: string | undefined;
  /** Id of a policy choice. */
  readonly policy: string;
}

/** Two policies, taxonomies or models, held against each other on the same rows. */
export class CompareView extends BatchElement {
  static override readonly properties: PropertyDeclarations = {
    sides: { state: true },
    comparisons: { state: true },
    texts: { state: true },
    isBusy: { state: true },
    problem: { state: true },
  };
  static override readonly styles: CSSResultGroup = [sharedStyles, panelStyles, compareStyles];

  declare sides: readonly [Side, Side];
  /** Undefined until the comparison is made. */
  declare comparisons: readonly RunComparison[] | undefined;
  /** By hash. */
  declare texts: ReadonlyMap<string, string>;
  declare isBusy: boolean;
  declare problem: string | undefined;

  constructor() {
    super();
    this.sides = [
      { run: undefined, policy: 'current' },
      { run: undefined, policy: 'strict' },
    ];
    this.isBusy = false;
    this.texts = new Map();
  }

  protected override render(): TemplateResult {
    const { runs } = this.batch;
    return html`
      <section class="panel" aria-labelledby="title">
        <header><h2 id="title">What is compared</h2></header>
        <div class="body">
          <p class="muted">
            Two policies on one run need no inference. For two lists of categories or two models, judge
            the same rows twice: change the list or the model, then “Judge again” in the run.
          </p>
          ${runs.length === 0 ? this.#renderNone() : this.#renderChoice(runs)}
        </div>
      </section>
      ${this.comparisons?.map(
        (comparison) => html`<comparison-result
          .comparison=${comparison}
          .texts=${this.texts}
        ></comparison-result>`,
      )}
    `;
  }

  #renderNone(): TemplateResult {
    return html`<p>There is no run yet. <a href=${formatRoute('batch')}>Judge some rows first.</a></p>`;
  }

  #renderChoice(runs: readonly BatchRun[]): TemplateResult {
    return html`
      <div class="sides">
        ${this.sides.map((side, index) => this.#renderSide(runs, side, index))}
      </div>
      <div class="go">
        <button type="button" class="main" ?disabled=${this.isBusy} @click=${this.#compare}>Compare</button>
        <span role="status" class="muted">
          ${this.isBusy ? html`${busyIcon} Drawing resamples` : nothing}
        </span>
      </div>
      ${this.problem === undefined ? nothing : html`<p class="problem" role="alert">${this.problem}</p>`}
    `;
  }

  #renderSide(runs: readonly BatchRun[], side: Side, index: number): TemplateResult {
    const change = (part: keyof Side) => (event: Event) => {
      const { value } = event.target as HTMLSelectElement;
      const changed = { ...side, [part]: value };
      const [first, second] = this.sides;
      this.sides = index === 0 ? [changed, second] : [first, changed];
      this.comparisons = undefined;
    };
    return html`<fieldset>
      <legend>${index === 0 ? 'First' : 'Second'}</legend>
      <label class="field">
        <span class="label">Run</span>
        <select @change=${change('run')}>
          ${runs.map(
            ({ id, name, total, header }) => html`<option
              value=${id}
              .selected=${id === (side.run ?? runs[0]?.id)}
            >
              ${name}, ${formatCount(total, 'row')}, ${header.taxonomy.name}, ${header.model.name} ${header.model.dtype}
            </option>`,
          )}
        </select>
      </label>
      <label class="field">
        <span class="label">Policy</span>
        <select @change=${change('policy')}>
          ${this.#choices().map(
            ({ id, name }) =>
              html`<option value=${id} .selected=${id === side.policy}>${name}</option>`,
          )}
        </select>
      </label>
    </fieldset>`;
  }

  #choices(): readonly PolicyChoice[] {
    const { model, settings, versions } = this.state;
    const thresholds = model.phase === 'ready' ? model.model.thresholds : undefined;
    return policyChoices(settings.policy, thresholds, versions);
  }

  async #read({ run }: Side): Promise<OpenRun | undefined> {
    const id = run ?? this.batch.runs[0]?.id;
    return id === undefined ? undefined : this.batch.read(id);
  }

  readonly #compare = async (): Promise<void> => {
    this.isBusy = true;
    this.problem = undefined;
    try {
      const [first, second] = await Promise.all(this.sides.map((side) => this.#read(side)));
      if (!first || !second) return;
      const [one, other] = this.sides.map(({ policy }) => {
        const choices = this.#choices();
        return choices.find(({ id }) => id === policy)?.policy ?? this.state.settings.policy;
      });
      if (!one || !other) return;
      const runs = [first, second].map((opened) => ({
        header: opened.run.header,
        records: recordsOf(opened),
      }));
      const [a, b] = runs;
      if (!a || !b) return;
      this.comparisons = await figures.compare([a, one], [b, other]);
      this.texts = new Map(
        first.rows.map((row) => [row.hash, row.conversation.at(-1)?.text ?? '']),
      );
      if (this.comparisons.length === 0) {
        this.problem = 'The two have no labelled rows in common: choose runs over the same rows.';
      }
    } catch (error) {
      this.problem = error instanceof Error ? error.message : 'They could not be compared.';
    } finally {
      this.isBusy = false;
    }
  };
}

customElements.define('compare-view', CompareView);
