import {
  type CSSResultGroup,
  html,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { attributionStyles } from '../model/attribution-styles.ts';
import '../model/model-rail.ts';
import { renderAttribution } from '../model/render-attribution.ts';
import { parseRoute } from '../navigation/route.ts';
import '../navigation/section-nav.ts';
import { type Section, sections } from '../navigation/sections.ts';
import '../privacy/privacy-badge.ts';
import '../tour/tour-card.ts';
import { brandIcon } from './icons.ts';
import { sharedStyles } from './shared-styles.ts';
import { appStyles } from './app-styles.ts';
import { StudioElement } from './studio-element.ts';

const names = sections.map(({ name }) => name);
const title = 'Guarded chat studio';

/** The whole page: where one is, and the section that is open. */
export class StudioApp extends StudioElement {
  static override readonly properties: PropertyDeclarations = {
    section: { reflect: true },
    loaded: { state: true },
    failure: { state: true },
  };
  static override readonly styles: CSSResultGroup = [sharedStyles, attributionStyles, appStyles];

  /** Name of the open section. */
  declare section: string;
  /** Names of the sections whose code is there. */
  declare loaded: ReadonlySet<string>;
  /** The section whose code could not be fetched. */
  declare failure: string | undefined;

  constructor() {
    super();
    this.section = parseRoute(location.hash, names).section;
    this.loaded = new Set();
    this.failure = undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#follow);
    void this.#open(this.section);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#follow);
  }

  protected override render(): TemplateResult {
    const { studio, section } = this;
    const { model } = this.state;
    const showsRail = section === 'live' || model.phase !== 'ready';
    // The rail has it, and that of the models is in their section.
    const hasRail = showsRail || section === 'models';
    return html`
      <header class="top">
        <button type="button" class="skip" @click=${this.#skip}>Skip to the content</button>
        <div class="brand">${brandIcon}<h1>${title}</h1></div>
        <section-nav .current=${section}></section-nav>
        <privacy-badge .studio=${studio}></privacy-badge>
      </header>
      ${showsRail ? html`<model-rail .studio=${studio}></model-rail>` : nothing}
      <tour-card></tour-card>
      <main tabindex="-1" aria-label=${this.#titleOf(section)}>
        ${repeat(
          // What is typed in the chat outlives a look at another section.
          sections.filter(
            ({ name }) => this.loaded.has(name) && (name === section || name === 'live'),
          ),
          ({ name }) => name,
          ({ name, render }) =>
            html`<div class="section" ?hidden=${name !== section}>${render(studio)}</div>`,
        )}
        ${this.failure === section ? this.#renderFailure(section) : nothing}
      </main>
      ${hasRail || model.phase !== 'ready' ? nothing : renderAttribution(model.model.attribution)}
    `;
  }

  #renderFailure(section: string): TemplateResult {
    return html`<p class="failure" role="alert">
      This section could not be loaded.
      <button type="button" @click=${() => this.#open(section)}>Try again</button>
    </p>`;
  }

  readonly #follow = (): void => {
    const { section } = parseRoute(location.hash, names);
    if (section !== this.section) void this.#open(section);
  };

  readonly #skip = (): void => {
    this.renderRoot.querySelector('main')?.focus();
  };

  async #open(name: string): Promise<void> {
    this.section = name;
    this.failure = undefined;
    document.title = name === names[0] ? title : `${this.#titleOf(name)} · ${title}`;
    try {
      await this.#find(name)?.load();
      this.loaded = new Set([...this.loaded, name]);
    } catch {
      this.failure = name;
    }
  }

  #find(name: string): Section | undefined {
    return sections.find((one) => one.name === name);
  }

  #titleOf(name: string): string {
    return this.#find(name)?.title ?? '';
  }
}

customElements.define('studio-app', StudioApp);

declare global {
  interface HTMLElementTagNameMap {
    'studio-app': StudioApp;
  }
}
