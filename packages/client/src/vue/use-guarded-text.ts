import { type ComputedRef, computed, type MaybeRefOrGetter, shallowRef, toValue, watch } from 'vue';
import {
  checkLater,
  type GuardedText,
  type GuardedTextOptions,
  readOutcome,
  type TextOutcome,
} from '../guard-loader/check-later.ts';
import type { CheckText } from '../guard-loader/guard-loader.ts';

/** What `useGuardedText` gives: each field as a ref. */
export type UseGuardedTextReturn = {
  readonly [Field in keyof GuardedText]: ComputedRef<GuardedText[Field]>;
};

/**
 * The verdict on a text while it is being written. It is for showing, and is no leave to send: what is sent is checked
 * as it is sent.
 * @param check - Of `useGuard`.
 */
export function useGuardedText(
  check: CheckText,
  text: MaybeRefOrGetter<string>,
  options: GuardedTextOptions = {},
): UseGuardedTextReturn {
  const outcome = shallowRef<TextOutcome>();
  watch(
    () => toValue(text),
    (current, _before, onCleanup) => {
      onCleanup(
        checkLater(check, current, options, (next) => {
          outcome.value = next;
        }),
      );
    },
    { immediate: typeof document !== 'undefined' },
  );
  const guarded = computed(() => readOutcome(toValue(text), outcome.value));
  return {
    verdict: computed(() => guarded.value.verdict),
    isChecking: computed(() => guarded.value.isChecking),
    error: computed(() => guarded.value.error),
  };
}
