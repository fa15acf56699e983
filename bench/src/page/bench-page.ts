import type { Conversation } from '@guarded-chat/policy';
import { chooseThreadCount } from '@guarded-chat/engine';
import type { BaselineSetup } from '../baseline-api.ts';
import { BaselineRuns, type GenerateTimes } from './baseline-runs.ts';
import { type CheckTimes, GuardRuns, type GuardSetup, type LoadTimes } from './guard-runs.ts';
import { type TypingTimes, watchTyping } from './typing.ts';

/** What the page is and offers the runner, as `bench`. */
export class BenchPage {
  readonly #guards = new GuardRuns();
  #baseline: BaselineRuns | undefined;
  #stopTyping: (() => TypingTimes) | undefined;

  readonly cores: number = navigator.hardwareConcurrency;
  /** Threads that the engine's WebAssembly runtime gets here; one without cross-origin isolation. */
  readonly threads: number = chooseThreadCount(crossOriginIsolated, navigator.hardwareConcurrency);

  openGuard(setup: GuardSetup): Promise<LoadTimes> {
    return this.#guards.open(setup);
  }

  closeGuard(): void {
    this.#guards.close();
  }

  check(conversation: Conversation): Promise<CheckTimes> {
    return this.#guards.check(conversation);
  }

  /** The first check under a policy prefix that was never seen. */
  checkUnderNewPrefix(name: string, conversation: Conversation): Promise<CheckTimes> {
    this.#guards.renameCategory(name);
    return this.#guards.check(conversation);
  }

  async openBaseline(setup: BaselineSetup): Promise<void> {
    this.#baseline = new BaselineRuns();
    await this.#baseline.open(setup);
  }

  generate(conversation: Conversation): Promise<GenerateTimes> {
    if (!this.#baseline) throw new Error('the baseline is not open');
    return this.#baseline.generate(conversation);
  }

  /** Opens a guard and at once watches the field. */
  startTyping(setup: GuardSetup): void {
    const opened = this.#guards.open(setup).then(() => this.#guards.guard);
    this.#stopTyping = watchTyping(opened);
  }

  stopTyping(): TypingTimes {
    if (!this.#stopTyping) throw new Error('nobody types');
    return this.#stopTyping();
  }

  /** Bytes that the page and its workers hold, as the browser tells the page; undefined where it does not. */
  async measureMemory(): Promise<number | undefined> {
    const { measureUserAgentSpecificMemory } = performance as {
      readonly measureUserAgentSpecificMemory?: () => Promise<{ readonly bytes: number }>;
    };
    return (await measureUserAgentSpecificMemory?.call(performance))?.bytes;
  }
}
