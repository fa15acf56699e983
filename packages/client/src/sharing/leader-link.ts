import type {
  AssessOutcome,
  AssessRequest,
  LoadedModel,
  LoadProgress,
} from '@guarded-chat/protocol';
import type { GuardConnection } from '../guard-connection.ts';
import { GuardError } from '../guard-error.ts';
import { untilAborted } from '../until-aborted.ts';
import { HandoverError } from './handover-error.ts';
import {
  joinChannel,
  type Leader,
  type LeaderMessage,
  type ShareChannel,
  type ShareMessage,
} from './share-messages.ts';

/** How often a leader that keeps somebody waiting is asked whether it is still there. */
const BEAT_MS = 1000;
/** Beats without a word from it, after which it counts as gone. */
const SILENT_BEATS = 3;

/** What a link tells while it lives. */
export interface LinkListener {
  readonly onProgress: (progress: LoadProgress) => void;
  /** Nobody has said a word for about three seconds, though this link waits for something. */
  readonly onSilence: () => void;
}

interface PendingCall {
  readonly resolve: (outcome: AssessOutcome) => void;
  readonly reject: (error: GuardError) => void;
}

/** The follower's side: one leader's model, for as long as it leads. */
export class LeaderLink implements GuardConnection {
  /** The leader's model; rejects when the link ends first. */
  readonly opened: Promise<LoadedModel>;
  readonly ended: Promise<GuardError>;
  readonly #id: string = crypto.randomUUID();
  readonly #channel: ShareChannel;
  readonly #listener: LinkListener;
  readonly #pending = new Map<string, PendingCall>();
  #leader: Leader | undefined;
  #isReady = false;
  #closed: GuardError | undefined;
  #silentBeats = 0;
  #beat: ReturnType<typeof setInterval> | undefined;
  #resolveOpened: (model: LoadedModel) => void = () => {};
  #resolveEnded: (error: GuardError) => void = () => {};
  #onWord: (() => void) | undefined;

  constructor(channel: BroadcastChannel, listener: LinkListener) {
    this.#listener = listener;
    this.ended = new Promise((resolve) => {
      this.#resolveEnded = resolve;
    });
    this.opened = new Promise((resolve, reject) => {
      this.#resolveOpened = resolve;
      void this.ended.then(reject);
    });
    // Whoever waits hears of it; nobody has to.
    this.opened.catch(() => undefined);
    this.#channel = joinChannel(channel, (message) => this.#hear(message));
    this.#channel.post({ kind: 'who-leads' });
    this.#keepAsking();
  }

  get isOpen(): boolean {
    return this.#closed === undefined;
  }

  get closed(): GuardError | undefined {
    return this.#closed;
  }

  assess(request: AssessRequest, signal?: AbortSignal): Promise<AssessOutcome> {
    if (this.#closed !== undefined) return Promise.reject(this.#closed);
    if (signal?.aborted) return Promise.reject(signal.reason);
    const id = `${this.#id}/${request.id}`;
    const to = this.#leader?.id ?? '';
    const cancel = () => this.#channel.post({ kind: 'cancel', to, id });
    signal?.addEventListener('abort', cancel);
    const answer = new Promise<AssessOutcome>((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      this.#channel.post({ kind: 'assess', to, request: { ...request, id } });
    });
    this.#keepAsking();
    return untilAborted(answer, signal).finally(() => {
      this.#pending.delete(id);
      signal?.removeEventListener('abort', cancel);
    });
  }

  close(error: GuardError): void {
    if (this.#closed !== undefined) return;
    this.#closed = error;
    clearInterval(this.#beat);
    for (const [id, { reject }] of this.#pending) {
      this.#channel.post({ kind: 'cancel', to: this.#leader?.id ?? '', id });
      reject(error);
    }
    this.#pending.clear();
    this.#channel.close();
    this.#resolveEnded(error);
    this.#onWord?.();
  }

  /** Asks once more whether somebody leads. @returns Whether there is no need to take over. */
  hearsSomebody(withinMs: number): Promise<boolean> {
    if (!this.isOpen) return Promise.resolve(true);
    this.#channel.post({ kind: 'who-leads' });
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), withinMs);
      this.#onWord = () => {
        clearTimeout(timer);
        resolve(true);
      };
    });
  }

  /** Beats are counted, not seconds: a page that was frozen must not take its own sleep for the leader's. */
  #keepAsking(): void {
    this.#beat ??= setInterval(() => {
      if (this.#isReady && this.#pending.size === 0) {
        clearInterval(this.#beat);
        this.#beat = undefined;
        this.#silentBeats = 0;
        return;
      }
      this.#silentBeats += 1;
      this.#channel.post({ kind: 'who-leads' });
      if (this.#silentBeats < SILENT_BEATS) return;
      this.#silentBeats = 0;
      this.#listener.onSilence();
    }, BEAT_MS);
  }

  #hear(message: ShareMessage): void {
    if (!('leader' in message)) return;
    const { leader, kind } = message;
    const isKnown = leader.id === this.#leader?.id;
    // Of others, one that begins to lead counts, and not one that slept while it was replaced: its term is older.
    if (!isKnown && (kind === 'left' || leader.term < (this.#leader?.term ?? 0))) return;
    this.#silentBeats = 0;
    this.#onWord?.();
    if (isKnown || !this.#isReady) {
      this.#leader = leader;
      this.#obey(message);
    } else {
      // It has a model of its own to load, and knows of none of the pending calls.
      this.close(new HandoverError());
    }
  }

  #obey(message: LeaderMessage): void {
    switch (message.kind) {
      case 'loading':
        this.#listener.onProgress(message.progress);
        break;
      case 'ready':
        this.#isReady = true;
        this.#resolveOpened(message.model);
        break;
      case 'answer':
        this.#pending.get(message.id)?.resolve(message.outcome);
        break;
      case 'left':
        if (message.failure !== undefined) this.close(new GuardError(message.failure));
        else if (this.#isReady) this.close(new HandoverError());
      // Else the wait goes on: for the next leader, or for the lock.
    }
  }
}
