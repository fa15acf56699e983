import { readFile } from 'node:fs/promises';
import { findOwnProcesses } from './own-processes.ts';

/** Memory of a running browser, in megabytes, without the files that it maps. */
export interface BrowserMemory {
  /** Of all its processes together; what they share is counted once. */
  readonly browserMb: number;
  /** Of the process that drives the GPU, or emulates it. */
  readonly gpuProcessMb: number;
}

/** Without mapped files: this process's part of them changes when another browser is started or closed. */
async function readOwnMb(pid: string): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  const kilobytes = (field: string) =>
    Number(new RegExp(`^${field}:\\s*(\\d+) kB`, 'm').exec(text)?.[1] ?? 0);
  return (kilobytes('Pss_Anon') + kilobytes('Pss_Shmem')) / 1024;
}

async function sumOwnMb(word: string): Promise<number> {
  const pids = await findOwnProcesses(word);
  const each = await Promise.all(pids.map(readOwnMb));
  return each.reduce((sum, one) => sum + one, 0);
}

/**
 * Reads the memory of the browser that this process has started.
 * @returns Undefined where the system has no /proc, as on macOS and Windows.
 * Source: proc(5), `Pss_Anon` and `Pss_Shmem` of `smaps_rollup`, since Linux 5.4.
 */
export async function readBrowserMemory(): Promise<BrowserMemory | undefined> {
  if (process.platform !== 'linux') return undefined;
  return {
    browserMb: await sumOwnMb('chrom'),
    gpuProcessMb: await sumOwnMb('--type=gpu-process'),
  };
}
