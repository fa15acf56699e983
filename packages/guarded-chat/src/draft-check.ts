import type { Guard } from '@guarded-chat/client';
import type { Conversation, Taxonomy, Verdict } from '@guarded-chat/policy';

/** A message as it would be judged if it were sent now. */
export interface Draft {
  /** Ends with the message; turns with their two fields alone. */
  readonly conversation: Conversation;
  readonly guard: Guard;
  readonly taxonomy: Taxonomy;
}

/** A draft that is being judged. */
interface RunningCheck {
  readonly draft: Draft;
  readonly abort: AbortController;
  readonly verdict: Promise<Verdict>;
}

/** How long nothing must have been typed before a draft is judged, in milliseconds. */
const PAUSE_MS = 200;

/** Whether a verdict on one draft is a verdict on the other: the same words, asked of the same model in the same way. */
function isSameDraft(a: Draft, b: Draft): boolean {
  return (
    a.guard === b.guard &&
    a.taxonomy === b.taxonomy &&
    JSON.stringify(a.conversation) === JSON.stringify(b.conversation)
  );
}

/**
 * Looks ahead while a person types: judges the draft in the background, so that the check of the message that is sent
 * finds its work done. A finished look ahead leaves its traces in the worker alone, never a verdict here: the message
 * is asked about again, and the worker answers from memory.
 */
export class DraftCheck {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: RunningCheck | undefined;

  /** The draft has changed: the look ahead at the former one ends, and after a pause one at this begins. */
  edit(read: () => Draft | undefined): void {
    this.stop();
    this.#timer = setTimeout(() => {
      const draft = read();
      if (draft) this.#start(draft);
    }, PAUSE_MS);
  }

  /**
   * A message is sent. A look ahead at the very same becomes its check; any other ends.
   * @returns The verdict to come, which rejects when the signal aborts; undefined when none is under way.
   */
  take(draft: Draft | undefined, signal: AbortSignal): Promise<Verdict> | undefined {
    const running = this.#running;
    if (running === undefined || draft === undefined || !isSameDraft(running.draft, draft)) {
      this.stop();
      return undefined;
    }
    this.#running = undefined;
    const { abort, verdict } = running;
    if (signal.aborted) abort.abort(signal.reason);
    signal.addEventListener('abort', () => abort.abort(signal.reason), { once: true });
    return verdict;
  }

  /** The draft is of no more interest. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#running?.abort.abort();
    this.#running = undefined;
  }

  #start(draft: Draft): void {
    const abort = new AbortController();
    const { signal } = abort;
    const verdict = draft.guard.check(draft.conversation, { signal, priority: 'background' });
    const running = { draft, abort, verdict };
    this.#running = running;
    const forget = () => {
      if (this.#running === running) this.#running = undefined;
    };
    // What fails here fails again, and visibly, when the message is sent.
    verdict.then(forget, forget);
  }
}
