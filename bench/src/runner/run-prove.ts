import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { print } from '../../../scripts/print.mjs';
import { proveInChromium } from './prove-in-chromium.ts';
import { proveInNode } from './prove-in-node.ts';
import {
  type ProofPlace,
  type ProveOptions,
  proveUsage,
  readProveOptions,
} from './prove-options.ts';

const proofs = { chromium: proveInChromium, node: proveInNode } as const;

/** A process of its own for each place: one does not count in the other's memory. */
async function proveApart(args: readonly string[], place: ProofPlace): Promise<number> {
  const script = fileURLToPath(new URL('../../prove.mjs', import.meta.url));
  const child = spawn(process.execPath, [script, ...args, '--in', place], { stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}

/**
 * Opens a package in Chromium and in Node, has it pass its self-test, times its verdicts, and prints the figures.
 * @param args - See `proveUsage`.
 * @returns The exit code: 0 when all of it worked, 1 when not, 2 for a wrong argument.
 */
export async function runProve(args: readonly string[]): Promise<number> {
  let options: ProveOptions;
  try {
    // The workspace's script starts in its own folder; INIT_CWD is where the person was.
    options = readProveOptions(args, process.env['INIT_CWD'] ?? process.cwd());
  } catch (error) {
    print(`${error instanceof Error ? error.message : String(error)}\n\n${proveUsage}`);
    return 2;
  }
  const [place, ...others] = options.places;
  if (place && others.length === 0) {
    await proofs[place](options);
    return 0;
  }
  for (const one of options.places) {
    const code = await proveApart(args, one);
    if (code !== 0) return code;
  }
  return 0;
}
