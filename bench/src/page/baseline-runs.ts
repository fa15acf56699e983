import { type Conversation, joinPrompt, protocolById } from '@guarded-chat/policy';
import { type Remote, wrap } from 'comlink';
import type { BaselineApi, BaselineSetup, Generated } from '../baseline-api.ts';
import BaselineWorker from '../worker/baseline-worker.ts?worker';

/** How one answer of the baseline went; `ms` from the page's call to its answer. */
export interface GenerateTimes extends Generated {
  readonly ms: number;
}

/** The baseline in its own worker, and how long it takes. */
export class BaselineRuns {
  readonly #remote: Remote<BaselineApi> = wrap<BaselineApi>(new BaselineWorker());

  /** @throws What transformers.js throws. */
  async open(setup: BaselineSetup): Promise<void> {
    await this.#remote.load(setup);
  }

  /** Generates behind the whole prompt, with all turns in full. */
  async generate(conversation: Conversation): Promise<GenerateTimes> {
    const protocol = protocolById('pocket-guard-1');
    const began = performance.now();
    const prompt = joinPrompt(protocol.render(conversation, protocol.defaultTaxonomy));
    const generated = await this.#remote.generate(prompt);
    return { ...generated, ms: performance.now() - began };
  }
}
