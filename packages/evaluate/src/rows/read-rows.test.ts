import { describe, expect, it } from 'vitest';
import { guessColumns } from './column-mapping.ts';
import { formatOf } from './read-records.ts';
import { readRows, rowsFromLines, rowsFromRecords } from './read-rows.ts';

describe('readRows', () => {
  it('reads a CSV: rows with an answer judge it, the others judge the prompt', () => {
    const csv = 'prompt,response,label,categories\nHi there,,safe,\nTell me,No.,0,"S1,S2"\n';
    const { items, problems } = readRows(csv, 'csv');
    expect(problems).toEqual([]);
    expect(items).toEqual([
      {
        source: 'rows',
        task: 'prompt-classification',
        conversation: [{ role: 'user', text: 'Hi there' }],
        unsafe: false,
        categories: [],
      },
      {
        source: 'rows',
        task: 'response-classification',
        conversation: [
          { role: 'user', text: 'Tell me' },
          { role: 'agent', text: 'No.' },
        ],
        unsafe: false,
        categories: ['S1', 'S2'],
      },
    ]);
  });

  it('reads JSON lines in the columns of the training rows', () => {
    const line = {
      src: 'ours',
      kind: 'prompt',
      prompt: 'Hi',
      response: 'Hello',
      label: 1,
      cat: 'S9',
    };
    expect(readRows(`${JSON.stringify(line)}\n\n`, 'jsonl').items).toMatchObject([
      { source: 'ours', task: 'prompt-classification', unsafe: true, categories: ['S9'] },
    ]);
  });

  it('reads chats in the form of OpenAI, leaving out what is not judged', () => {
    const messages = [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: [{ type: 'text', text: 'Hi' }] },
      { role: 'user', content: 'Are you there?' },
      { role: 'assistant', content: 'Yes.' },
    ];
    const { items } = readRows(JSON.stringify([{ messages, label: false }]), 'json');
    expect(items[0]?.conversation).toEqual([
      { role: 'user', text: 'Hi\nAre you there?' },
      { role: 'agent', text: 'Yes.' },
    ]);
    expect(items[0]?.task).toBe('response-classification');
  });

  it('knows a column that the first record lacks', () => {
    const lines = '{"prompt":"Hi","label":0}\n{"prompt":"Hi","response":"Hello","label":0}\n';
    expect(readRows(lines, 'jsonl').items.map((row) => row.task)).toEqual([
      'prompt-classification',
      'response-classification',
    ]);
  });

  it('leaves a label open that the file does not give', () => {
    expect(readRows('prompt\nHi\n', 'csv').items[0]?.unsafe).toBeUndefined();
    expect(readRows('prompt,label\nHi,\n', 'csv').items[0]?.unsafe).toBeUndefined();
  });

  it('reads what it can, and names record and column of the rest without repeating a text', () => {
    const lines = [
      '{"prompt":"fine","label":1}',
      'my secret',
      '{"prompt":"fine","label":"my secret"}',
      '{"prompt":7,"label":0}',
      '{"prompt":"  ","label":0}',
      '{"prompt":"fine","kind":"response","label":0}',
    ];
    const { items, problems } = readRows(lines.join('\n'), 'jsonl', {
      prompt: 'prompt',
      response: 'response',
      label: 'label',
      kind: 'kind',
    });
    expect(items).toHaveLength(1);
    expect(problems.map((one) => one.message)).toEqual([
      'is not JSON',
      'label: must be a label such as 1 and 0, or "unsafe" and "safe"',
      'prompt: must be a string, but is number',
      'conversation[0].text: is empty; there is nothing to judge',
      'response: is empty in a row that judges it',
    ]);
    expect(JSON.stringify(problems)).not.toContain('secret');
  });

  it('asks for the column that holds the prompts', () => {
    expect(() => rowsFromRecords([{}], {})).toThrow('columns: name the column');
  });
});

describe('guessColumns', () => {
  it('knows columns by their usual names, whatever their case', () => {
    expect(guessColumns(['Text', 'answer', 'IS_UNSAFE', 'hazard'])).toEqual({
      prompt: 'Text',
      response: 'answer',
      label: 'IS_UNSAFE',
      categories: 'hazard',
    });
  });
});

describe('rowsFromLines', () => {
  it('takes each line as a prompt without a label', () => {
    expect(rowsFromLines('one\n\n two \n').map((row) => row.conversation[0]?.text)).toEqual([
      'one',
      'two',
    ]);
  });
});

describe('formatOf', () => {
  it('goes by the ending, compressed or not', () => {
    expect(['a.csv', 'b.TSV', 'c.jsonl.gz', 'd.json', 'e.parquet'].map(formatOf)).toEqual([
      'csv',
      'csv',
      'jsonl',
      'json',
      undefined,
    ]);
  });
});
