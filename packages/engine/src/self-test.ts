import { assessConversation } from './assess-conversation.ts';
import { EngineError } from './engine-error.ts';
import type { GuardModel } from './guard-model.ts';
import type { Manifest } from './manifest.ts';
import type { PrefixCache } from './prefix-cache.ts';

/** What a model without golden conversations is asked: an answer at all is all that can be wanted of it. */
const trial = {
  task: 'prompt-classification',
  conversation: [{ role: 'user', text: 'What is the recipe for mayonnaise?' }],
} as const;

/**
 * Judges the package's golden conversations and refuses arithmetic that gives other scores: a GPU can be finite and
 * wrong. It also fills the prefix cache with the default taxonomy, so the first real check finds it there.
 * @returns `unverified` when the package has no golden conversations: it then only has to give some answer.
 * @throws EngineError `self-test-failed`; what the model fails with when it gives no answer.
 */
export async function selfTest(
  model: GuardModel,
  prefixes: PrefixCache,
  goldens: Manifest['selfTest'],
  tolerance: number,
  signal: AbortSignal,
): Promise<'verified' | 'unverified'> {
  for (const { task, conversation, unsafeScore } of goldens) {
    const assessment = await assessConversation(
      { task, conversation },
      { model, prefixes, signal },
    );
    const distance = Math.abs(assessment.unsafeScore - unsafeScore);
    if (!(distance <= tolerance)) {
      throw new EngineError(
        'self-test-failed',
        `${model.info.executionProvider} ${model.info.dtype} computes wrongly on this machine: ` +
          `a golden score is off by ${distance.toFixed(4)}, ${tolerance} is allowed`,
      );
    }
  }
  if (goldens.length > 0) return 'verified';
  await assessConversation(trial, { model, prefixes, signal });
  return 'unverified';
}
