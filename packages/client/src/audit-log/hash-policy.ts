import type { Policy } from '@guarded-chat/policy';

const hashByPolicy = new WeakMap<Policy, Promise<string>>();

/** Two policies that say the same give the same text, in whichever order they say it. */
function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

async function digest(policy: Policy): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(policy, sortKeys));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * A name for a policy: the SHA-256 of its JSON with sorted keys, hexadecimal.
 * @param policy - Complete, as `guard.policy` is: what is left out would count.
 */
export function hashPolicy(policy: Policy): Promise<string> {
  const known = hashByPolicy.get(policy);
  if (known !== undefined) return known;
  const hash = digest(policy);
  hashByPolicy.set(policy, hash);
  return hash;
}
