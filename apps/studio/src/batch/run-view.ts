import type { GuardTask } from '@guarded-chat/policy';
import {
  type CSSResultGroup,
  html,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { segmentStyles } from '../app/segment-styles.ts';
import { sharedStyles } from '../app/shared-styles.ts';
import { BatchElement } from './batch-element.ts';
import './figures/run-charts.ts';
import './figures/run-categories.ts';
import './figures/run-figures-panel.ts';
import './rows/run-rows.ts';
import './run-bar.ts';
import './run-exports.ts';
import { runViewStyles } from './run-view-styles.ts';
import type { OpenRun } from './run/batch-run.ts';
import { mainTask, RunAnalyst, type RowFilter, tasksOf } from './run/run-analysis.ts';

const taskNames: readonly (readonly [GuardTask, string])[] = [
  ['prompt-classification', 'Prompts'],
  ['response-classification', 'Responses'],
];

/** One run: how far it is, what the policy makes of it, and its rows. */
export class RunView extends BatchElement {
  static override readonly properties: PropertyDeclarations = {
    opened: { attribute: false },
    task: { state: true },
    filter: { state: true },
  };
  static override readonly styles: CSSResultGroup = [sharedStyles, segmentStyles, runViewStyles];

  declare opened: OpenRun;
  /** What a person wants to look at; undefined until they say. */
  declare task: GuardTask | undefined;
  declare filter: RowFilter;
  readonly #analyst = new RunAnalyst();

  constructor() {
    super();
    this.filter = 'all';
  }

  protected override render(): TemplateResult {
    const { studio, opened, filter } = this;
    const task = this.task ?? mainTask(opened.rows);
    const analysis = this.#analyst.analyse(opened, task, this.state.settings.policy);
    const listen = (event: CustomEvent<RowFilter>) => {
      this.filter = event.detail;
    };
    return html`
      <run-bar .studio=${studio} .opened=${opened}></run-bar>
      ${this.#renderTasks(task)}
      <div class="grid" @row-filter=${listen}>
        <run-figures-panel .studio=${studio} .opened=${opened} .analysis=${analysis} .filter=${filter}></run-figures-panel>
        <run-rows .studio=${studio} .opened=${opened} .analysis=${analysis} .filter=${filter}></run-rows>
        <run-charts .studio=${studio} .opened=${opened} .analysis=${analysis}></run-charts>
        <run-categories .studio=${studio} .opened=${opened} .analysis=${analysis}></run-categories>
        <run-exports .studio=${studio} .opened=${opened} .analysis=${analysis}></run-exports>
      </div>
    `;
  }

  #renderTasks(shown: GuardTask): TemplateResult | typeof nothing {
    if (tasksOf(this.opened.rows).length < 2) return nothing;
    return html`<fieldset class="tasks">
      <legend class="hidden">What is judged</legend>
      <div class="segments">
        ${taskNames.map(
          ([task, name]) => html`<label>
            <input
              type="radio"
              name="task"
              .checked=${task === shown}
              @change=${() => {
                this.task = task;
              }}
            >
            ${name}
          </label>`,
        )}
      </div>
    </fieldset>`;
  }
}

customElements.define('run-view', RunView);
