import type { RequestPriority } from '@guarded-chat/protocol';

type Step = () => Promise<void>;

/** Runs tasks one at a time, in the order they came, those of the background only when no other waits. */
export class TaskQueue {
  readonly #waiting: Readonly<Record<RequestPriority, Step[]>> = { normal: [], background: [] };
  #isBusy = false;

  /** @returns What the task returns, or its rejection; a task that fails does not hold up the next. */
  run<Result>(task: () => Promise<Result>, priority: RequestPriority = 'normal'): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting[priority].push(() => task().then(resolve, reject));
      void this.#work();
    });
  }

  /** For a running background task, between two steps of its work: lets everything else go first. */
  async giveWay(): Promise<void> {
    let step = this.#waiting.normal.shift();
    while (step) {
      await step();
      step = this.#waiting.normal.shift();
    }
  }

  async #work(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    const { normal, background } = this.#waiting;
    let step = normal.shift() ?? background.shift();
    while (step) {
      await step();
      step = normal.shift() ?? background.shift();
    }
    this.#isBusy = false;
  }
}
