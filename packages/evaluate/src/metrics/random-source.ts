/**
 * A seeded source of random whole numbers, the same on every machine: mulberry32.
 * @param seed - Taken modulo 2^32.
 * @returns A function that draws a whole number in [0, bound), for a bound of at most 2^32.
 * Source: T. Ettinger, mulberry32 (public domain): 32 bits of state, passes gjrand; ample for resampling.
 */
export function randomSource(seed: number): (bound: number) => number {
  let state = seed >>> 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * bound);
  };
}
