import { describe, expect, it } from 'vitest';
import { reportRows } from './bench-report.ts';
import { Samples } from './samples.ts';

function samplesOf(values: Record<string, readonly number[]>): Samples {
  const samples = new Samples();
  for (const [name, list] of Object.entries(values)) {
    for (const value of list) samples.add(name, value);
  }
  return samples;
}

describe('the report', () => {
  it('divides the minimum by the minimum and the median by the median', () => {
    const samples = samplesOf({ 'baseline.turn': [900, 300, 600], 'engine.turn': [20, 10, 60] });
    const row = reportRows(samples).find(({ unit }) => unit === 'x');
    expect(row).toMatchObject({ minimum: 30, median: 30 });
  });

  it('holds the minimum against the bar', () => {
    const fast = samplesOf({ 'baseline.turn': [150], 'engine.turn': [10, 40] });
    const slow = samplesOf({ 'baseline.turn': [149], 'engine.turn': [10, 10] });
    const outcomes = [fast, slow].map((samples) => reportRows(samples).find(({ bar }) => bar));
    expect(outcomes.map((row) => row?.isMet)).toEqual([true, false]);
  });

  it('gives what lies outside the runtime in percent of the runtime', () => {
    const samples = samplesOf({ 'engine.overhead': [2], 'runtime.turn': [50] });
    expect(reportRows(samples)).toMatchObject([{ unit: '%', minimum: 4, isMet: true }]);
  });

  it('leaves out what was not measured', () => {
    expect(reportRows(samplesOf({ 'engine.turn': [10] }))).toHaveLength(1);
  });
});
