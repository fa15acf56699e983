import { attackRows } from './rows/attack-rows.ts';
import { inputRows } from './rows/input-rows.ts';
import { loadRows } from './rows/load-rows.ts';
import { pageRows } from './rows/page-rows.ts';
import { workerRows } from './rows/worker-rows.ts';

/** One fault, and what comes of it. */
export interface DrillRow {
  /** What is done to the guard. */
  readonly fault: string;
  /** What the person sees. */
  readonly seen: string;
  /** What leaves the page. */
  readonly sent: string;
  /** The tests that show it, where that takes no browser; absent: the drill of the row's name does. */
  readonly units?: readonly UnitTest[];
}

/** A test of a package, by its file and its title: either missing fails the run of the drills. */
interface UnitTest {
  /** Relative to the repository's root. */
  readonly file: string;
  /** A stretch of the title as it stands in the file. */
  readonly title: string;
}

/** Every fault, in the order of the table. */
export const drillRows = {
  ...workerRows,
  ...loadRows,
  ...inputRows,
  ...pageRows,
  ...attackRows,
} as const satisfies Readonly<Record<string, DrillRow>>;

/** The name of a fault. */
export type DrillId = keyof typeof drillRows;
