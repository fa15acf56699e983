import type { RunProgress } from '../runs/progress-meter.ts';

/** Where progress is told: a terminal is written over, a file gets a line now and then. */
export interface ProgressTarget {
  readonly isTTY?: boolean | undefined;
  readonly write: (text: string) => unknown;
}

const TERMINAL_PAUSE_MS = 200;
const FILE_PAUSE_MS = 10_000;

/**
 * Tells how far a run is: `1250 of 3971 rows, 24.1 a second, 1 min 53 s left`.
 * @param now - Milliseconds from any start.
 */
export function createProgressPrinter(
  target: ProgressTarget,
  now: () => number = () => performance.now(),
): (progress: RunProgress) => void {
  const pauseMs = target.isTTY === true ? TERMINAL_PAUSE_MS : FILE_PAUSE_MS;
  let nextMs = now() + pauseMs;
  return (progress) => {
    const isLast = progress.done === progress.total;
    if (!isLast && now() < nextMs) return;
    nextMs = now() + pauseMs;
    const line = formatProgress(progress);
    target.write(target.isTTY === true ? `\r\u001B[K${line}${isLast ? '\n' : ''}` : `${line}\n`);
  };
}

/** Progress in words. */
export function formatProgress({ done, total, rowsPerSecond, secondsLeft }: RunProgress): string {
  const rate = rowsPerSecond === undefined ? '' : `, ${rowsPerSecond.toFixed(1)} a second`;
  const left =
    secondsLeft === undefined || done === total ? '' : `, ${formatDuration(secondsLeft)} left`;
  return `${done} of ${total} rows${rate}${left}`;
}

function formatDuration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  return minutes < 60
    ? `${minutes} min ${whole % 60} s`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
