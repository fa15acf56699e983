import type { Guard } from '@guarded-chat/client';
import 'guarded-chat';
import { type MainThreadTimes, watchMainThread } from './watch-main-thread.ts';

/** What happened while a person typed. */
export interface TypingTimes extends MainThreadTimes {
  readonly keys: number;
  /** Drafts that were judged; those that a later one replaced are not counted. */
  readonly checks: number;
}

/**
 * Judges the draft in the page's field at every key, each time ending the check of the former, in the element that
 * guards the field: more than any chat would ask for.
 * @param guard - May still be loading.
 * @returns Ends it.
 */
export function watchTyping(guard: Promise<Guard>): () => TypingTimes {
  const field = document.querySelector('textarea');
  if (!field) throw new Error('the page has no field');
  const element = document.createElement('guarded-chat');
  element.guard = guard;
  field.replaceWith(element);
  element.append(field);
  let keys = 0;
  let checks = 0;
  let running = new AbortController();
  const stop = watchMainThread();
  const onInput = () => {
    keys += 1;
    running.abort();
    running = new AbortController();
    const { signal } = running;
    guard
      .then((ready) => ready.check(field.value, { signal, priority: 'background' }))
      .then(
        () => {
          checks += 1;
        },
        (error: unknown) => {
          if (!signal.aborted) reportError(error);
        },
      );
  };
  field.addEventListener('input', onInput);
  return () => {
    field.removeEventListener('input', onInput);
    return { ...stop(), keys, checks };
  };
}
