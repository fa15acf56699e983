import { topCategory } from '@guarded-chat/evaluate';
import { type Assessment, decideVerdict, type Policy, type Taxonomy } from '@guarded-chat/policy';
import type { Sample } from './sample-check.ts';

/** What the writer's own examples say of a category. */
export interface CategoryEvidence {
  readonly code: string;
  /** The writer's examples of it that are judged. */
  readonly examples: number;
  /** How many of them are flagged under the policy. */
  readonly found: number;
  /** How many of them the model puts in this category. */
  readonly named: number;
  /** Examples of the writer's that are not of it, and are flagged for it. */
  readonly wrong: number;
  /** The model was not made with this category: it has only its name and description to go by. */
  readonly isZeroShot: boolean;
}

/** Examples below which a number says little. */
const ENOUGH = 3;

/** A share of examples below which a category is called weak. */
const WEAK = 0.8;

/**
 * Measures the categories by the writer's examples.
 * @param judged - Samples with the model's answers.
 * @param known - The list that the model was made with.
 */
export function measureCategories(
  judged: readonly { readonly sample: Sample; readonly assessment: Assessment }[],
  taxonomy: Taxonomy,
  policy: Policy,
  known: Taxonomy,
): readonly CategoryEvidence[] {
  const decided = judged.map(({ sample, assessment }) => ({
    expected: sample.expected,
    flagged: decideVerdict({ kind: 'assessed', assessment }, policy, taxonomy).status === 'unsafe',
    top: topCategory(assessment.categoryScores),
  }));
  return taxonomy.categories.map(({ code, name }) => {
    const own = decided.filter(({ expected }) => expected === code);
    const others = decided.filter(({ expected }) => expected !== code);
    return {
      code,
      examples: own.length,
      found: own.filter(({ flagged }) => flagged).length,
      named: own.filter(({ top }) => top === code).length,
      wrong: others.filter(({ flagged, top }) => flagged && top === code).length,
      isZeroShot: !known.categories.some((one) => one.code === code && one.name === name),
    };
  });
}

/** What a writer should know of a category, in a sentence; undefined when there is nothing to warn of. */
export function warningOf(evidence: CategoryEvidence): string | undefined {
  const { examples, found, named, wrong, isZeroShot } = evidence;
  if (examples === 0) {
    return isZeroShot
      ? 'Zero-shot and not measured: the model was not made with this category. Give examples of it.'
      : undefined;
  }
  const faults = [
    found < WEAK * examples && `finds ${found} of your ${examples}`,
    named < WEAK * examples && `names ${named} of your ${examples} so`,
    wrong > 0 && `takes ${wrong} of the others for it`,
  ].filter((fault) => fault !== false);
  if (faults.length === 0) return undefined;
  const few = examples < ENOUGH ? ' That is few examples to tell by.' : '';
  return `${isZeroShot ? 'Zero-shot and weak' : 'Weak'}: the model ${faults.join(', ')}.${few}`;
}
