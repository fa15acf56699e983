import type { GuardProtocol } from '@guarded-chat/policy';
import type { GuardModel } from './guard-model.ts';
import { createGeneratedJudge } from './judge-generated.ts';
import { createMatchedJudge } from './judge-matched.ts';
import { judgeSlots } from './judge-slots.ts';
import type { Judge } from './judgement.ts';

/** A judge, and what it wants of the prefix. */
export interface ChosenJudge {
  readonly judge: Judge;
  /** Positions of the prefix at which it wants the head's outputs, ascending. */
  readonly marks: readonly number[];
}

/**
 * The judge of a protocol's form of answer.
 * @param prefix - Tokens of the policy prefix.
 * @throws EngineError `model-unsupported` when the package does not name the key token.
 */
export function chooseJudge(
  model: GuardModel,
  { answer }: GuardProtocol,
  prefix: readonly number[],
): ChosenJudge {
  if (answer.form === 'slots') return { judge: judgeSlots, marks: [] };
  if (answer.form === 'generated') return { judge: createGeneratedJudge(answer), marks: [] };
  const key = model.controlTokenId(answer.key);
  const marks = prefix.flatMap((id, position) => (id === key ? [position] : []));
  return { judge: createMatchedJudge(answer), marks };
}
