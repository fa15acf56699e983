import { type Policy, parsePolicy, parseTaxonomy, type Taxonomy } from '@guarded-chat/policy';

/** A policy with the list of categories that it was written for, as it is given to others. */
export interface PolicyPack {
  readonly format: 'guarded-chat-policy/1';
  readonly name: string;
  readonly policy: Policy;
  /** Absent: the list that the model was made with. */
  readonly taxonomy?: Taxonomy;
  /** Codes of categories that the model is not asked about. */
  readonly excludedCodes: readonly string[];
}

const MAX_NAME_LENGTH = 200;
const MAX_CODES = 100;
const codePattern = /^[\w.-]{1,32}$/;

/**
 * Reads a pack from untrusted data, such as parsed JSON or a link. Its JSON schema is `policy-pack-1.schema.json`.
 * @throws TypeError that names the field, and never repeats a text.
 */
export function parsePolicyPack(input: unknown): PolicyPack {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new TypeError('pack: must be an object');
  }
  const known = ['$schema', 'format', 'name', 'policy', 'taxonomy', 'excludedCodes'];
  const unknown = Object.keys(input).findIndex((key) => !known.includes(key));
  if (unknown !== -1) throw new TypeError(`pack: field ${unknown + 1} is not known`);
  const { format, name, policy, taxonomy, excludedCodes = [] } = input as Record<string, unknown>;
  if (format !== 'guarded-chat-policy/1') {
    throw new TypeError('pack.format: must be "guarded-chat-policy/1"');
  }
  if (typeof name !== 'string' || name.trim() === '' || name.length > MAX_NAME_LENGTH) {
    throw new TypeError(`pack.name: must have 1 to ${MAX_NAME_LENGTH} characters`);
  }
  if (policy === undefined) throw new TypeError('pack.policy: is missing');
  return {
    format,
    name,
    policy: parsePolicy(policy),
    ...(taxonomy !== undefined && { taxonomy: parseTaxonomy(taxonomy) }),
    excludedCodes: parseCodes(excludedCodes),
  };
}

function parseCodes(codes: unknown): readonly string[] {
  const isList =
    Array.isArray(codes) &&
    codes.length <= MAX_CODES &&
    codes.every((code) => typeof code === 'string' && codePattern.test(code));
  if (!isList) throw new TypeError('pack.excludedCodes: must be a list of category codes');
  return codes as readonly string[];
}
