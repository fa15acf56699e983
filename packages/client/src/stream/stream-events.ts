import type { Verdict } from '@guarded-chat/policy';

/** A stretch of text that may be shown. The texts of all releases, joined, are the source's from its start. */
export interface ReleaseEvent {
  readonly kind: 'release';
  /** Never empty, and never half of a character that takes two UTF-16 code units. */
  readonly text: string;
  /** The verdict on everything up to the end of this text: safe, or one whose action lets it pass. */
  readonly verdict: Verdict;
}

/**
 * The end of the stream. Of all the verdicts it is the one with the strongest action, the latest among equals; a
 * `block` says that the rest of the source was held back and that the source was told to stop.
 */
export interface VerdictEvent {
  readonly kind: 'verdict';
  readonly verdict: Verdict;
}

/** What a guarded stream yields: any number of releases, then one verdict. */
export type GuardStreamEvent = ReleaseEvent | VerdictEvent;
