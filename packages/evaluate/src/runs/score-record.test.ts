import { describe, expect, it } from 'vitest';
import { promptRow } from '../rows/evaluation-row.ts';
import { assessment } from '../testing/sample-run.ts';
import { rowScores, scoreRecord } from './score-record.ts';

const label = { source: 'ours', unsafe: false };

describe('scoreRecord', () => {
  it('holds scores to six decimals and none of the texts', async () => {
    const outcome = {
      kind: 'assessed',
      assessment: assessment({ unsafeScore: 0.12345678, categoryScores: { S1: 0.00000049 } }),
    } as const;
    const record = await scoreRecord(promptRow('my secret', label), rowScores(outcome));
    expect(record.scores).toEqual({ unsafeScore: 0.123457, categoryScores: { S1: 0 } });
    expect(JSON.stringify(record)).not.toContain('secret');
  });
});
