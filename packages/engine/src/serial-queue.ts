/** Runs tasks one at a time, in the order they came. */
export class SerialQueue {
  #tail: Promise<unknown> = Promise.resolve();

  /** @returns What the task returns, or its rejection; a task that fails does not hold up the next. */
  run<Result>(task: () => Promise<Result>): Promise<Result> {
    const result = this.#tail.then(task);
    this.#tail = result.catch(() => undefined);
    return result;
  }
}
