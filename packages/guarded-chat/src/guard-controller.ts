import {
  type DownloadProgressEvent,
  Guard,
  GuardError,
  type GuardOptions,
  untilAborted,
} from '@guarded-chat/client';
import {
  type Conversation,
  defaultPolicy,
  type GuardTask,
  type Policy,
  type Taxonomy,
  type Verdict,
} from '@guarded-chat/policy';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { GuardErrorEvent } from './events/guard-error-event.ts';
import { GuardLoadEvent } from './events/guard-load-event.ts';
import { GuardProgressEvent } from './events/guard-progress-event.ts';
import type { LoadStatus } from './load-status.ts';
import type { ModelNote } from './render-status.ts';

/** The element that uses a guard: how to create one, and what to ask and to do. */
export interface GuardHost extends ReactiveControllerHost, EventTarget {
  readonly guardOptions: Pick<
    GuardOptions,
    'model' | 'preferredModel' | 'assetsUrl' | 'executionProvider' | 'createWorker'
  >;
  readonly guardPolicy: Partial<Policy> | undefined;
  readonly taxonomy: Taxonomy | undefined;
  readonly isConnected: boolean;
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error('The safety model could not be loaded.');
}

/** Where the guard comes from: created by the element, or handed to it. */
interface Source {
  readonly isOwn: boolean;
  readonly promise: Promise<Guard>;
  readonly abort: AbortController;
}

/** Gives an element its guard: one it was handed, or one of its own that it loads once and ends with itself. */
export class GuardController implements ReactiveController {
  readonly #host: GuardHost;
  #source: Source | undefined;
  #guard: Guard | undefined;
  #status: LoadStatus = { phase: 'absent' };

  constructor(host: GuardHost) {
    this.#host = host;
    host.addController(this);
  }

  /** How far the load is. */
  get status(): LoadStatus {
    return this.#status;
  }

  /** The guard, once it is there. */
  get guard(): Guard | undefined {
    return this.#guard;
  }

  /** What has to be shown of the model that is loaded, or is on its way. */
  get note(): ModelNote | undefined {
    return (
      this.#guard?.model ?? (this.#status.phase === 'loading' ? this.#status.model : undefined)
    );
  }

  /** Uses a guard that somebody else keeps, or, without one, goes back to the element's own. */
  use(guard: Guard | PromiseLike<Guard> | undefined): void {
    this.reset();
    if (guard === undefined) return;
    if ('then' in guard) this.#follow(false, () => Promise.resolve(guard));
    else this.#adopt(guard);
  }

  /** Hands the element's taxonomy and policy to the guard, where the element has any. */
  configure(): void {
    const { guardPolicy: policy, taxonomy } = this.#host;
    if (this.#guard === undefined) return;
    // A guard of the element's own goes back to the defaults; one that is shared keeps what its owner gave it.
    if (policy !== undefined || this.#source?.isOwn) this.#guard.policy = policy ?? {};
    if (taxonomy !== undefined) this.#guard.taxonomy = taxonomy;
  }

  /**
   * The guard, loaded when there is none. After a failure, the next call tries again.
   * @throws GuardError or TypeError when it cannot be had.
   */
  load(): Promise<Guard> {
    if (this.#guard !== undefined) return Promise.resolve(this.#guard);
    const source = this.#source ?? this.#follow(true, (signal) => this.#createGuard(signal));
    return source.promise;
  }

  /** Ends a guard of the element's own, or its load; a guard that was handed to it is only let go. */
  reset(): void {
    const source = this.#source;
    this.#source = undefined;
    this.#guard = undefined;
    this.#setStatus({ phase: 'absent' });
    source?.abort.abort();
    if (!source?.isOwn) return;
    // The promise of an aborted load rejects; that of a finished one has the guard to end.
    source.promise.then(
      (guard) => guard.destroy(),
      () => undefined,
    );
  }

  /**
   * Judges the last turn, loading the model first where that is needed. Without a verdict, the policy's action for
   * unchecked texts applies.
   * @throws TypeError when there is nothing to judge or the element is set up wrongly; `signal.reason` on abort.
   */
  async check(conversation: Conversation, task: GuardTask, signal: AbortSignal): Promise<Verdict> {
    let guard: Guard;
    try {
      guard = await untilAborted(this.load(), signal);
    } catch (error) {
      if (!(error instanceof GuardError) || signal.aborted) throw error;
      return this.#asUnchecked(error);
    }
    const verdict = await guard.check(conversation, { task, signal });
    // A worker that was started anew for this check has ended its load, one way or the other.
    if (guard === this.#guard) this.#setStatus({ phase: 'ready' });
    return verdict;
  }

  /** The verdict on a text whose check failed. */
  #asUnchecked({ kind, message }: GuardError): Verdict {
    const { unchecked } = this.#guard?.policy ?? { ...defaultPolicy, ...this.#host.guardPolicy };
    return { status: 'unchecked', action: unchecked, reason: { kind, message } };
  }

  hostDisconnected(): void {
    // Frameworks move elements by taking them out and putting them in again: that must not cost the model.
    queueMicrotask(() => {
      if (this.#source?.isOwn && !this.#host.isConnected) this.reset();
    });
  }

  /** Waits for a guard, and keeps the status while it does. */
  #follow(isOwn: boolean, start: (signal: AbortSignal) => Promise<Guard>): Source {
    const abort = new AbortController();
    this.#setStatus({ phase: 'loading' });
    const source = { isOwn, abort, promise: start(abort.signal) };
    this.#source = source;
    source.promise.then(
      (guard) => {
        if (this.#source === source) this.#adopt(guard);
      },
      (thrown: unknown) => {
        if (this.#source === source) this.#fail(source, asError(thrown));
      },
    );
    return source;
  }

  #adopt(guard: Guard): void {
    this.#guard = guard;
    this.configure();
    this.#setStatus({ phase: 'ready' });
    this.#host.dispatchEvent(new GuardLoadEvent({ model: guard.model }));
  }

  #fail(source: Source, error: Error): void {
    // The next load starts afresh; a guard that was promised by somebody else is theirs to promise again.
    if (source.isOwn) this.#source = undefined;
    this.#setStatus({ phase: 'failed', error });
    this.#host.dispatchEvent(new GuardErrorEvent({ error }));
  }

  async #createGuard(signal: AbortSignal): Promise<Guard> {
    // In a turn of its own: whoever hears of its first progress and asks to load finds this load.
    await Promise.resolve();
    const { guardOptions, guardPolicy: policy, taxonomy } = this.#host;
    const monitor = (target: EventTarget) => {
      target.addEventListener('downloadprogress', (event) => {
        if (!signal.aborted) this.#report(event as DownloadProgressEvent);
      });
    };
    return Guard.create({ ...guardOptions, policy, taxonomy, signal, monitor });
  }

  #report({ loaded, total, phase, model }: DownloadProgressEvent): void {
    // A guard loads again by itself, for other tabs too, when the tab that had its worker is gone: then nobody waits.
    const isBack = phase === 'ready' && this.#guard !== undefined;
    this.#setStatus(isBack ? { phase } : { phase: 'loading', loaded, step: phase, model });
    this.#host.dispatchEvent(new GuardProgressEvent({ loaded, total, phase }));
  }

  #setStatus(status: LoadStatus): void {
    if (status.phase === this.#status.phase && status.phase === 'ready') return;
    this.#status = status;
    this.#host.requestUpdate();
  }
}
