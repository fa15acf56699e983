import { parquetReadObjects } from 'hyparquet';
import type { TableRecord } from '../rows/table-record.ts';

/**
 * Reads a Parquet file, uncompressed or with Snappy, as the Hugging Face hub writes them.
 * @returns One record a row. Whole numbers of 64 bits become numbers, as labels are written with them.
 * @throws Error when the file is no such file.
 */
export async function readParquet(bytes: Uint8Array): Promise<readonly TableRecord[]> {
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const records = await parquetReadObjects({ file: file as ArrayBuffer });
  return records.map((record) =>
    Object.fromEntries(
      Object.entries(record).map(([column, value]: readonly [string, unknown]) => [
        column,
        typeof value === 'bigint' ? Number(value) : value,
      ]),
    ),
  );
}
