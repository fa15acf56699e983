import type { Verdict } from '@guarded-chat/policy';
import type { AssessOutcome, AssessRequest, LoadOutcome } from '@guarded-chat/protocol';
import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Guard } from './guard.ts';
import { FakeGuardWorkers } from './testing/fake-guard-worker.ts';
import { createAssessment, failures, loadedModel } from './testing/fixtures.ts';
import { settle } from './testing/tab-harness.ts';

/** What a worker does with the next thing it is asked. */
type Mood = 'answer' | 'hold' | 'lose-device' | 'fail' | 'crash';

/** One check, and what came of it. */
interface Asked {
  readonly text: string;
  readonly abort: AbortController;
  end?: { readonly verdict: Verdict } | { readonly error: unknown };
}

/** A guard over workers that do as they are told, in a time of its own. */
class System {
  readonly asked: Asked[] = [];
  /** Texts that a worker has found safe. */
  readonly foundSafe = new Set<string>();
  mood: Mood = 'answer';
  canLoad = true;
  readonly #fake = new FakeGuardWorkers({
    load: async (): Promise<LoadOutcome> =>
      this.canLoad
        ? { ok: true, model: loadedModel }
        : { ok: false, failure: failures.fetchFailed },
    assess: (request, index) => this.#assess(request, index),
  });
  #held: (() => void)[] = [];
  #guard: Guard | undefined;

  async open(): Promise<void> {
    const { createWorker } = this.#fake;
    this.#guard = await Guard.create({
      model: 'https://models.example/mine/',
      createWorker,
      shared: false,
    });
  }

  get guard(): Guard {
    if (this.#guard === undefined) throw new Error('the guard is not open');
    return this.#guard;
  }

  get liveWorkers(): number {
    return this.#fake.workers.filter(({ isTerminated }) => !isTerminated).length;
  }

  check(text: string): void {
    const abort = new AbortController();
    const one: Asked = { text, abort };
    this.asked.push(one);
    this.guard.check(text, { signal: abort.signal }).then(
      (verdict) => (one.end = { verdict }),
      (error: unknown) => (one.end = { error }),
    );
  }

  crash(): void {
    this.#fake.workers.findLast(({ isTerminated }) => !isTerminated)?.crash();
  }

  release(): void {
    for (const give of this.#held.splice(0)) give();
  }

  async #assess({ task, conversation }: AssessRequest, index: number): Promise<AssessOutcome> {
    const text = conversation.at(-1)?.text ?? '';
    const safe = (): AssessOutcome => {
      const isUnsafe = text.startsWith('unsafe');
      if (!isUnsafe) this.foundSafe.add(text);
      return { ok: true, assessment: createAssessment(task, isUnsafe ? 0.9 : 0.1) };
    };
    switch (this.mood) {
      case 'hold':
        return new Promise((resolve) => this.#held.push(() => resolve(safe())));
      case 'lose-device':
        return { ok: false, failure: failures.deviceLost };
      case 'fail':
        return { ok: false, failure: failures.inferenceFailed };
      case 'crash':
        this.#fake.workers[index]?.crash();
        return new Promise(() => undefined);
      default:
        return safe();
    }
  }
}

/** Lets time pass, and the messages that fall into it. */
async function pass(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 500) {
    await settle();
    await vi.advanceTimersByTimeAsync(500);
  }
  await settle();
}

/** What the schedule knows: whether the guard was destroyed, and nothing else that the guard itself could tell it. */
interface Model {
  isDestroyed: boolean;
}

type Step = fc.AsyncCommand<Model, System>;

/** @param run - What happens; the invariants are checked after each step. */
function step(name: string, run: (system: System, model: Model) => void | Promise<void>): Step {
  return {
    check: () => true,
    run: async (model, system) => {
      await run(system, model);
      await settle();
      expectSound(system);
    },
    toString: () => name,
  };
}

/** What holds at every moment. */
function expectSound({ asked, foundSafe, liveWorkers }: System): void {
  expect(liveWorkers).toBeLessThanOrEqual(1);
  const safe = asked.filter(({ end }) => end && 'verdict' in end && end.verdict.status === 'safe');
  expect([...foundSafe]).toEqual(expect.arrayContaining(safe.map(({ text }) => text)));
}

const deadlineMs = 2000;
let count = 0;
const texts = fc.constantFrom('good morning', 'unsafe question', 'how are the beans');
const steps = [
  // Each text is its own, so that one found safe says nothing of another.
  texts.map((text) => step(`check ${text}`, (system) => system.check(`${text} ${(count += 1)}`))),
  fc.constantFrom<Mood>('answer', 'hold', 'lose-device', 'fail', 'crash').map((mood) =>
    step(`workers ${mood}`, (system) => {
      system.mood = mood;
    }),
  ),
  fc.boolean().map((can) =>
    step(can ? 'loads work' : 'loads fail', (system) => {
      system.canLoad = can;
    }),
  ),
  fc.constant(step('the worker crashes', (system) => system.crash())),
  fc.constant(step('what was held is answered', (system) => system.release())),
  fc
    .nat(5)
    .map((index) =>
      step(`check ${index} is aborted`, (system) => system.asked[index]?.abort.abort('typed on')),
    ),
  fc.constantFrom(0.05, 0.5, 0.85).map((threshold) =>
    step(`the threshold becomes ${threshold}`, ({ guard }) => {
      guard.policy = { threshold, deadlineMs };
    }),
  ),
  fc.constantFrom(500, 1500, 61_000).map((ms) => step(`${ms} ms pass`, () => pass(ms))),
];
const destroy = fc.constant(
  step('the guard is destroyed', ({ guard }, model) => {
    guard.destroy();
    model.isDestroyed = true;
  }),
);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => vi.useRealTimers());

test('whatever happens to its workers, every check ends in time, none is safe that no worker found so, and the guard works again', async () => {
  const schedule = fc.commands([...steps, ...steps, destroy], { maxCommands: 30, size: 'max' });
  await fc.assert(
    fc.asyncProperty(schedule, async (commands) => {
      const system = new System();
      await system.open();
      const model = { isDestroyed: false };
      const { guard } = system;
      guard.policy = { deadlineMs };
      await fc.asyncModelRun(() => ({ model, real: system }), commands);
      await pass(deadlineMs);
      expect(system.asked.filter(({ end }) => end === undefined)).toEqual([]);
      const rejected = system.asked.filter(({ end }) => end && 'error' in end);
      // Nothing but an abort rejects.
      expect(rejected.every(({ abort }) => abort.signal.aborted)).toBe(true);
      system.mood = 'answer';
      system.canLoad = true;
      guard.policy = { deadlineMs };
      // The longest that a guard waits before it starts a worker anew.
      await pass(60_000);
      system.check('good evening');
      await pass(1000);
      const last = system.asked.at(-1)?.end;
      const status = model.isDestroyed ? 'unchecked' : 'safe';
      expect(last).toMatchObject({ verdict: { status } });
      guard.destroy();
      await settle();
      expect(system.liveWorkers).toBe(0);
      expectSound(system);
    }),
    { numRuns: 60 },
  );
}, 120_000);
