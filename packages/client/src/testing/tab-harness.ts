import { afterEach, beforeEach, vi } from 'vitest';
import { Guard } from '../guard.ts';
import type { GuardOptions } from '../guard-options.ts';
import { FakeBrowser, type FakeTab } from './fake-browser.ts';
import { FakeGuardWorkers, type WorkerScript } from './fake-guard-worker.ts';

/** A tab with an app in it: its workers follow a script of their own. */
export interface AppTab {
  readonly tab: FakeTab;
  readonly fake: FakeGuardWorkers;
  readonly createGuard: (options?: GuardOptions) => Promise<Guard>;
}

/** Tabs of one test file: a fresh browser for each test, no guard left after it. */
export interface TabHarness {
  readonly browser: FakeBrowser;
  readonly openTab: (script?: WorkerScript) => AppTab;
  /** Lets time and messages pass. Needs fake timers. */
  readonly pass: (ms: number) => Promise<void>;
}

/** Lets the messages arrive that are under way, and those that answer them. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}

/** Sets the harness up for each test of the file that calls this. */
export function useTabs(): TabHarness {
  let browser = new FakeBrowser();
  let guards: Guard[] = [];
  beforeEach(() => {
    browser = new FakeBrowser();
  });
  afterEach(() => {
    for (const guard of guards) guard.destroy();
    guards = [];
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });
  return {
    get browser() {
      return browser;
    },
    openTab: (script = {}) => {
      const tab = browser.openTab();
      const fake = new FakeGuardWorkers(script);
      const createGuard = async (options: GuardOptions = {}) => {
        // The guard reads them before it first waits.
        for (const [name, value] of Object.entries(tab.globals)) vi.stubGlobal(name, value);
        const { createWorker } = fake;
        const model = 'https://models.example/mine/';
        const guard = await Guard.create({ model, createWorker, ...options });
        guards.push(guard);
        return guard;
      };
      return { tab, fake, createGuard };
    },
    pass: async (ms) => {
      for (let passed = 0; passed < ms; passed += 100) {
        await vi.advanceTimersByTimeAsync(100);
        await settle();
      }
    },
  };
}
