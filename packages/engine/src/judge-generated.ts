import { calibrate } from '@guarded-chat/policy';
import { checkLogits } from './check-logits.ts';
import { EngineError } from './engine-error.ts';
import type { GuardModel, KeyValueCache } from './guard-model.ts';
import type { Judge } from './judgement.ts';
import { growCodeTree, type CodeTree } from './code-tree.ts';

/** Categories are only asked for from this score on; it lies below every threshold that people use. */
const categoriesFrom = 0.1;
/** With less than this on "safe" and "unsafe" together, the model is not answering in its format. */
const leastMass = 0.5;

function onlyToken(model: GuardModel, text: string): number {
  const ids = model.encode(text);
  const [id] = ids;
  if (id === undefined || ids.length !== 1) {
    throw new EngineError('model-unsupported', `tokenizer.json: "${text}" is not one token`);
  }
  return id;
}

function headRow(model: GuardModel, id: number): number {
  const row = model.headTokenIds.indexOf(id);
  if (row < 0)
    throw new EngineError('model-unsupported', `manifest.headTokenIds: token ${id} is missing`);
  return row;
}

function softmax(logits: readonly number[]): number[] {
  const highest = Math.max(...logits);
  const powers = logits.map((one) => Math.exp(one - highest));
  const sum = powers.reduce((total, one) => total + one, 0);
  return powers.map((one) => one / sum);
}

/** Judges a window whose model writes its answer: the first token gives the score, a grammar the categories. */
export const judgeGenerated: Judge = async ({ model, prefixes, tokens, taxonomy }) => {
  const unsafe = onlyToken(model, 'unsafe');
  const rows = [onlyToken(model, 'safe'), unsafe].map((id) => headRow(model, id));
  const { logits, cache, computed } = await prefixes.run(tokens, 1);
  const first = checkLogits(logits[0]);
  const chances = softmax([...first]);
  if (rows.reduce((sum, row) => sum + (chances[row] ?? 0), 0) < leastMass) {
    throw new EngineError('completion-unparseable', 'the model answered neither safe nor unsafe');
  }
  const [safeLogit = 0, unsafeLogit = 0] = rows.map((row) => first[row] ?? 0);
  const unsafeScore = calibrate(unsafeLogit - safeLogit, model.calibration);
  if (unsafeScore < categoriesFrom) return { unsafeScore, categoryScores: {}, computed };
  const tree = growCodeTree(
    taxonomy.categories.map(({ code }) => [code, model.encode(`\n${code}`)]),
  );
  const walk = { model, chances: {} as Record<string, number>, computed };
  await descend(walk, tree, [unsafe], cache, 1);
  const categoryScores = Object.fromEntries(
    taxonomy.categories.map(({ code }) => [code, unsafeScore * (walk.chances[code] ?? 0)]),
  );
  return { unsafeScore, categoryScores, computed: walk.computed };
};

interface Walk {
  readonly model: GuardModel;
  /** P(category | unsafe) by code, filled on the way. */
  readonly chances: Record<string, number>;
  computed: number;
}

/**
 * Walks the tree of category codes: forced tokens are jumped over, a pass is only made where codes part.
 * @param pending - Tokens not yet run behind `past`.
 */
async function descend(
  walk: Walk,
  node: CodeTree,
  pending: readonly number[],
  past: KeyValueCache,
  chance: number,
): Promise<void> {
  const [only] = node.children;
  if (node.code === undefined && only && node.children.size === 1) {
    await descend(walk, only[1], [...pending, only[0]], past, chance);
    return;
  }
  if (node.children.size === 0) {
    if (node.code !== undefined) walk.chances[node.code] = chance;
    return;
  }
  const { model } = walk;
  const { logits, cache } = await model.forward(pending, past, 1);
  walk.computed += pending.length;
  try {
    const row = checkLogits(logits[0]);
    const ends = node.code === undefined ? [] : endTokens(model);
    const tokens = [...node.children.keys(), ...ends];
    const chances = softmax(tokens.map((id) => row[headRow(model, id)] ?? 0));
    const ended = chances.slice(node.children.size).reduce((sum, one) => sum + one, 0);
    if (node.code !== undefined) walk.chances[node.code] = chance * ended;
    let index = 0;
    for (const [id, child] of node.children) {
      await descend(walk, child, [id], cache, chance * (chances[index] ?? 0));
      index += 1;
    }
  } finally {
    cache.dispose();
  }
}

/** What may follow a complete code: another code or the end of the answer. */
function endTokens(model: GuardModel): number[] {
  const comma = model.encode(',');
  return [...comma, model.controlTokenId('<|eot_id|>')].filter((id) =>
    model.headTokenIds.includes(id),
  );
}
