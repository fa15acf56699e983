import { afterEach, beforeEach, expect } from 'vitest';
import { Guard } from '../guard.ts';
import type { GuardOptions } from '../guard-options.ts';
import { FakeGuardWorkers } from './fake-guard-worker.ts';

/** Guards of one test file over fake workers: fresh workers for each test, no guard left after it. */
export interface GuardHarness {
  readonly fake: FakeGuardWorkers;
  readonly createGuard: (options?: GuardOptions) => Promise<Guard>;
}

/** Sets the harness up for each test of the file that calls this. */
export function useGuards(): GuardHarness {
  let fake = new FakeGuardWorkers();
  let guards: Guard[] = [];
  beforeEach(() => {
    fake = new FakeGuardWorkers();
  });
  afterEach(() => {
    for (const guard of guards) guard.destroy();
    guards = [];
  });
  return {
    get fake() {
      return fake;
    },
    async createGuard(options = {}) {
      const { createWorker } = fake;
      const model = 'https://models.example/mine/';
      const guard = await Guard.create({ model, createWorker, ...options });
      guards.push(guard);
      return guard;
    },
  };
}

/** Matches the GuardError of a kind. */
export function guardErrorOf(kind: string): unknown {
  return expect.objectContaining({ name: 'GuardError', kind });
}
