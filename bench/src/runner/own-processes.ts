import { readdir, readFile } from 'node:fs/promises';

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

/**
 * Ids of the processes that this process has started, and they in their turn, whose command line has this word.
 * Source: proc(5), `stat` and `cmdline`.
 */
export async function findOwnProcesses(word: string): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(pids.map(readProcess));
  const parents = new Map(found.flatMap((one) => (one ? [[one.pid, one.parent] as const] : [])));
  const isOwn = (pid: string | undefined): boolean =>
    pid !== undefined && (pid === String(process.pid) || isOwn(parents.get(pid)));
  const own: string[] = [];
  for (const pid of parents.keys()) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (command.includes(word) && isOwn(pid)) own.push(pid);
  }
  return own;
}
