import type {
  AssessOutcome,
  AssessRequest,
  LoadedModel,
  LoadProgress,
} from '@guarded-chat/protocol';
import type { GuardError } from './guard-error.ts';

/** A way to a loaded model: a worker of this page, or the tab that has one. Every call on it ends. */
export interface GuardConnection {
  /** Whether calls can still be made. */
  readonly isOpen: boolean;
  /** What ended the connection; undefined while it is open. */
  readonly closed: GuardError | undefined;
  /** Resolves, with what ended it, when the connection ends. */
  readonly ended: Promise<GuardError>;
  /**
   * Judges one text. When the signal aborts, the request is canceled in the worker too.
   * @throws GuardError when the connection closes first; the signal's reason when it aborts first.
   */
  readonly assess: (request: AssessRequest, signal?: AbortSignal) => Promise<AssessOutcome>;
  /** Ends the connection and rejects what is pending with the error. Only the first call counts. */
  readonly close: (error: GuardError) => void;
}

/** Whose worker runs the model: `leader`, this guard's, for others too; `follower`, another guard's; `alone`, its own. */
export type GuardSharing =
  | { readonly role: 'leader' | 'follower' }
  | {
      readonly role: 'alone';
      /** Why it is not shared. */
      readonly reason: string;
    };

/** A connection with its model. */
export interface OpenConnection {
  readonly connection: GuardConnection;
  readonly model: LoadedModel;
  readonly sharing: GuardSharing;
}

/**
 * Gets the model, with a worker of this page or another's.
 * @returns Rejects with GuardError when the worker or the model cannot be had; with the signal's reason on abort.
 */
export type OpenModel = (
  onProgress: (progress: LoadProgress) => void,
  signal: AbortSignal | undefined,
) => Promise<OpenConnection>;
