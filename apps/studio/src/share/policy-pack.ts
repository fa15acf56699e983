import { type Policy, parsePolicy, parseTaxonomy, type Taxonomy } from '@guarded-chat/policy';
import { safeParse } from 'valibot';
import { describePackIssue, policyPackSchema, policyPackSchemaPath } from './policy-pack-schema.ts';

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

/**
 * Reads a pack from untrusted data, such as parsed JSON or a link, by the schema that is published.
 * @throws TypeError that names the field, and never repeats a text.
 */
export function parsePolicyPack(input: unknown): PolicyPack {
  const read = safeParse(policyPackSchema, input, { abortEarly: true, abortPipeEarly: true });
  if (!read.success) throw new TypeError(describePackIssue(read.issues[0]));
  const { format, name, excludedCodes = [] } = read.output;
  // As they came: the schema's reader takes an empty list for an empty object.
  const { policy, taxonomy } = input as Readonly<Record<'policy' | 'taxonomy', unknown>>;
  return {
    format,
    name,
    policy: parsePolicy(policy),
    ...(taxonomy !== undefined && { taxonomy: parseTaxonomy(taxonomy) }),
    excludedCodes,
  };
}

/** The pack as a file. @param origin - Of the studio that writes it, where its schema lies. */
export function packToFile(pack: PolicyPack, origin: string): string {
  const $schema = new URL(policyPackSchemaPath, origin).href;
  return `${JSON.stringify({ $schema, ...pack }, undefined, 2)}\n`;
}
