import {
  type ComputedRef,
  computed,
  getCurrentInstance,
  type MaybeRefOrGetter,
  markRaw,
  onMounted,
  onScopeDispose,
  shallowRef,
  toValue,
  watch,
} from 'vue';
import {
  type CheckText,
  GuardLoader,
  type GuardLoaderOptions,
} from '../guard-loader/guard-loader.ts';
import type { GuardState } from '../guard-loader/guard-state.ts';
import type { Guard } from '../guard.ts';

/** What `useGuard` takes. */
export interface UseGuardOptions extends GuardLoaderOptions {
  /** Whether the model is loaded when the component mounts, and not first by a check. Default: true. */
  readonly eager?: boolean | undefined;
}

/** What `useGuard` gives: the state of the guard, each field as a ref. */
export type UseGuardReturn = {
  readonly [Field in keyof GuardState]: ComputedRef<GuardState[Field]>;
} & {
  /** Judges a text, loading first where needed; *unchecked* when there is no guard. */
  readonly check: CheckText;
  /** Loads when there is no guard; after a failure, tries again. */
  readonly load: () => Promise<Guard>;
};

/**
 * A guard for as long as the component, or the effect scope, lives. Another `model`, `assetsUrl` or `executionProvider`
 * is another guard; another `policy` or `taxonomy`, also one that is changed in place, counts from the next check. On a
 * server, and until the component is mounted, the guard is absent.
 */
export function useGuard(options: MaybeRefOrGetter<UseGuardOptions> = {}): UseGuardReturn {
  let loader = new GuardLoader(toValue(options));
  let isMounted = false;
  const state = shallowRef(loader.getState());

  const open = () => {
    loader.subscribe(() => {
      const next = loader.getState();
      // A proxy of a class with private fields is of no use: nothing that holds a guard may make one.
      if (next.guard) markRaw(next.guard);
      state.value = next;
    });
    loader.open(toValue(options).eager ?? true);
  };
  const mount = () => {
    isMounted = true;
    open();
  };

  watch(
    () => {
      const { model, assetsUrl, executionProvider } = toValue(options);
      return [model, assetsUrl?.toString(), executionProvider];
    },
    () => {
      loader.close();
      loader = new GuardLoader(toValue(options));
      if (isMounted) open();
    },
  );
  watch(
    () => [toValue(options).policy, toValue(options).taxonomy] as const,
    ([policy, taxonomy]) => loader.configure(policy, taxonomy),
    { deep: true },
  );
  if (getCurrentInstance()) onMounted(mount);
  else if (typeof document !== 'undefined') mount();
  onScopeDispose(() => loader.close());

  return {
    status: computed(() => state.value.status),
    loaded: computed(() => state.value.loaded),
    step: computed(() => state.value.step),
    guard: computed(() => state.value.guard),
    error: computed(() => state.value.error),
    check: (input, request) => loader.check(input, request),
    load: () => loader.load(),
  };
}
