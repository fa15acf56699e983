import type { ExecutionProviderChoice } from '@guarded-chat/protocol';
import type { WorkerConnection } from './worker-connection.ts';

/** Workers in a row that lost their GPU before they had answered once, after which none is asked for any more. */
const LOSSES_TO_TRUST = 3;

/** What to ask a new worker for. */
export interface ProviderOrder {
  readonly executionProvider: ExecutionProviderChoice;
  /** Why it is not what the page chose. */
  readonly fallbackReason?: string;
}

/** What became of a guard's GPU: where it is lost again and again, and nobody insists on it, WASM takes its place. */
export class DeviceRecord {
  #losses = 0;

  /** What to ask for, of what the page chose. */
  order(chosen: ExecutionProviderChoice): ProviderOrder {
    if (chosen !== 'auto' || this.#losses < LOSSES_TO_TRUST) return { executionProvider: chosen };
    const fallbackReason = `the GPU device was lost ${this.#losses} times in a row`;
    return { executionProvider: 'wasm', fallbackReason };
  }

  /** Notes how a worker ends. */
  follow(connection: Pick<WorkerConnection, 'ended' | 'hasAnswered'>): void {
    void connection.ended.then(({ kind }) => {
      if (connection.hasAnswered) this.#losses = 0;
      if (kind === 'device-lost') this.#losses += 1;
    });
  }
}
