import type { GuardProtocol } from '../protocol.ts';
import { llamaGuard1 } from './llama-guard-1.ts';
import { llamaGuard2 } from './llama-guard-2.ts';
import { llamaGuard3_1b, llamaGuard3_8b } from './llama-guard-3.ts';
import { pocketGuard1 } from './pocket-guard.ts';
import { pocketGuard2 } from './pocket-guard-2.ts';
import { shieldGemma } from './shieldgemma.ts';

/** The prompt formats that this package knows. */
export const guardProtocols: readonly GuardProtocol[] = [
  pocketGuard1,
  pocketGuard2,
  llamaGuard1,
  llamaGuard2,
  llamaGuard3_1b,
  llamaGuard3_8b,
  shieldGemma,
];

/**
 * The prompt format of that name, as a model's manifest gives it.
 * @throws TypeError when there is none; the message lists those that there are.
 */
export function protocolById(id: string): GuardProtocol {
  const protocol = guardProtocols.find((one) => one.id === id);
  if (protocol === undefined) {
    const known = guardProtocols.map((one) => one.id).join(', ');
    throw new TypeError(`protocol: "${id}" is not known; known are ${known}`);
  }
  return protocol;
}
