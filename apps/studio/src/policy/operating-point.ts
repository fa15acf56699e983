import {
  type CSSResultGroup,
  html,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { segmentStyles } from '../app/segment-styles.ts';
import { sharedStyles } from '../app/shared-styles.ts';
import { StudioElement } from '../app/studio-element.ts';
import type { CheckRecord } from '../verdict/check-record.ts';
import { formatCount, formatScore } from '../verdict/format-figures.ts';
import { withThreshold } from './edit-policy.ts';
import { operatingPointStyles } from './operating-point-styles.ts';

const presets = ['strict', 'default', 'lenient'] as const;

/** The score from which a text counts as unsafe: a preset of the model, or a point on the scale. */
export class OperatingPoint extends StudioElement {
  static override readonly properties: PropertyDeclarations = { plain: { type: Boolean } };
  static override readonly styles: CSSResultGroup = [
    sharedStyles,
    segmentStyles,
    operatingPointStyles,
  ];

  /** Without the scores of the log: where other texts are looked at. */
  declare plain: boolean;

  protected override render(): TemplateResult {
    const { model } = this.state;
    const thresholds = model.phase === 'ready' ? model.model.thresholds : undefined;
    const own = this.state.settings.policy.threshold;
    const threshold = own ?? thresholds?.default;
    return html`
      <fieldset>
        <legend>Operating point</legend>
        <div class="line">
          <div class="segments">
            ${presets.map((preset) => {
              const value = thresholds?.[preset];
              return html`<label>
                <input
                  type="radio"
                  name="preset"
                  ?disabled=${value === undefined}
                  .checked=${value !== undefined && value === threshold}
                  @change=${() => this.#set(preset === 'default' ? undefined : value)}
                >
                ${preset}
              </label>`;
            })}
          </div>
          <output class="figure" for="threshold">${threshold === undefined ? '–' : formatScore(threshold)}</output>
        </div>
        ${threshold === undefined ? nothing : this.#renderScale(threshold)}
      </fieldset>
    `;
  }

  #renderScale(threshold: number): TemplateResult {
    const { log } = this.state;
    return html`
      <div class="scale" .style=${`--threshold:${threshold}`}>
        ${this.plain ? nothing : html`<div class="rug" aria-hidden="true">${log.map((record) => this.#renderStroke(record))}</div>`}
        <input
          type="range"
          id="threshold"
          aria-label="Threshold for all categories"
          min="0"
          max="1"
          step="0.005"
          .value=${String(threshold)}
          @input=${(event: Event) => this.#set((event.target as HTMLInputElement).valueAsNumber)}
        >
      </div>
      ${this.plain ? nothing : this.#renderNote()}
    `;
  }

  #renderNote(): TemplateResult {
    const { log } = this.state;
    const unsafe = log.filter(({ verdict }) => verdict.status === 'unsafe').length;
    return html`<p class="muted note">
      ${
        log.length === 0
          ? 'Texts that score this or more are unsafe. The scores of your checks appear above the slider.'
          : `${unsafe} of ${formatCount(log.length, 'check')} unsafe under this policy.`
      }
    </p>`;
  }

  #renderStroke({ assessment, verdict, id }: CheckRecord): TemplateResult | typeof nothing {
    if (!assessment) return nothing;
    const isShown = this.state.shown?.id === id ? 'shown' : '';
    return html`<i
      class="${verdict.status} ${isShown}"
      .style=${`--score:${assessment.unsafeScore}`}
    ></i>`;
  }

  #set(threshold: number | undefined): void {
    this.studio.setPolicy(withThreshold(this.state.settings.policy, threshold));
  }
}

customElements.define('operating-point', OperatingPoint);
