import {
  css,
  type CSSResultGroup,
  html,
  LitElement,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { sharedStyles } from '../app/shared-styles.ts';
import { formatRoute } from './route.ts';
import { sections } from './sections.ts';

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

/** The way from one section to another: links, also reached with the arrow keys. */
export class SectionNav extends LitElement {
  static override readonly properties: PropertyDeclarations = { current: { type: String } };
  static override readonly styles: CSSResultGroup = [
    sharedStyles,
    css`
      ul {
        display: flex;
        gap: 0.125rem;
        overflow-x: auto;
        scrollbar-width: none;
      }

      a {
        display: block;
        padding: 0.3125rem 0.75rem;
        border-radius: 6px;
        color: var(--muted);
        font-size: 0.875rem;
        font-weight: 600;
        text-decoration: none;
        white-space: nowrap;
      }
      a:hover {
        color: var(--ink);
        background: var(--card);
      }
      a:focus-visible {
        outline-offset: -2px;
      }
      a[aria-current='page'] {
        background: var(--ink);
        color: var(--card);
      }

      /* All of them fit on a phone: what is out of sight is not looked for. */
      @media (max-width: 30rem) {
        ul {
          gap: 0;
          justify-content: space-between;
        }
        a {
          padding-inline: clamp(0.25rem, 1.6vw, 0.4375rem);
          font-size: 0.8125rem;
          letter-spacing: -0.01em;
        }
      }
      @media (pointer: coarse) {
        a {
          padding-block: 0.625rem;
        }
      }
      @media (forced-colors: active) {
        a[aria-current='page'] {
          background: Highlight;
          color: HighlightText;
          forced-color-adjust: none;
        }
      }
    `,
  ];

  /** Name of the section that is shown. */
  declare current: string;

  protected override render(): TemplateResult {
    return html`<nav aria-label="Sections">
      <ul @keydown=${this.#onKey}>
        ${sections.map(
          ({ name, title }) => html`<li>
            <a href=${formatRoute(name)} aria-current=${name === this.current ? 'page' : 'false'}>
              ${title}
            </a>
          </li>`,
        )}
      </ul>
    </nav>`;
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const links = [...this.renderRoot.querySelectorAll('a')];
    const step = steps[event.key];
    const index = links.findIndex((link) => link === event.target);
    if (step === undefined || index === -1) return;
    event.preventDefault();
    links[(index + step + links.length) % links.length]?.focus();
  };
}

customElements.define('section-nav', SectionNav);
