import { useEffect, useMemo, useSyncExternalStore } from 'react';
import {
  type CheckText,
  GuardLoader,
  type GuardLoaderOptions,
} from '../guard-loader/guard-loader.ts';
import { absentState, type GuardState } from '../guard-loader/guard-state.ts';
import type { Guard } from '../guard.ts';

/** What `useGuard` takes. */
export interface UseGuardOptions extends GuardLoaderOptions {
  /** Whether the model is loaded when the component mounts, and not first by a check. Default: true. */
  readonly eager?: boolean | undefined;
}

/** What `useGuard` gives. */
export interface UseGuardResult extends GuardState {
  /** Judges a text, loading first where needed; *unchecked* when there is no guard. The same function in every render. */
  readonly check: CheckText;
  /** Loads when there is no guard; after a failure, tries again. The same function in every render. */
  readonly load: () => Promise<Guard>;
}

/**
 * A guard for as long as the component is mounted. Another `model`, `assetsUrl` or `executionProvider` is another
 * guard; another `policy` or `taxonomy` counts from the next check; `createWorker` is the one of the first render with
 * this model. On a server, and until the component is mounted, the guard is absent.
 * @throws TypeError, as an error of the component, for a policy or a taxonomy that is invalid.
 */
export function useGuard(options: UseGuardOptions = {}): UseGuardResult {
  const { model, executionProvider, policy, taxonomy, eager = true } = options;
  const assetsUrl = options.assetsUrl?.toString();
  const loader = useMemo(() => new GuardLoader(options), [model, assetsUrl, executionProvider]);
  const state = useSyncExternalStore(loader.subscribe, loader.getState, () => absentState);
  useEffect(() => loader.configure(policy, taxonomy), [loader, policy, taxonomy]);
  useEffect(() => {
    loader.open(eager);
    return () => loader.close();
  }, [loader, eager]);
  return { ...state, check: loader.check, load: loader.load };
}
