import { useEffect, useState } from 'react';
import {
  checkLater,
  type GuardedText,
  type GuardedTextOptions,
  readOutcome,
  type TextOutcome,
} from '../guard-loader/check-later.ts';
import type { CheckText } from '../guard-loader/guard-loader.ts';

/**
 * The verdict on a text while it is being written. It is for showing, and is no leave to send: what is sent is checked
 * as it is sent.
 * @param check - Of `useGuard`: another function checks the text again.
 */
export function useGuardedText(
  check: CheckText,
  text: string,
  { delayMs }: GuardedTextOptions = {},
): GuardedText {
  const [outcome, setOutcome] = useState<TextOutcome>();
  useEffect(() => checkLater(check, text, { delayMs }, setOutcome), [check, text, delayMs]);
  return readOutcome(text, outcome);
}
