import { print } from '../../../scripts/print.mjs';

const nameWidth = 36;

/** Prints one figure, as soon as it is known. */
export function printFigure(name: string, value: string): void {
  print(`${name.padEnd(nameWidth)} ${value}`);
}

/** @param ms - Milliseconds; printed as seconds. */
export function printSeconds(name: string, ms: number): void {
  printFigure(name, `${(ms / 1000).toFixed(1)} s`);
}

/** @param megabytes - Undefined where the system does not tell: nothing is printed then. */
export function printMegabytes(name: string, megabytes: number | undefined): void {
  if (megabytes !== undefined) printFigure(name, `${megabytes.toFixed(0)} MB`);
}

/** How long verdicts on texts of so many tokens took. @param times - Milliseconds. */
export function printVerdicts(tokens: number, times: readonly number[]): void {
  const sorted = times.toSorted((a, b) => a - b);
  const least = sorted[0]?.toFixed(0);
  const middle = sorted[Math.floor(sorted.length / 2)]?.toFixed(0);
  printFigure(
    `verdict on ${tokens} new tokens`,
    `${least} ms at best, ${middle} ms in the middle of ${sorted.length}`,
  );
}
