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

test('whatever is read as a policy either is one that never lets unchecked texts pass unseen, or is refused', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.json().map((json) => JSON.parse(json) as unknown),
        fc.object(),
      ),
      (input) => {
        try {
          expect(['log', 'warn', 'block']).toContain(parsePolicy(input).unchecked);
        } catch (error) {
          expect(error).toBeInstanceOf(TypeError);
        }
      },
    ),
  );
});
