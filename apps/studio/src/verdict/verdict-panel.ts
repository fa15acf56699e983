import type { Assessment } from '@guarded-chat/policy';
import {
  type CSSResultGroup,
  html,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { busyIcon, statusIcons } from '../app/icons.ts';
import { panelStyles } from '../app/panel-styles.ts';
import { attributionStyles } from '../model/attribution-styles.ts';
import { renderAttribution } from '../model/render-attribution.ts';
import { sharedStyles } from '../app/shared-styles.ts';
import { StudioElement } from '../app/studio-element.ts';
import { type CheckRecord, thresholdOf } from './check-record.ts';
import { describeConsequence, kindOf, statusWords } from './describe-record.ts';
import { formatScore } from './format-figures.ts';
import { renderCategories } from './render-categories.ts';
import { renderCheckFacts } from './render-check-facts.ts';
import './score-scale.ts';
import './verdict-evidence.ts';
import { verdictStyles } from './verdict-styles.ts';

const TOP = 4;

/** The verdict on the latest text, or on one that was picked from the log. */
export class VerdictPanel extends StudioElement {
  static override readonly properties: PropertyDeclarations = {
    showsAll: { state: true },
  };
  static override readonly styles: CSSResultGroup = [
    sharedStyles,
    panelStyles,
    attributionStyles,
    verdictStyles,
  ];

  /** All categories are listed, not just the strongest. */
  declare showsAll: boolean;

  constructor() {
    super();
    this.showsAll = false;
  }

  protected override render(): TemplateResult {
    const { shown, checking } = this.state;
    return html`
      <section class="panel" aria-labelledby="title">
        <header>
          <h2 id="title">Verdict</h2>
          <span class="busy muted">${checking ? html`${busyIcon} Checking` : nothing}</span>
        </header>
        <div class="body">${shown ? this.#renderRecord(shown) : this.#renderEmpty()}</div>
      </section>
    `;
  }

  #renderEmpty(): TemplateResult {
    const { model, settings } = this.state;
    const modelThreshold = model.phase === 'ready' ? model.model.thresholds.default : undefined;
    const threshold = settings.policy.threshold ?? modelThreshold;
    return html`<div class="empty">
      <div class="head" aria-hidden="true">
        <p class="status">Nothing yet</p>
        <p class="score figure">–.–––</p>
      </div>
      ${threshold === undefined ? nothing : html`<score-scale .threshold=${threshold}></score-scale>`}
      <p>The verdict on a message appears here while you type.</p>
      <p class="muted">
        The model gives a score, and shares it out among the categories. From your
        threshold${threshold === undefined ? '' : ', the arrow on the scale,'} on, a text is unsafe; the policy says what is
        done about it.
      </p>
    </div>`;
  }

  #renderRecord(record: CheckRecord): TemplateResult {
    const { verdict, assessment } = record;
    const { status } = verdict;
    return html`
      <div class="head ${status}" data-testid="verdict" data-status=${status}>
        <p class="label">${kindOf(record)}</p>
        <p class="status tone">${statusIcons[status]} ${statusWords[status]}</p>
        ${
          assessment === undefined
            ? nothing
            : html`<p class="score figure tone" data-testid="score">
                ${formatScore(assessment.unsafeScore)}
              </p>`
        }
        <p class="consequence">${describeConsequence(record)}</p>
      </div>
      ${verdict.status === 'unchecked' ? html`<p class="reason">${verdict.reason.message}</p>` : nothing}
      ${
        assessment?.model.selfTest === 'unverified'
          ? html`<p class="reason" data-testid="unverified">
              <strong>Unverified:</strong> the model came without golden scores, so nothing vouches
              that it computes rightly here.
            </p>`
          : nothing
      }
      ${assessment === undefined ? nothing : this.#renderAssessment(record, assessment)}
    `;
  }

  /** Of the model that gave the verdict, while it is the one that is loaded. */
  #renderAttribution({ model: asked }: Assessment): TemplateResult | typeof nothing {
    const { model } = this.state;
    const isLoaded = model.phase === 'ready' && model.model.revision === asked.revision;
    return isLoaded ? renderAttribution(model.model.attribution) : nothing;
  }

  #renderAssessment(record: CheckRecord, assessment: Assessment): TemplateResult {
    const { status } = record.verdict;
    const threshold = thresholdOf(assessment, this.state.settings.policy);
    const { length } = record.taxonomy.categories;
    return html`
      <score-scale
        class=${status}
        .score=${assessment.unsafeScore}
        .threshold=${threshold}
      ></score-scale>
      ${renderCategories(record, this.showsAll ? length : TOP)}
      ${
        length > TOP
          ? html`<button
              type="button"
              class="quiet more"
              aria-expanded=${this.showsAll}
              @click=${() => {
                this.showsAll = !this.showsAll;
              }}
            >${this.showsAll ? 'Strongest only' : `All ${length} categories`}</button>`
          : nothing
      }
      ${renderCheckFacts(assessment)}
      <verdict-evidence
        .studio=${this.studio}
        .record=${record}
        .assessment=${assessment}
      ></verdict-evidence>
      ${this.#renderAttribution(assessment)}
    `;
  }
}

customElements.define('verdict-panel', VerdictPanel);
