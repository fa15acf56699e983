import { readFile } from 'node:fs/promises';
import { findOwnProcesses } from './own-processes.ts';

async function readProportionalMb(pid: string): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  const [, kilobytes = '0'] = /^Pss:\s*(\d+) kB/m.exec(text) ?? [];
  return Number(kilobytes) / 1024;
}

/**
 * Memory of the whole browser in megabytes, its GPU process included: what processes share is counted once.
 * @returns Undefined where the system has no /proc, as on macOS and Windows.
 * Source: proc(5), `Pss` of `smaps_rollup`.
 */
export async function readBrowserMemory(): Promise<number | undefined> {
  if (process.platform !== 'linux') return undefined;
  const pids = await findOwnProcesses('chrom');
  const each = await Promise.all(pids.map(readProportionalMb));
  return each.reduce((sum, one) => sum + one, 0);
}
