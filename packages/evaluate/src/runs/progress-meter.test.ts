import { describe, expect, it } from 'vitest';
import { createProgressMeter } from './progress-meter.ts';

describe('createProgressMeter', () => {
  it('takes rate and time left from the rows of this run alone', () => {
    let nowMs = 0;
    const meter = createProgressMeter(10, 5, () => nowMs);
    expect(meter.progress()).toEqual({
      done: 5,
      total: 10,
      rowsPerSecond: undefined,
      secondsLeft: undefined,
    });
    for (nowMs of [100, 600, 1100]) meter.count();
    expect(meter.progress()).toEqual({ done: 8, total: 10, rowsPerSecond: 2, secondsLeft: 1 });
  });
});
