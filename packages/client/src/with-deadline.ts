import { GuardError } from './guard-error.ts';

/** Source: HTML Standard, timers; browsers keep the delay in a signed 32-bit integer and run longer ones at once. */
const longestDelayMs = 2 ** 31 - 1;

/**
 * Runs a task under a signal that also aborts when the deadline passes.
 * @throws GuardError of kind `timeout` through the task, when the deadline passes first.
 */
export async function withDeadline<T>(
  deadlineMs: number,
  signal: AbortSignal | undefined,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = new AbortController();
  const onDeadline = () => {
    const message = `The check took longer than the ${deadlineMs} ms that the policy allows; raise deadlineMs or shorten the text.`;
    deadline.abort(new GuardError({ kind: 'timeout', origin: 'transport', message }));
  };
  const timer = setTimeout(onDeadline, Math.min(deadlineMs, longestDelayMs));
  try {
    return await run(signal ? AbortSignal.any([signal, deadline.signal]) : deadline.signal);
  } finally {
    clearTimeout(timer);
  }
}
