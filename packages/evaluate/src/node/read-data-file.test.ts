import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDataFile } from './read-data-file.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'read-data-file-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, bytes: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

describe('readDataFile', () => {
  it('reads files by their endings, compressed or not', async () => {
    const csv = 'prompt,label\nHi,0\n';
    const plain = await readDataFile(write('a.csv', csv));
    const packed = await readDataFile(write('b.csv.gz', gzipSync(csv)));
    expect(plain.items).toHaveLength(1);
    expect(packed).toEqual(plain);
  });

  it('reads Parquet, as the Hugging Face hub publishes data sets', async () => {
    const bytes = parquetWriteBuffer({
      columnData: [
        { name: 'prompt', data: ['Write a rude note'], type: 'STRING' },
        { name: 'response', data: ['I would rather not'], type: 'STRING' },
        { name: 'adversarial', data: [false], type: 'BOOLEAN' },
        { name: 'prompt_harm_label', data: ['harmful'], type: 'STRING' },
        { name: 'response_harm_label', data: ['unharmful'], type: 'STRING' },
      ],
    });
    const path = write('test.parquet', new Uint8Array(bytes));
    const { items } = await readDataFile(path, { adapter: 'wildguard-test' });
    expect(items.map((row) => [row.task, row.unsafe])).toEqual([
      ['prompt-classification', true],
      ['response-classification', false],
    ]);
    const labels = parquetWriteBuffer({
      columnData: [
        { name: 'text', data: ['Hi'], type: 'STRING' },
        { name: 'label', data: [1n], type: 'INT64' },
      ],
    });
    const plain = await readDataFile(write('plain.parquet', new Uint8Array(labels)));
    expect(plain.items[0]?.unsafe).toBe(true);
  });

  it('says which endings it knows', async () => {
    await expect(readDataFile(write('rows.xlsx', 'x'))).rejects.toThrow('rows.xlsx: must end in');
  });
});
