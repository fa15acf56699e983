/** Runs a task as soon as there is room for it; settles as the task does. */
export type ParallelLimit = <Result>(task: () => Promise<Result>) => Promise<Result>;

/** Lets at most `most` tasks run at a time, in the order they came; a task that fails makes room as any other. */
export function limitParallel(most: number): ParallelLimit {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (task) => {
    if (running === most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await task();
    } finally {
      // The room goes to the next in line before anybody else can take it.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
