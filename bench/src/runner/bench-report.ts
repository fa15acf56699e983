import type { Samples, Spread } from './samples.ts';

/** What a figure must reach. */
interface Bar {
  readonly kind: 'at least' | 'at most';
  readonly value: number;
}

/** One line of the table. */
export interface ReportRow extends Spread {
  readonly name: string;
  readonly unit: 'x' | 'ms' | '%' | 'MB';
  readonly bar?: Bar;
  /** Whether the minimum keeps to the bar; other work on the machine disturbs the median. */
  readonly isMet?: boolean;
}

/** What was measured, and on what. */
export interface BenchReport {
  readonly date: string;
  readonly browser: string;
  readonly platform: string;
  readonly cores: number;
  readonly threads: number;
  readonly repetitions: number;
  readonly model: {
    readonly dtype: string;
    readonly executionProvider: string;
    readonly revision: string;
  };
  readonly rows: readonly ReportRow[];
  /** Spreads of all that was measured: milliseconds, and megabytes for memory. */
  readonly samples: Record<string, Spread>;
}

/** A ratio of times, minimum to minimum and median to median. */
function divide(samples: Samples, over: string, under: string): Spread {
  const [a, b] = [samples.spread(over), samples.spread(under)];
  return { minimum: a.minimum / b.minimum, median: a.median / b.median };
}

function percent(spread: Spread): Spread {
  return { minimum: spread.minimum * 100, median: spread.median * 100 };
}

const ratio = (name: string, over: string, under: string, bar?: Bar) =>
  ({ name, over, under, unit: 'x', bar }) as const;
const value = (name: string, of: string, unit: 'ms' | 'MB', bar?: Bar) =>
  ({ name, of, unit, bar }) as const;
const atLeast = (least: number): Bar => ({ kind: 'at least', value: least });
const atMost = (most: number): Bar => ({ kind: 'at most', value: most });

const lines = [
  value('verdict on a turn of 32 tokens, engine', 'engine.turn', 'ms'),
  value('the same, `generate()`', 'baseline.turn', 'ms'),
  ratio('`generate()` / engine', 'baseline.turn', 'engine.turn', atLeast(15)),
  { ...ratio('outside the runtime', 'engine.overhead', 'runtime.turn', atMost(5)), unit: '%' },
  ratio('runtime in the browser / in Node', 'runtime.turn', 'node.turn', atMost(3)),
  ratio('policy prefix new / cached', 'engine.prefix.none', 'engine.prefix.cached'),
  ratio('fresh text / end edited', 'engine.turn', 'engine.edited'),
  value('text unchanged', 'engine.unchanged', 'ms'),
  value('answer of 256 tokens, checked every 32, engine', 'engine.answer', 'ms'),
  value('the same, `generate()` from the start each time', 'baseline.answer', 'ms'),
  ratio('`generate()` / engine', 'baseline.answer', 'engine.answer', atLeast(12)),
  value('warm start to first verdict', 'warm.start', 'ms', atMost(2000)),
  value('— until the manifest is there', 'warm.manifest', 'ms'),
  value('— files', 'warm.download', 'ms'),
  value('— session', 'warm.session', 'ms'),
  value('— self-test', 'warm.self-test', 'ms'),
  value('— first check', 'warm.first-check', 'ms'),
  value('cold start to first verdict, from this machine', 'cold.start', 'ms'),
  value('— files', 'cold.download', 'ms'),
  value('— session', 'cold.session', 'ms'),
  value('page process after a warm start', 'warm.memory.resident', 'MB'),
  value('its peak', 'warm.memory.peak', 'MB'),
  ratio('peak / resident, warm', 'warm.memory.peak', 'warm.memory.resident', atMost(3)),
  ratio('peak / resident, cold', 'cold.memory.peak', 'cold.memory.resident', atMost(3)),
  value('memory as the browser tells the page, once', 'page.memory', 'MB'),
  value('longest task while typing (0: none over 50)', 'typing.longest-task', 'ms', atMost(50)),
  value('longest gap between turns of the event loop', 'typing.longest-gap', 'ms'),
] as const;

function keeps(found: number, { kind, value: bar }: Bar): boolean {
  return kind === 'at least' ? found >= bar : found <= bar;
}

/** The lines of what was measured; those of what was skipped are left out. */
export function reportRows(samples: Samples): ReportRow[] {
  return lines.flatMap((line): ReportRow[] => {
    const { name, unit, bar } = line;
    const needed = 'of' in line ? [line.of] : [line.over, line.under];
    if (!needed.every((sample) => samples.has(sample))) return [];
    const plain = 'of' in line ? samples.spread(line.of) : divide(samples, line.over, line.under);
    const spread = unit === '%' ? percent(plain) : plain;
    return [{ name, unit, ...spread, ...(bar && { bar, isMet: keeps(spread.minimum, bar) }) }];
  });
}
