import { readFile, writeFile } from 'node:fs/promises';
import { findOwnProcesses } from './own-processes.ts';

/** Memory of the page's process, in megabytes. */
export interface RendererMemory {
  readonly residentMb: number;
  /** The most since `watchRenderers`. */
  readonly peakMb: number;
}

async function readMemory(pid: string): Promise<RendererMemory> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const megabytes = (field: string) => {
    const [, kilobytes = '0'] = new RegExp(`^${field}:\\s*(\\d+) kB`, 'm').exec(status) ?? [];
    return Number(kilobytes) / 1024;
  };
  return { residentMb: megabytes('VmRSS'), peakMb: megabytes('VmHWM') };
}

/**
 * Forgets the peaks so far, and gives a function that reads the memory of the process which grew most: the one in
 * which the model was loaded.
 * @returns Undefined where the system has no /proc, as on macOS and Windows.
 * Source: proc(5), `VmRSS`, `VmHWM`, and 5 written to `clear_refs`.
 */
export async function watchRenderers(): Promise<(() => Promise<RendererMemory>) | undefined> {
  if (process.platform !== 'linux') return undefined;
  const renderers = await findOwnProcesses('--type=renderer');
  for (const pid of renderers)
    await writeFile(`/proc/${pid}/clear_refs`, '5').catch(() => undefined);
  return async () => {
    const all = await Promise.all(renderers.map(readMemory));
    const [largest] = all.toSorted((a, b) => b.peakMb - a.peakMb);
    if (!largest) throw new Error('the browser has no page process');
    return largest;
  };
}
