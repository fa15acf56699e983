import type { GuardOptions } from '@guarded-chat/client';

/** Which model to load, as a guard is asked for it. */
export type ModelOrder = Pick<GuardOptions, 'files' | 'unverified' | 'preferredModel'> & {
  readonly model: string;
};

/** The model that the studio comes with. */
export const pocketGuard: ModelOrder = { model: 'pocket-guard' };
