import type { LoadProgress } from '@guarded-chat/protocol';
import type { OpenConnection } from '../guard-connection.ts';
import { GuardError } from '../guard-error.ts';
import { openAlone } from '../open-alone.ts';
import { type ConnectionSettings, openConnection } from '../open-connection.ts';
import { untilAborted } from '../until-aborted.ts';
import { HandoverError } from './handover-error.ts';
import { LeaderHost } from './leader-host.ts';
import { LeaderLink } from './leader-link.ts';
import { type Lease, requestLease } from './lease.ts';
import { PagePresence } from './page-presence.ts';
import type { Tabs } from './tabs.ts';

/** How long one that leads, and was only busy, has to say so before its lock is taken away. */
const LAST_CALL_MS = 500;
/** How long another guard may be at taking over: one that falls asleep over it must not stop the others. */
const LONGEST_TURN_MS = 2000;

/**
 * One guard's part in a model that all guards of an origin share. Whoever holds the lock leads: it loads the model and
 * answers the others. All others wait for the lock, and so the next one leads as soon as the leader is gone, however it
 * went. From one that holds the lock and does not answer, it is taken away.
 */
export class ModelShare {
  readonly #settings: ConnectionSettings;
  readonly #tabs: Tabs;
  readonly #name: string;
  readonly #presence: PagePresence;
  /** The lock, from the moment in which it is granted to the moment in which this guard begins to lead. */
  #lease: Lease | undefined;
  #isTakingOver = false;
  #refusal: string | undefined;

  /** @param name - Of the lock and the channel: guards of the same name share. */
  constructor(settings: ConnectionSettings, tabs: Tabs, name: string) {
    this.#settings = settings;
    this.#tabs = tabs;
    this.#name = name;
    this.#presence = new PagePresence(tabs.page);
  }

  /**
   * Leads, or follows who does, whatever comes first. Called again when the connection has ended.
   * @throws GuardError when the worker or the model cannot be had; the signal's reason when it aborts.
   */
  async open(
    onProgress: (progress: LoadProgress) => void,
    signal: AbortSignal | undefined,
  ): Promise<OpenConnection> {
    for (;;) {
      const { back } = this.#presence;
      if (signal?.aborted || back !== undefined) this.#takeLease()?.release();
      signal?.throwIfAborted();
      try {
        if (back !== undefined) await untilAborted(back, signal);
        if (this.#refusal)
          return await openAlone(this.#settings, this.#refusal)(onProgress, signal);
        const lease = this.#takeLease();
        return await (lease
          ? this.#lead(lease, onProgress, signal)
          : this.#follow(onProgress, signal));
      } catch (error) {
        if (signal?.aborted || !(error instanceof HandoverError)) throw error;
      }
    }
  }

  #takeLease(): Lease | undefined {
    const lease = this.#lease;
    this.#lease = undefined;
    return lease;
  }

  async #lead(
    lease: Lease,
    onProgress: (progress: LoadProgress) => void,
    signal: AbortSignal | undefined,
  ): Promise<OpenConnection> {
    const host = new LeaderHost(this.#tabs.openChannel(this.#name));
    const handover = new AbortController();
    const handOver = () => handover.abort(new HandoverError());
    void lease.lost.then(handOver);
    const unwatch = this.#presence.watch(handOver);
    const end = (error: unknown) => {
      unwatch();
      const isFailure = error instanceof GuardError && error.kind !== 'destroyed';
      host.leave(isFailure && !handover.signal.aborted ? error : undefined);
      lease.release();
    };
    const report = (progress: LoadProgress) => {
      host.report(progress);
      onProgress(progress);
    };
    const ending = signal ? AbortSignal.any([signal, handover.signal]) : handover.signal;
    try {
      const { connection, model } = await openConnection(this.#settings, report, ending);
      void connection.ended.then(end);
      handover.signal.addEventListener('abort', () => connection.close(new HandoverError()));
      if (handover.signal.aborted) connection.close(new HandoverError());
      host.serve(connection, model);
      return { connection, model, sharing: { role: 'leader' } };
    } catch (error) {
      end(signal?.aborted ? undefined : error);
      throw error;
    }
  }

  async #follow(
    onProgress: (progress: LoadProgress) => void,
    signal: AbortSignal | undefined,
  ): Promise<OpenConnection> {
    const link: LeaderLink = new LeaderLink(this.#tabs.openChannel(this.#name), {
      onProgress,
      onSilence: () => void this.#takeOver(link),
    });
    const unwatch = this.#presence.watch(() => link.close(new HandoverError()));
    const queue = new AbortController();
    void link.ended.then(() => {
      unwatch();
      queue.abort();
    });
    requestLease(this.#tabs.locks, this.#name, { signal: queue.signal }).then(
      (lease) => this.#adopt(lease, link),
      (error: unknown) => {
        if (!link.isOpen) return;
        this.#refusal = `This page may not use Web Locks: ${String(error)}`;
        link.close(new HandoverError());
      },
    );
    try {
      const model = await untilAborted(link.opened, signal);
      return { connection: link, model, sharing: { role: 'follower' } };
    } catch (error) {
      link.close(new HandoverError());
      throw error;
    }
  }

  /** The lock is this guard's: whoever uses the link comes back to `open`, and leads. */
  #adopt(lease: Lease, link: LeaderLink): void {
    if (!link.isOpen) {
      lease.release();
      return;
    }
    this.#lease = lease;
    link.close(new HandoverError());
  }

  /** Takes the lock from a leader that does not answer: a frozen page keeps its locks. One guard at a time does so. */
  async #takeOver(link: LeaderLink): Promise<void> {
    if (this.#isTakingOver) return;
    this.#isTakingOver = true;
    const { locks } = this.#tabs;
    const takeOver = async () => {
      if (await link.hearsSomebody(LAST_CALL_MS)) return;
      this.#adopt(await requestLease(locks, this.#name, { steal: true }), link);
    };
    const wait = new AbortController();
    const timer = setTimeout(() => wait.abort(), LONGEST_TURN_MS);
    try {
      const turn = locks.request(`${this.#name} takeover`, { signal: wait.signal }, takeOver);
      await turn.catch(takeOver);
    } catch {
      // The link stays silent, and asks for it again.
    } finally {
      clearTimeout(timer);
      this.#isTakingOver = false;
    }
  }
}
