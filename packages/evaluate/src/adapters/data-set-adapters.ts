import { aegis2 } from './aegis-2.ts';
import { agentHazard } from './agent-hazard.ts';
import { ailuminateDemo } from './ailuminate-demo.ts';
import { beavertails } from './beavertails.ts';
import type { DataSetAdapter } from './data-set-adapter.ts';
import { harmbenchBehaviors } from './harmbench-behaviors.ts';
import { harmbenchClassifier } from './harmbench-classifier.ts';
import { hatecheck } from './hatecheck.ts';
import {
  jailbreakbenchBenign,
  jailbreakbenchHarmful,
  jailbreakbenchJudges,
} from './jailbreakbench.ts';
import { openaiMessages } from './openai-messages.ts';
import { openaiModeration } from './openai-moderation.ts';
import { pkuSafeRlhf } from './pku-safe-rlhf.ts';
import { simpleSafetyTests } from './simple-safety-tests.ts';
import { toxicChat } from './toxic-chat.ts';
import { wildguardTest } from './wildguard-test.ts';
import { xstest } from './xstest.ts';
import { xstestResponse } from './xstest-response.ts';

/** The data sets that can be read as their authors publish them. Plain files need none, see `readRows`. */
export const dataSetAdapters: readonly DataSetAdapter[] = [
  openaiModeration,
  toxicChat,
  xstest,
  xstestResponse,
  harmbenchBehaviors,
  harmbenchClassifier,
  beavertails,
  pkuSafeRlhf,
  wildguardTest,
  aegis2,
  agentHazard,
  simpleSafetyTests,
  jailbreakbenchHarmful,
  jailbreakbenchBenign,
  jailbreakbenchJudges,
  ailuminateDemo,
  hatecheck,
  openaiMessages,
];

/**
 * The adapter of that id.
 * @throws TypeError when there is none; the message lists those that there are.
 */
export function adapterById(id: string): DataSetAdapter {
  const adapter = dataSetAdapters.find((one) => one.id === id);
  if (adapter === undefined) {
    const known = dataSetAdapters.map((one) => one.id).join(', ');
    throw new TypeError(`adapter: "${id}" is not known; known are ${known}`);
  }
  return adapter;
}
