import type { LoadProgress } from '@guarded-chat/protocol';
import type { Guard } from '../guard.ts';

/** How far a page is on the way to a guard. */
export interface GuardState {
  /** `absent` until the load starts, and after the guard was let go. */
  readonly status: 'absent' | 'loading' | 'ready' | 'failed';
  /** While it loads: part of the files that are there, in [0, 1]. */
  readonly loaded: number | undefined;
  /** While it loads: what the load is busy with. */
  readonly step: LoadProgress['phase'] | undefined;
  /** With `ready`. */
  readonly guard: Guard | undefined;
  /** With `failed`: a GuardError, or a TypeError that names a wrong option. */
  readonly error: Error | undefined;
}

/** No guard, and no load. */
export const absentState: GuardState = {
  status: 'absent',
  loaded: undefined,
  step: undefined,
  guard: undefined,
  error: undefined,
};
