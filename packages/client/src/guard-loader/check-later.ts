import type { Verdict } from '@guarded-chat/policy';
import type { CheckText } from './guard-loader.ts';

/** What came of the check of a text. */
export type TextOutcome =
  | { readonly text: string; readonly verdict: Verdict }
  | { readonly text: string; readonly error: unknown };

/** How a text that is being written is checked. */
export interface GuardedTextOptions {
  /** How long the text must rest before it is checked, in milliseconds. Default: 300. */
  readonly delayMs?: number | undefined;
}

/** The state of a text that is being written. */
export interface GuardedText {
  /** The verdict on the text exactly as it is now; undefined until there is one, and for a text of white space. */
  readonly verdict: Verdict | undefined;
  /** Whether a verdict on the text as it is now is on its way. */
  readonly isChecking: boolean;
  /** Why there will be none: a wrong option. */
  readonly error: unknown;
}

/**
 * Checks a text once it has rested, behind whatever somebody waits for.
 * @param onEnd - Is told of the outcome, unless the check is stopped before.
 * @returns Stops the check.
 */
export function checkLater(
  check: CheckText,
  text: string,
  { delayMs = 300 }: GuardedTextOptions,
  onEnd: (outcome: TextOutcome) => void,
): () => void {
  if (text.trim() === '') return () => undefined;
  const abort = new AbortController();
  const { signal } = abort;
  const timer = setTimeout(() => {
    check(text, { signal, priority: 'background' }).then(
      (verdict) => {
        if (!signal.aborted) onEnd({ text, verdict });
      },
      (error: unknown) => {
        if (!signal.aborted) onEnd({ text, error });
      },
    );
  }, delayMs);
  return () => {
    clearTimeout(timer);
    abort.abort();
  };
}

/** What an outcome says of a text: nothing when it is about another one. */
export function readOutcome(text: string, outcome: TextOutcome | undefined): GuardedText {
  const current = outcome?.text === text ? outcome : undefined;
  return {
    verdict: current && 'verdict' in current ? current.verdict : undefined,
    isChecking: current === undefined && text.trim() !== '',
    error: current && 'error' in current ? current.error : undefined,
  };
}
