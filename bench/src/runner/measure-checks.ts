import type { Conversation } from '@guarded-chat/policy';
import type { Page } from '@playwright/test';
import type { CheckTimes } from '../page/guard-runs.ts';
import { categoryName, editEnd, textOfTokens } from './bench-texts.ts';
import type { NodeRuntime } from './node-runtime.ts';
import type { Samples } from './samples.ts';

/** What the checks are measured with. */
export interface CheckSetup {
  /** With a timed guard open, and the baseline where there is one. */
  readonly page: Page;
  readonly samples: Samples;
  readonly repetitions: number;
  /** Whether the page has the baseline. */
  readonly hasBaseline: boolean;
  /** Absent: not compared. */
  readonly node: NodeRuntime | undefined;
  readonly onProgress: (line: string) => void;
}

const turnTokens = 32;
const answerTokens = 256;
const checkEvery = 32;
/** Untimed: the first calls compile and allocate. */
const warmUps = 2;

const userTurn = (text: string): Conversation => [{ role: 'user', text }];

function check(page: Page, conversation: Conversation): Promise<CheckTimes> {
  return page.evaluate((given) => bench.check(given), conversation);
}

async function generate(page: Page, conversation: Conversation): Promise<number> {
  const { ms, newTokens } = await page.evaluate((given) => bench.generate(given), conversation);
  if (newTokens !== 3) throw new Error(`the baseline made ${newTokens} tokens in place of 3`);
  return ms;
}

/** The growing answer, as it is when each of its checks is due. */
function growingAnswer(seed: number): Conversation[] {
  const question = textOfTokens(12, seed + 1);
  const words = textOfTokens(answerTokens, seed).split(' ');
  return Array.from({ length: answerTokens / checkEvery }, (_, index) => [
    { role: 'user', text: question },
    { role: 'agent', text: words.slice(0, (index + 1) * checkEvery).join(' ') },
  ]);
}

/** @throws Error when the texts are not as long as they should be: the figures would mean something else. */
async function verifyLength(page: Page): Promise<void> {
  const short = await check(page, userTurn('Write'));
  const whole = await check(page, userTurn(textOfTokens(turnTokens, 59)));
  const found = whole.tokens.computed - short.tokens.computed + 1;
  if (found !== turnTokens)
    throw new Error(`the turn has ${found} tokens in place of ${turnTokens}`);
}

function addCheck(samples: Samples, { ms, runs, tokens }: CheckTimes): void {
  const runtimeMs = runs.reduce((sum, run) => sum + run.ms, 0);
  samples.add('engine.turn', ms);
  samples.add('engine.turn.tokens', tokens.computed);
  samples.add('runtime.turn', runtimeMs);
  samples.add('engine.overhead', ms - runtimeMs);
}

async function measureTurn(
  { page, samples, node, hasBaseline }: CheckSetup,
  seed: number,
): Promise<void> {
  const text = textOfTokens(turnTokens, seed);
  const fresh = await check(page, userTurn(text));
  const run = fresh.runs.at(-1);
  if (node && run) samples.add('node.turn', await node.repeat(run));
  addCheck(samples, fresh);
  samples.add('engine.edited', (await check(page, userTurn(editEnd(text)))).ms);
  samples.add('engine.unchanged', (await check(page, userTurn(text))).ms);
  if (hasBaseline) samples.add('baseline.turn', await generate(page, userTurn(text)));
}

/** Both under a taxonomy of the same length as the default one. */
async function measurePrefix({ page, samples }: CheckSetup, seed: number): Promise<void> {
  const uncached = await page.evaluate(
    ([name, conversation]) => bench.checkUnderNewPrefix(name, conversation),
    [categoryName(seed), userTurn(textOfTokens(turnTokens, seed))] as const,
  );
  const cached = await check(page, userTurn(textOfTokens(turnTokens, seed + 1)));
  samples.add('engine.prefix.none', uncached.ms);
  samples.add('engine.prefix.cached', cached.ms);
}

async function measureAnswer(
  { page, samples, hasBaseline }: CheckSetup,
  seed: number,
): Promise<void> {
  let engineMs = 0;
  let baselineMs = 0;
  for (const conversation of growingAnswer(seed)) {
    engineMs += (await check(page, conversation)).ms;
    if (hasBaseline) baselineMs += await generate(page, conversation);
  }
  samples.add('engine.answer', engineMs);
  if (hasBaseline) samples.add('baseline.answer', baselineMs);
}

/** Measures checks of turns, drafts, prefixes and answers, the engine and the baseline by turns. */
export async function measureChecks(setup: CheckSetup): Promise<void> {
  const { page, repetitions, onProgress } = setup;
  await verifyLength(page);
  for (let warmUp = 0; warmUp < warmUps; warmUp += 1) {
    const conversation = userTurn(textOfTokens(turnTokens, 50 + warmUp));
    const { runs } = await check(page, conversation);
    const run = runs.at(-1);
    if (run) await setup.node?.repeat(run);
    if (setup.hasBaseline) await generate(page, conversation);
  }
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    await measureTurn(setup, repetition);
    onProgress(`turn ${repetition + 1} of ${repetitions}`);
  }
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    await measureAnswer(setup, repetition);
    onProgress(`answer ${repetition + 1} of ${repetitions}`);
  }
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    await measurePrefix(setup, repetition);
  }
}
