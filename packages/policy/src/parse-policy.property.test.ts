import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePolicy } from './parse-policy.ts';
import { parseTaxonomy } from './parse-taxonomy.ts';
import { anyPolicyFor, anyTaxonomy } from './testing/arbitraries.ts';

test('a policy and a taxonomy survive the way through JSON', () => {
  const pair = anyTaxonomy.chain((taxonomy) =>
    fc.record({ taxonomy: fc.constant(taxonomy), policy: anyPolicyFor(taxonomy) }),
  );
  fc.assert(
    fc.property(pair, ({ taxonomy, policy }) => {
      expect(parsePolicy(JSON.parse(JSON.stringify(policy)))).toEqual(policy);
      expect(parseTaxonomy(JSON.parse(JSON.stringify(taxonomy)))).toEqual(taxonomy);
    }),
  );
});

/** What becomes of a text without a verdict under a policy that was read; undefined when it is refused. */
function readUnchecked(input: unknown): string | undefined {
  try {
    return parsePolicy(input).unchecked;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

test('no policy that can be read lets unchecked texts pass as if they were safe', () => {
  const input = fc.oneof(
    fc.jsonValue(),
    fc.object(),
    fc.record({ unchecked: fc.oneof(fc.constantFrom('off', 'log', 'warn', 'block'), fc.string()) }),
  );
  fc.assert(
    fc.property(input, (value) => {
      expect([undefined, 'log', 'warn', 'block']).toContain(readUnchecked(value));
    }),
  );
});
