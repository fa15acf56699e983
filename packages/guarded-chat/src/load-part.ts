import type { Guard, guardStream } from '@guarded-chat/client';
import { GuardError } from '@guarded-chat/client/light';
import type { observeAnswers } from './observe/observe-answers.ts';

/** What guards answers and messages. */
export interface GuardPart {
  readonly Guard: typeof Guard;
  readonly guardStream: typeof guardStream;
}

/** What observes answers. */
interface ObserverPart {
  readonly observeAnswers: typeof observeAnswers;
}

/** Waits for a script. @throws GuardError when it cannot be had, in the browser's words only to developers. */
export async function loadPart<Part>(part: Promise<Part>): Promise<Part> {
  try {
    return await part;
  } catch (cause) {
    const message =
      'A script of the guard could not be loaded; check the connection, and load the page again.';
    throw new GuardError({ kind: 'model-fetch-failed', origin: 'model', message }, { cause });
  }
}

/** The code of a guard, in a file of its own, which the browser fetches once. @throws GuardError when it cannot be had. */
export function loadGuardPart(): Promise<GuardPart> {
  return loadPart(import('./guard-part.ts'));
}

/** The code that observes answers, likewise. @throws GuardError when it cannot be had. */
export function loadObserverPart(): Promise<ObserverPart> {
  return loadPart(import('./observe/observe-answers.ts'));
}
