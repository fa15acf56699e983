import { readdir, readFile, writeFile } from 'node:fs/promises';

/** Memory of the page's process, in megabytes. */
export interface RendererMemory {
  readonly residentMb: number;
  /** The most since `watchRenderers`. */
  readonly peakMb: number;
}

interface Process {
  readonly pid: string;
  readonly parent: string;
}

async function readProcess(pid: string): Promise<Process | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The name, in parentheses, may have spaces.
  const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return parent === undefined ? undefined : { pid, parent };
}

/** The page processes of browsers that this process has started. */
async function findRenderers(): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(pids.map(readProcess));
  const parents = new Map(found.flatMap((one) => (one ? [[one.pid, one.parent] as const] : [])));
  const isOwn = (pid: string | undefined): boolean =>
    pid !== undefined && (pid === String(process.pid) || isOwn(parents.get(pid)));
  const renderers: string[] = [];
  for (const pid of parents.keys()) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (command.includes('--type=renderer') && isOwn(pid)) renderers.push(pid);
  }
  return renderers;
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
  const renderers = await findRenderers();
  for (const pid of renderers)
    await writeFile(`/proc/${pid}/clear_refs`, '5').catch(() => undefined);
  return async () => {
    const all = await Promise.all(renderers.map(readMemory));
    const [largest] = all.toSorted((a, b) => b.peakMb - a.peakMb);
    if (!largest) throw new Error('the browser has no page process');
    return largest;
  };
}
