import {
  css,
  type CSSResultGroup,
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { sharedStyles } from '../app/shared-styles.ts';
import { formatRoute } from '../navigation/route.ts';
import { endTour, isTourOver, tourSteps } from './tour-steps.ts';

function getStorage(): Storage {
  return localStorage;
}

/** Shows a first visitor around: one line beside what it speaks of, never in front of it. */
export class TourCard extends LitElement {
  static override readonly properties: PropertyDeclarations = {
    step: { state: true },
    isOver: { state: true },
  };
  static override readonly styles: CSSResultGroup = [
    sharedStyles,
    css`
      aside {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.375rem 1rem;
        margin-block-end: var(--gap);
        padding: 0.5rem 0.5rem 0.5rem 1rem;
        border: 1px solid var(--set);
        border-radius: var(--radius);
        background: var(--card);
        font-size: 0.8125rem;
      }
      p {
        flex: 1 1 22rem;
        text-wrap: pretty;
      }
      .buttons {
        display: flex;
        gap: 0.25rem;
      }
    `,
  ];

  /** Place in the tour; undefined before it begins. */
  declare step: number | undefined;
  declare isOver: boolean;

  constructor() {
    super();
    this.isOver = isTourOver(getStorage);
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.isOver) return nothing;
    return html`<aside aria-label="Tour">
      ${this.step === undefined ? this.#renderOffer() : this.#renderStep(this.step)}
    </aside>`;
  }

  #renderOffer(): TemplateResult {
    return html`
      <p>
        <strong>New here?</strong> Two minutes, with sample data: what is asked, what is done about it,
        and how to tell whether it is good.
      </p>
      <div class="buttons">
        <button type="button" class="main" @click=${() => this.#go(0)}>Show me around</button>
        <button type="button" class="quiet" @click=${this.#end}>Not now</button>
      </div>
    `;
  }

  #renderStep(step: number): TemplateResult {
    const { title, text } = tourSteps[step] ?? { title: '', text: '' };
    const isLast = step === tourSteps.length - 1;
    return html`
      <p role="status">
        <span class="muted">${step + 1} of ${tourSteps.length}</span>
        <strong>${title}.</strong> ${text}
      </p>
      <div class="buttons">
        ${
          step === 0
            ? nothing
            : html`<button type="button" @click=${() => this.#go(step - 1)}>Back</button>`
        }
        ${
          isLast
            ? nothing
            : html`<button type="button" class="main" @click=${() => this.#go(step + 1)}>Next</button>`
        }
        <button type="button" class="quiet" @click=${this.#end}>End the tour</button>
      </div>
    `;
  }

  #go(step: number): void {
    this.step = step;
    location.hash = formatRoute(tourSteps[step]?.section ?? 'live');
  }

  readonly #end = (): void => {
    this.isOver = true;
    endTour(getStorage);
  };
}

customElements.define('tour-card', TourCard);
