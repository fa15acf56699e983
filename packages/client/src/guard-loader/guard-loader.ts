import {
  type Conversation,
  defaultPolicy,
  type GuardTask,
  type Policy,
  parsePolicy,
  parseTaxonomy,
  type Taxonomy,
  type Verdict,
} from '@guarded-chat/policy';
import type { DownloadProgressEvent } from '../download-progress-event.ts';
import { Guard } from '../guard.ts';
import { GuardError } from '../guard-error.ts';
import type { GuardOptions, RequestOptions } from '../guard-options.ts';
import { untilAborted } from '../until-aborted.ts';
import { absentState, type GuardState } from './guard-state.ts';

/** What a loader takes: what `Guard.create` does, but for what the loader sees to itself. */
export type GuardLoaderOptions = Omit<GuardOptions, 'signal' | 'monitor'>;

/** Judges a text, loading the guard first where that is needed. */
export type CheckText = (
  input: string | Conversation,
  options?: RequestOptions & { readonly task?: GuardTask | undefined },
) => Promise<Verdict>;

function destroyedError(): GuardError {
  const message = 'The component that kept this guard is gone.';
  return new GuardError({ kind: 'destroyed', origin: 'transport', message });
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error('The safety model could not be loaded.');
}

/**
 * A guard for a component of a framework: loaded once, with a state that can be subscribed to. Making a loader does
 * nothing yet, and one that was closed can be opened again: frameworks render twice, and unmount to mount again.
 */
export class GuardLoader {
  readonly #options: GuardLoaderOptions;
  readonly #listeners = new Set<() => void>();
  #settings: { readonly policy?: Partial<Policy>; readonly taxonomy?: Taxonomy } = {};
  #state = absentState;
  #isOpen = true;
  #loading: Promise<Guard> | undefined;
  #abort = new AbortController();

  constructor(options: GuardLoaderOptions) {
    this.#options = options;
    const { policy, taxonomy } = options;
    this.#settings = { ...(policy && { policy }), ...(taxonomy && { taxonomy }) };
  }

  /** The same object until something changes. */
  readonly getState = (): GuardState => this.#state;

  /** @returns Ends the subscription. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /**
   * The guard, loaded when there is none. After a failure, the next call tries again.
   * @returns Rejects with GuardError or TypeError when it cannot be had, or the loader is closed.
   */
  readonly load = (): Promise<Guard> => {
    if (!this.#isOpen) return Promise.reject(destroyedError());
    this.#loading ??= this.#start();
    return this.#loading;
  };

  /**
   * Judges the last turn, loading the guard first where that is needed. Without a guard the verdict is *unchecked*.
   * @returns Rejects with TypeError when there is nothing to judge or an option is wrong; `signal.reason` on abort.
   */
  readonly check: CheckText = async (input, options = {}) => {
    const { signal } = options;
    let guard: Guard;
    try {
      guard = await untilAborted(this.load(), signal);
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof GuardError)) throw error;
      const { kind, message } = error;
      const { unchecked } = { ...defaultPolicy, ...this.#settings.policy };
      return { status: 'unchecked', action: unchecked, reason: { kind, message } };
    }
    return guard.check(input, options);
  };

  /**
   * Sets policy and taxonomy, where they are given, without a new load.
   * @throws TypeError when one is invalid; the message names the field.
   */
  configure(policy: Partial<Policy> | undefined, taxonomy: Taxonomy | undefined): void {
    this.#settings = {
      ...this.#settings,
      ...(policy && { policy: parsePolicy(policy) }),
      ...(taxonomy && { taxonomy: parseTaxonomy(taxonomy) }),
    };
    if (this.#state.guard) this.#apply(this.#state.guard);
  }

  /** Lets checks and loads come. @param isEager - Whether to load at once, in case nothing closes it in this very turn. */
  open(isEager: boolean): void {
    this.#isOpen = true;
    if (!isEager) return;
    queueMicrotask(() => {
      // Its failure is in the state.
      if (this.#isOpen) this.load().catch(() => undefined);
    });
  }

  /** Ends the guard, or its load; what is being judged is unchecked, and so is all until it is opened again. */
  close(): void {
    this.#isOpen = false;
    this.#loading = undefined;
    this.#abort.abort(destroyedError());
    this.#state.guard?.destroy();
    this.#setState(absentState);
  }

  #start(): Promise<Guard> {
    const abort = new AbortController();
    this.#abort = abort;
    this.#setState({ ...absentState, status: 'loading' });
    const monitor = (target: EventTarget) => {
      target.addEventListener('downloadprogress', (event) => {
        if (!abort.signal.aborted) this.#report(event as DownloadProgressEvent);
      });
    };
    const { signal } = abort;
    const loading = Guard.create({ ...this.#options, ...this.#settings, signal, monitor });
    loading.then(
      (guard) => {
        if (signal.aborted) {
          guard.destroy();
          return;
        }
        this.#apply(guard);
        this.#setState({ ...absentState, status: 'ready', guard });
      },
      (thrown: unknown) => {
        if (signal.aborted) return;
        this.#loading = undefined;
        this.#setState({ ...absentState, status: 'failed', error: asError(thrown) });
      },
    );
    return loading;
  }

  #apply(guard: Guard): void {
    const { policy, taxonomy } = this.#settings;
    if (policy) guard.policy = policy;
    if (taxonomy) guard.taxonomy = taxonomy;
  }

  #report({ loaded, phase }: DownloadProgressEvent): void {
    // A worker that is started anew, after a crash, loads again; the guard takes requests all the while.
    if (this.#state.status !== 'loading') return;
    this.#setState({ ...this.#state, loaded, step: phase });
  }

  #setState(state: GuardState): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
