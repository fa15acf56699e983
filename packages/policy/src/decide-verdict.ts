import type { Assessment } from './assessment.ts';
import type { HazardCategory } from './hazard-category.ts';
import { guardActions } from './parse-policy.ts';
import type { GuardAction, Policy } from './policy.ts';
import type { Taxonomy } from './taxonomy.ts';
import type { UncheckedReason, Verdict, VerdictCategory } from './verdict.ts';

/** What came of a check: the model's assessment, or why there is none. */
export type CheckOutcome =
  | { readonly kind: 'assessed'; readonly assessment: Assessment }
  | { readonly kind: 'unchecked'; readonly reason: UncheckedReason };

/**
 * The decision on one text: a pure function, so that a policy can be tried on stored assessments without inference.
 *
 * Each category of the taxonomy whose action is not `off` has a *decision score*: `unsafeScore` times its category
 * score over the largest category score of all, switched-off categories included. It triggers when that reaches its
 * threshold: its own, else the policy's, else the one that the model recommends. The text is unsafe when something
 * triggers, and the strongest action of what triggered is the verdict's.
 *
 * Why the ratio: the category scores share out `unsafeScore`, so they fall as categories are added, and none of them
 * can be held against a threshold that was calibrated for `unsafeScore`. The text's main category has the ratio 1;
 * hence with equal thresholds everywhere the verdict is `unsafeScore >= threshold`, exactly. A text that is mostly
 * about a switched-off category passes: a secondary category keeps its small ratio and does not become the main one.
 *
 * When the model named no categories, `unsafeScore` itself is held against the policy's threshold, and the policy's
 * action applies, unless all categories are switched off.
 *
 * Fail closed: scores that are not in [0, 1], and scores of a category that the taxonomy does not have, give the
 * status `unchecked`; a threshold that is no number is taken as reached. `parsePolicy` refuses such thresholds.
 * @param taxonomy - The one that the assessment was made with.
 */
export function decideVerdict(outcome: CheckOutcome, policy: Policy, taxonomy: Taxonomy): Verdict {
  if (outcome.kind === 'unchecked') {
    return { status: 'unchecked', action: policy.unchecked, reason: outcome.reason };
  }
  const { assessment } = outcome;
  const flaw = findFlaw(assessment, taxonomy);
  if (flaw !== undefined) {
    const reason = { kind: 'inference-failed', message: flaw };
    return { status: 'unchecked', action: policy.unchecked, reason };
  }
  const active = taxonomy.categories.filter((one) => actionFor(one, policy) !== 'off');
  if (active.length === 0) {
    return { status: 'safe', action: 'off', assessment };
  }
  if (Object.keys(assessment.categoryScores).length === 0) {
    return decideWithoutCategories(assessment, policy);
  }
  const categories = active
    .filter((one) => reaches(decisionScore(one, assessment), thresholdFor(one, policy, assessment)))
    .map((one) => verdictCategory(one, assessment, policy))
    .toSorted((a, b) => b.score - a.score);
  const action = strongest(categories.map((one) => one.action));
  return action === 'off'
    ? { status: 'safe', action, assessment }
    : { status: 'unsafe', action, categories, assessment };
}

function decideWithoutCategories(assessment: Assessment, policy: Policy): Verdict {
  const threshold = policy.threshold ?? assessment.model.defaultThreshold;
  return policy.action === 'off' || !reaches(assessment.unsafeScore, threshold)
    ? { status: 'safe', action: 'off', assessment }
    : { status: 'unsafe', action: policy.action, categories: [], assessment };
}

/** Not `score >= threshold`: a threshold that is not a number must hold the text, not let it pass. */
function reaches(score: number, threshold: number): boolean {
  return !(score < threshold);
}

function decisionScore(category: HazardCategory, assessment: Assessment): number {
  const largest = Math.max(...Object.values(assessment.categoryScores));
  // All zero: nothing tells the categories apart, so each counts as the main one.
  const ratio = largest === 0 ? 1 : scoreOf(category, assessment) / largest;
  return assessment.unsafeScore * ratio;
}

function verdictCategory(
  category: HazardCategory,
  assessment: Assessment,
  policy: Policy,
): VerdictCategory {
  const { code, name } = category;
  return { code, name, score: scoreOf(category, assessment), action: actionFor(category, policy) };
}

/** A category that the model did not name has the score 0. */
function scoreOf(category: HazardCategory, assessment: Assessment): number {
  return ownValue(assessment.categoryScores, category.code) ?? 0;
}

function actionFor(category: HazardCategory, policy: Policy): GuardAction {
  return ownValue(policy.categories, category.code)?.action ?? policy.action;
}

function thresholdFor(category: HazardCategory, policy: Policy, assessment: Assessment): number {
  return (
    ownValue(policy.categories, category.code)?.threshold ??
    policy.threshold ??
    assessment.model.defaultThreshold
  );
}

/** Codes are free: one may be called `constructor`, which every object has. */
function ownValue<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function strongest(actions: readonly GuardAction[]): GuardAction {
  return guardActions[Math.max(0, ...actions.map((one) => guardActions.indexOf(one)))] ?? 'block';
}

/** What is wrong with the scores, in a sentence; `undefined` when they can be decided on. */
function findFlaw(assessment: Assessment, taxonomy: Taxonomy): string | undefined {
  const { unsafeScore, categoryScores } = assessment;
  if (!isProbability(unsafeScore)) {
    return `The model's unsafe score is ${unsafeScore}, which is not in [0, 1]. Load the model again.`;
  }
  for (const [code, score] of Object.entries(categoryScores)) {
    if (!isProbability(score)) {
      return `The model's score of category ${code} is ${score}, which is not in [0, 1]. Load the model again.`;
    }
    if (!taxonomy.categories.some((category) => category.code === code)) {
      return `The model scored category ${code}, which the taxonomy "${taxonomy.id}" does not have. Check the text again.`;
    }
  }
  return undefined;
}

function isProbability(value: number): boolean {
  return value >= 0 && value <= 1;
}
