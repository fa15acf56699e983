/** Of repeated measurements: the least, which other work on the machine disturbs least, and the middle one. */
export interface Spread {
  readonly minimum: number;
  readonly median: number;
}

/** @throws RangeError without a value. */
function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const [minimum] = sorted;
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (minimum === undefined || upper === undefined || lower === undefined)
    throw new RangeError('samples: there are none');
  return { minimum, median: (lower + upper) / 2 };
}

/** Measurements by name, in the order in which they were taken. */
export class Samples {
  readonly #values = new Map<string, number[]>();

  add(name: string, value: number): void {
    const values = this.#values.get(name) ?? [];
    this.#values.set(name, [...values, value]);
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  /** @throws RangeError when nothing was measured under the name. */
  spread(name: string): Spread {
    return spreadOf(this.#values.get(name) ?? []);
  }

  /** All spreads, rounded to two decimals. */
  toJSON(): Record<string, Spread> {
    const round = (value: number) => Math.round(value * 100) / 100;
    const entries = [...this.#values].map(([name, values]) => {
      const { minimum, median } = spreadOf(values);
      return [name, { minimum: round(minimum), median: round(median) }] as const;
    });
    return Object.fromEntries(entries);
  }
}
