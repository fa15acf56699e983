import { assessConversation } from './assess-conversation.ts';
import { EngineError } from './engine-error.ts';
import type { GuardModel } from './guard-model.ts';
import type { Manifest } from './manifest.ts';
import type { PrefixCache } from './prefix-cache.ts';

/**
 * Judges the package's golden conversations and refuses arithmetic that gives other scores: a GPU can be finite and
 * wrong. It also fills the prefix cache with the default taxonomy, so the first real check finds it there.
 * @returns `unverified` when the package has no golden conversations.
 * @throws EngineError `self-test-failed`.
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
  return goldens.length > 0 ? 'verified' : 'unverified';
}
