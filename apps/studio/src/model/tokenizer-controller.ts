import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ModelState } from '../state/studio-state.ts';
import type { ModelTokenizer } from './model-tokenizer.ts';
import { openStoredTokenizer } from './stored-tokenizer.ts';

/** The tokenizer of the model that is loaded, for a part that counts tokens. */
export class TokenizerController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #getModel: () => ModelState;
  #revision: string | undefined;
  #tokenizer: ModelTokenizer | undefined;
  #isAbsent = false;

  constructor(host: ReactiveControllerHost, getModel: () => ModelState) {
    this.#host = host;
    this.#getModel = getModel;
    host.addController(this);
  }

  /** Undefined until it is there, and where the model is not kept on this device. */
  get tokenizer(): ModelTokenizer | undefined {
    return this.#tokenizer;
  }

  /** The model is loaded, but its tokenizer is not on this device: nothing can be counted. */
  get isAbsent(): boolean {
    return this.#isAbsent;
  }

  /** Of another model than the one that is loaded, nothing can be told. @param revision - Of the model that was asked. */
  of(revision: string): ModelTokenizer | undefined {
    return revision === this.#revision ? this.#tokenizer : undefined;
  }

  hostUpdate(): void {
    const model = this.#getModel();
    const revision = model.phase === 'ready' ? model.model.revision : undefined;
    if (revision === this.#revision) return;
    this.#revision = revision;
    this.#tokenizer = undefined;
    this.#isAbsent = false;
    if (revision !== undefined) void this.#open(revision);
  }

  async #open(revision: string): Promise<void> {
    const tokenizer = await openStoredTokenizer(revision);
    if (revision !== this.#revision) return;
    this.#tokenizer = tokenizer;
    this.#isAbsent = tokenizer === undefined;
    this.#host.requestUpdate();
  }
}
