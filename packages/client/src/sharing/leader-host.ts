import type {
  AssessRequest,
  GuardFailure,
  LoadedModel,
  LoadProgress,
} from '@guarded-chat/protocol';
import type { GuardConnection } from '../guard-connection.ts';
import { GuardError } from '../guard-error.ts';
import { isLoss } from '../is-loss.ts';
import {
  joinChannel,
  type Leader,
  type ShareChannel,
  type ShareMessage,
} from './share-messages.ts';

/** The failure alone: errors lose their fields on the way to another tab. */
function toFailure({ kind, origin, message }: GuardError): GuardFailure {
  return { kind, origin, message };
}

/** The leader's side: says how far its model is, and asks it what the followers ask. */
export class LeaderHost {
  readonly #leader: Leader = { id: crypto.randomUUID(), term: Date.now() };
  readonly #channel: ShareChannel;
  readonly #pending = new Map<string, AbortController>();
  #progress: LoadProgress = { phase: 'manifest', loadedBytes: 0, totalBytes: 0 };
  #served: { readonly connection: GuardConnection; readonly model: LoadedModel } | undefined;

  constructor(channel: BroadcastChannel) {
    this.#channel = joinChannel(channel, (message) => this.#hear(message));
    this.#announce();
  }

  /** Tells the followers how far the load is. */
  report(progress: LoadProgress): void {
    this.#progress = progress;
    if (this.#served === undefined) this.#announce();
  }

  /** Takes calls from now on. */
  serve(connection: GuardConnection, model: LoadedModel): void {
    this.#served = { connection, model };
    this.#announce();
  }

  /** Leads no longer. @param error - Why, when the followers would have failed as well. */
  leave(error: GuardError | undefined): void {
    const failure = error && toFailure(error);
    this.#channel.post({ kind: 'left', leader: this.#leader, failure });
    this.#channel.close();
  }

  #announce(): void {
    const leader = this.#leader;
    this.#channel.post(
      this.#served
        ? { kind: 'ready', leader, model: this.#served.model }
        : { kind: 'loading', leader, progress: this.#progress },
    );
  }

  #hear(message: ShareMessage): void {
    if (message.kind === 'who-leads') this.#announce();
    else if (!('to' in message) || message.to !== this.#leader.id) return;
    else if (message.kind === 'cancel') this.#pending.get(message.id)?.abort();
    else if (this.#served) void this.#assess(message.request, this.#served.connection);
  }

  async #assess(request: AssessRequest, connection: GuardConnection): Promise<void> {
    const abort = new AbortController();
    const { id } = request;
    this.#pending.set(id, abort);
    try {
      const outcome = await connection.assess(request, abort.signal);
      this.#channel.post({ kind: 'answer', leader: this.#leader, id, outcome });
      // The device is lost for all of them.
      if (!outcome.ok && isLoss(outcome.failure)) connection.close(new GuardError(outcome.failure));
    } catch (error) {
      // A canceled request has nobody who listens, and those of a connection that ended hear that the leader left.
      if (abort.signal.aborted || !connection.isOpen || !(error instanceof GuardError)) return;
      const outcome = { ok: false, failure: toFailure(error) } as const;
      this.#channel.post({ kind: 'answer', leader: this.#leader, id, outcome });
    } finally {
      this.#pending.delete(id);
    }
  }
}
