import { css, type CSSResultGroup, html, type TemplateResult } from 'lit';
import { panelStyles } from '../app/panel-styles.ts';
import { sharedStyles } from '../app/shared-styles.ts';
import { StudioElement } from '../app/studio-element.ts';
import type { SavedVersion } from '../state/saved-versions.ts';

const when = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** Policies that were given a name: to come back to, and to compare. */
export class VersionsPanel extends StudioElement {
  static override readonly styles: CSSResultGroup = [
    sharedStyles,
    panelStyles,
    css`
      .body {
        display: grid;
        gap: 0.625rem;
        padding: 0.875rem 1rem 1rem;
        font-size: 0.875rem;
      }
      form {
        display: flex;
        gap: 0.5rem;
      }
      input {
        flex: 1;
        min-inline-size: 0;
        min-block-size: 1.875rem;
        padding: 0.125rem 0.5rem;
        border: 1px solid var(--edge);
        border-radius: 6px;
        background: var(--raised);
      }
      li {
        display: flex;
        align-items: center;
        gap: 0.25rem;
        padding-block: 0.25rem;
        border-block-start: 1px solid var(--line);
      }
      .about {
        flex: 1;
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }
      .when {
        font-size: 0.75rem;
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { versions } = this.state;
    return html`<section class="panel" aria-labelledby="title">
      <header><h2 id="title">Versions</h2></header>
      <div class="body">
        <form @submit=${this.#save}>
          <input
            type="text"
            aria-label="Name of the version"
            placeholder="Name what is set now, such as “School, strict”"
            required
            maxlength="100"
          >
          <button>Save</button>
        </form>
        ${
          versions.length === 0
            ? html`<p class="muted">A saved policy, with its list of categories, can be taken up again and compared.</p>`
            : html`<ul>${versions.map((version) => this.#renderVersion(version))}</ul>`
        }
      </div>
    </section>`;
  }

  #renderVersion({ id, name, savedMs, settings }: SavedVersion): TemplateResult {
    return html`<li>
      <span class="about">${name} <span class="muted when">${when.format(savedMs)}</span></span>
      <button type="button" aria-label="Use ${name}" @click=${() => this.studio.useSettings(settings)}>Use</button>
      <button
        type="button"
        class="quiet"
        aria-label="Delete ${name}"
        @click=${() => this.studio.removeVersion(id)}
      >Delete</button>
    </li>`;
  }

  readonly #save = (event: SubmitEvent): void => {
    event.preventDefault();
    const field = this.renderRoot.querySelector('input') as HTMLInputElement;
    const name = field.value.trim();
    if (name === '') return;
    this.studio.saveVersion(name);
    field.value = '';
  };
}

customElements.define('versions-panel', VersionsPanel);
