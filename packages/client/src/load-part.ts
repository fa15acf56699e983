import { GuardError } from './guard-error.ts';

/**
 * Waits for a script that is loaded where it is needed: `loadPart(import('./rare.ts'))`. A later call tries again.
 * @throws GuardError when it cannot be had, in the browser's words only to developers.
 * @internal Exported for the element.
 */
export async function loadPart<Part>(part: Promise<Part>): Promise<Part> {
  try {
    return await part;
  } catch (cause) {
    const message =
      'A script of the guard could not be loaded; check the connection, and load the page again.';
    throw new GuardError({ kind: 'model-fetch-failed', origin: 'model', message }, { cause });
  }
}
