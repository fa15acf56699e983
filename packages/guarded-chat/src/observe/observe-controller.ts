import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { GuardErrorEvent } from '../events/guard-error-event.ts';
import { loadObserverPart } from '../load-part.ts';
import type { AnswerObserver } from './answer-observer.ts';
import type { ObserveSetup } from './observe-answers.ts';

/** Starts and ends the observation of answers as the element's attribute says. Its code is loaded with the first. */
export class ObserveController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #setup: ObserveSetup;
  readonly #loadPart: typeof loadObserverPart;
  #selector = '';
  #observer: AnswerObserver | undefined;
  #error: Error | undefined;
  #starting: Promise<void> | undefined;

  /** @param loadPart - Gives the code that observes. */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    setup: ObserveSetup,
    loadPart: typeof loadObserverPart = loadObserverPart,
  ) {
    this.#host = host;
    this.#setup = setup;
    this.#loadPart = loadPart;
  }

  /** Why answers that should be observed are not: until they are, nothing is to be sent that they could answer. */
  get error(): Error | undefined {
    return this.#error;
  }

  /** Resolves, with or without an error, when it is clear whether answers are observed; undefined when it is. */
  get starting(): Promise<void> | undefined {
    return this.#starting;
  }

  /** Tries again after an error; undefined when there is none. */
  retry(): Promise<void> | undefined {
    return this.#error && this.#start();
  }

  hostUpdated(): void {
    const selector = this.#host.isConnected ? this.#setup.readSelector() : '';
    if (selector === this.#selector) return;
    this.#stop();
    this.#selector = selector;
    if (selector !== '') void this.#start();
  }

  hostDisconnected(): void {
    this.#stop();
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  #stop(): void {
    this.#selector = '';
    this.#observer?.stop();
    this.#observer = undefined;
    this.#setError(undefined);
  }

  #start(): Promise<void> {
    const starting = this.#observe(this.#selector).finally(() => {
      if (this.#starting === starting) this.#starting = undefined;
    });
    this.#starting = starting;
    return starting;
  }

  async #observe(selector: string): Promise<void> {
    try {
      const { observeAnswers } = await this.#loadPart();
      if (this.#selector !== selector || this.#observer) return;
      this.#setError(undefined);
      this.#observer = observeAnswers(this.#host, this.#setup, selector);
    } catch (thrown) {
      if (this.#selector !== selector) return;
      const error = thrown as Error;
      this.#setError(error);
      this.#host.dispatchEvent(new GuardErrorEvent({ error }));
    }
  }

  #setError(error: Error | undefined): void {
    if (error === this.#error) return;
    this.#error = error;
    this.#host.requestUpdate();
  }
}
