import {
  type CSSResultGroup,
  html,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { download } from '../app/download.ts';
import { panelStyles } from '../app/panel-styles.ts';
import { sharedStyles } from '../app/shared-styles.ts';
import { StudioElement } from '../app/studio-element.ts';
import { formatRoute, parseRoute } from '../navigation/route.ts';
import { protocolOf, taxonomyOf } from '../state/studio-state.ts';
import { formatCount } from '../verdict/format-figures.ts';
import { elementSnippet } from './element-snippet.ts';
import { packFromText, packToText } from './pack-link.ts';
import { policyPackSchemaPath } from './policy-pack-schema.ts';
import { packToFile, type PolicyPack, parsePolicyPack } from './policy-pack.ts';
import { sharePanelStyles } from './share-panel-styles.ts';

/** The ways in which a policy leaves and enters the studio: file, link and snippet. */
export class SharePanel extends StudioElement {
  static override readonly properties: PropertyDeclarations = {
    offered: { state: true },
    said: { state: true },
  };
  static override readonly styles: CSSResultGroup = [sharedStyles, panelStyles, sharePanelStyles];

  /** A pack that came by a link or a file, and is not in force. */
  declare offered: PolicyPack | undefined;
  /** What came of the last button, in words. */
  declare said: string;

  constructor() {
    super();
    this.said = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#readLink);
    this.#readLink();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#readLink);
  }

  protected override render(): TemplateResult {
    return html`<section class="panel" aria-labelledby="title">
      <header><h2 id="title">Share</h2></header>
      <div class="body">
        ${this.offered ? this.#renderOffer(this.offered) : nothing}
        <div class="ways">
          <button type="button" class="main" @click=${this.#copyLink}>Copy a link</button>
          <button type="button" @click=${this.#save}>Export as JSON</button>
          <label class="file">
            Import JSON
            <input type="file" accept=".json,application/json" @change=${this.#onFile}>
          </label>
          <a href=${policyPackSchemaPath} target="_blank">JSON schema of the file</a>
        </div>
        <p role="status" class="note">${this.said}</p>
        <p class="muted note">
          A link holds the policy behind its #, compressed: browsers send that part to no server.
        </p>
        <div class="snippet">
          <h3>For your page</h3>
          <button type="button" class="quiet" @click=${this.#copySnippet}>Copy</button>
          <pre tabindex="0" role="region" aria-label="Snippet">${this.#snippet()}</pre>
        </div>
      </div>
    </section>`;
  }

  #renderOffer(pack: PolicyPack): TemplateResult {
    const { name, taxonomy, policy, excludedCodes } = pack;
    const rules = Object.keys(policy.categories).length;
    return html`<div class="offer" role="group" aria-label="A policy was shared with you">
      <p><strong>“${name}” was shared with you.</strong> It is not in force.</p>
      <p class="note">
        ${taxonomy ? `A list of ${taxonomy.categories.length} of its own` : 'The model’s own categories'},
        ${excludedCodes.length} of them not asked about, ${formatCount(rules, 'rule')}, threshold
        ${policy.threshold ?? 'of the model'}, ${policy.action} when unsafe, ${policy.unchecked} when unchecked.
      </p>
      <div class="ways">
        <button type="button" class="main" @click=${this.#accept}>Use it</button>
        <button type="button" @click=${this.#decline}>Leave it</button>
      </div>
    </div>`;
  }

  #pack(): PolicyPack {
    const { settings, versions } = this.state;
    const saved = versions.find((version) => version.settings === settings);
    const { policy, taxonomy, excludedCodes } = settings;
    return {
      format: 'guarded-chat-policy/1',
      name: saved?.name ?? taxonomy?.name ?? 'A policy from the studio',
      policy,
      ...(taxonomy && { taxonomy }),
      excludedCodes,
    };
  }

  #snippet(): string {
    const { taxonomy, policy, excludedCodes } = this.state.settings;
    const isOwn = taxonomy !== undefined || excludedCodes.length > 0;
    return elementSnippet(policy, isOwn ? taxonomyOf(this.state) : undefined);
  }

  async #copy(text: string, said: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.said = said;
    } catch {
      this.said = 'The browser did not let the text be copied.';
    }
  }

  #offer(pack: PolicyPack): void {
    this.offered = pack;
    this.said = '';
  }

  readonly #copyLink = async (): Promise<void> => {
    const url = new URL(location.href);
    url.hash = formatRoute('policy', { pack: await packToText(this.#pack()) });
    await this.#copy(
      url.href,
      `The link is copied, ${formatCount(url.href.length, 'character')} long.`,
    );
  };

  readonly #copySnippet = (): Promise<void> =>
    this.#copy(this.#snippet(), 'The snippet is copied.');

  readonly #save = (): void => {
    download('policy-pack.json', packToFile(this.#pack(), location.origin), 'application/json');
  };

  readonly #onFile = async (event: Event): Promise<void> => {
    const field = event.target as HTMLInputElement;
    const file = field.files?.[0];
    field.value = '';
    if (!file) return;
    try {
      this.#offer(parsePolicyPack(readJson(await file.text())));
    } catch (error) {
      this.said = error instanceof Error ? error.message : 'The file holds no policy.';
    }
  };

  readonly #readLink = (): void => {
    const pack = parseRoute(location.hash, ['policy']).parameters.get('pack');
    if (pack === null) return;
    packFromText(pack).then(
      (read) => this.#offer(read),
      (error: unknown) => {
        this.said = error instanceof Error ? error.message : 'The link holds no policy.';
      },
    );
  };

  readonly #accept = (): void => {
    if (!this.offered) return;
    const { policy, taxonomy, excludedCodes } = this.offered;
    const { maxCategories } = protocolOf(this.state.model);
    if (taxonomy && taxonomy.categories.length > maxCategories) {
      this.said = `It has ${taxonomy.categories.length} categories; this model takes at most ${maxCategories}.`;
      return;
    }
    this.studio.useSettings({ policy, excludedCodes, ...(taxonomy && { taxonomy }) });
    this.#decline();
    this.said = 'It is in force. Undo takes it back.';
  };

  readonly #decline = (): void => {
    this.offered = undefined;
    history.replaceState(history.state, '', formatRoute('policy'));
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text.
    throw new TypeError('pack: is not JSON');
  }
}

customElements.define('share-panel', SharePanel);
