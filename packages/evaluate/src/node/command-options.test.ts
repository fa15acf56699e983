import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  columnsOption,
  countOption,
  policyOption,
  requireWord,
  taxonomyOption,
} from './command-options.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'command-options-'));
  writeFileSync(join(folder, 'policy.json'), '{"threshold":0.7,"unchecked":"warn"}');
  writeFileSync(join(folder, 'broken.json'), 'nonsense');
  writeFileSync(
    join(folder, 'taxonomy.json'),
    '{"id":"house","name":"House rules","categories":[{"code":"H1","name":"Spoilers"}]}',
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

const codes = (words: Record<string, string>) =>
  taxonomyOption(words, folder, 'pocket-guard-1').taxonomy.categories.map((one) => one.code);

describe('options of the command line', () => {
  it('take a policy from a file, with another threshold', () => {
    expect(policyOption({ policy: 'policy.json' }, folder)).toMatchObject({
      threshold: 0.7,
      unchecked: 'warn',
    });
    expect(policyOption({ policy: 'policy.json', threshold: '0.2' }, folder).threshold).toBe(0.2);
    expect(policyOption({ 'second-threshold': '0.3' }, folder, 'second-').threshold).toBe(0.3);
  });

  it('take a taxonomy by name or from a file, whole or in part', () => {
    expect(codes({})).toHaveLength(14);
    expect(codes({ taxonomy: 'llamaGuard1' })[0]).toBe('O1');
    expect(codes({ taxonomy: 'taxonomy.json' })).toEqual(['H1']);
    expect(codes({ exclude: 'S6,S10' })).not.toContain('S6');
    expect(codes({ only: 'S1,S2' })).toEqual(['S1', 'S2']);
  });

  it('name columns by what they hold', () => {
    expect(columnsOption({ columns: 'prompt=text,label=is=bad' })).toEqual({
      prompt: 'text',
      label: 'is=bad',
    });
    expect(columnsOption({})).toBeUndefined();
  });

  it('are refused by name', () => {
    expect(() => requireWord({}, 'model')).toThrow('--model: is missing');
    expect(() => countOption({ limit: '-3' }, 'limit')).toThrow('--limit: -3 is not a count');
    expect(() => policyOption({ threshold: '7' }, folder)).toThrow(
      '--threshold: 7 is not a number',
    );
    expect(() => policyOption({ policy: 'broken.json' }, folder)).toThrow('is not JSON');
    expect(() => codes({ only: 'S99' })).toThrow('--only: "S99" is not in the taxonomy');
    expect(() => columnsOption({ columns: 'text' })).toThrow('--columns: text is not <field>=');
  });
});
