import { loadPart, untilAborted } from '@guarded-chat/client';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { GuardErrorEvent } from '../events/guard-error-event.ts';
import type { AnswerObserver } from './answer-observer.ts';
import type { ObserveSetup, observeAnswers } from './observe-answers.ts';

/** What observes answers, as its file exports it. */
interface ObserverPart {
  readonly observeAnswers: typeof observeAnswers;
}

const importObserver = (): Promise<ObserverPart> => import('./observe-answers.ts');

/** Starts and ends the observation of answers as the element's attribute says. Its code is loaded with the first. */
export class ObserveController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #setup: ObserveSetup;
  readonly #importObserver: () => Promise<ObserverPart>;
  #selector = '';
  #observer: AnswerObserver | undefined;
  #error: Error | undefined;
  #starting: Promise<void> | undefined;

  /** @param importPart - Gives the code that observes. */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    setup: ObserveSetup,
    importPart: () => Promise<ObserverPart> = importObserver,
  ) {
    this.#host = host;
    this.#setup = setup;
    this.#importObserver = importPart;
  }

  /** Why answers that should be observed are not: until they are, nothing is to be sent that they could answer. */
  get error(): Error | undefined {
    return this.#error;
  }

  /**
   * Waits until it is clear, with or without an error, whether answers are observed.
   * @throws `signal.reason` on abort.
   */
  async settle(signal: AbortSignal): Promise<void> {
    if (this.#starting) await untilAborted(this.#starting, signal);
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
      const { observeAnswers } = await loadPart(this.#importObserver());
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
