import { type CSSResultGroup, html, type TemplateResult } from 'lit';
import { sharedStyles } from '../app/shared-styles.ts';
import { formatRoute, parseRoute } from '../navigation/route.ts';
import { BatchElement } from './batch-element.ts';
import './batch-start.ts';
import './run-view.ts';

const name = 'batch';

/** The runs, or the one of them that the address names. */
export class BatchView extends BatchElement {
  static override readonly styles: CSSResultGroup = [sharedStyles];

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#follow);
    this.batch.addEventListener('change', this.#tell);
    this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#follow);
    this.batch.removeEventListener('change', this.#tell);
  }

  protected override render(): TemplateResult {
    const { open } = this.batch;
    return open === undefined
      ? html`<batch-start .studio=${this.studio}></batch-start>`
      : html`<run-view .studio=${this.studio} .opened=${open}></run-view>`;
  }

  /** Opens what the address names: a run that is linked to, or none. */
  readonly #follow = (): void => {
    const { section, parameters } = parseRoute(location.hash, [name]);
    if (section !== name || !location.hash.startsWith(formatRoute(name))) return;
    const id = parameters.get('run');
    if (id !== null) void this.batch.show(id);
    // Back in the section without a run: one that is under way is what a person wants to see.
    else if (this.batch.isRunning) this.#tell();
    else if (this.batch.open) void this.batch.close();
  };

  /** Names the open run in the address, so that a reload opens it again. */
  readonly #tell = (): void => {
    const id = this.batch.open?.run.id;
    const address = formatRoute(name, id === undefined ? {} : { run: id });
    if (location.hash !== address) history.replaceState(history.state, '', address);
  };
}

customElements.define('batch-view', BatchView);
