import { calibrate, type GeneratedAnswer, type Taxonomy } from '@guarded-chat/policy';
import { checkLogits } from './check-logits.ts';
import { growCodeTree, type CodeTree } from './code-tree.ts';
import { EngineError } from './engine-error.ts';
import type { GuardModel, KeyValueCache } from './guard-model.ts';
import type { Judge } from './judgement.ts';

/** Categories are only asked for from this score on; it lies below every threshold that people use. */
const categoriesFrom = 0.1;
/** With less than this on the two verdicts together, the model is not answering in its format. */
const leastMass = 0.5;

function firstToken(model: GuardModel, text: string): number {
  const [id] = model.encode(text);
  if (id === undefined)
    throw new EngineError('model-unsupported', `tokenizer.json: "${text}" has no tokens`);
  return id;
}

function headRow(model: GuardModel, id: number): number {
  const row = model.headTokenIds.indexOf(id);
  if (row < 0)
    throw new EngineError('model-unsupported', `manifest.headTokenIds: token ${id} is missing`);
  return row;
}

function softmax(logits: readonly number[]): number[] {
  const highest = logits.reduce((most, one) => Math.max(most, one), -Infinity);
  const powers = logits.map((one) => Math.exp(one - highest));
  const sum = powers.reduce((total, one) => total + one, 0);
  return powers.map((one) => one / sum);
}

/**
 * The codes that an answer may name, as a tree of tokens behind the verdict.
 * @throws TypeError when the head has no row for a token at which two codes part: a pruned head has rows for the
 * codes of its protocol only.
 */
function codesOf(
  model: GuardModel,
  taxonomy: Taxonomy,
  codes: NonNullable<GeneratedAnswer['codes']>,
): CodeTree {
  const tree = growCodeTree(
    taxonomy.categories.map(({ code }) => [code, model.encode(`${codes.before}${code}`)]),
  );
  const open = [tree];
  for (const node of open) {
    open.push(...node.children.values());
    const isForced = node.code === undefined && node.children.size === 1;
    if (isForced || [...node.children.keys()].every((id) => model.headTokenIds.includes(id)))
      continue;
    throw new TypeError(
      'taxonomy.categories: this model cannot write one of the codes; use codes like those of its default taxonomy, or convert it with a full head',
    );
  }
  return tree;
}

/**
 * Makes the judge of a model that writes its answer: the first token gives the score, a grammar the categories. An
 * answer without codes gives a score to a lone category only.
 */
export function createGeneratedJudge(answer: GeneratedAnswer): Judge {
  return async ({ model, prefixes, tokens, taxonomy }) => {
    const verdicts = [answer.safe, answer.unsafe].map((word) => firstToken(model, word));
    const rows = verdicts.map((id) => headRow(model, id));
    const tree = answer.codes && codesOf(model, taxonomy, answer.codes);
    const { logits, cache, computed } = await prefixes.run(tokens, 1);
    const first = checkLogits(logits[0]);
    const chances = softmax([...first]);
    if (rows.reduce((sum, row) => sum + (chances[row] ?? 0), 0) < leastMass) {
      throw new EngineError(
        'completion-unparseable',
        `the model answered neither ${answer.safe} nor ${answer.unsafe}`,
      );
    }
    const [safeLogit = 0, unsafeLogit = 0] = rows.map((row) => first[row] ?? 0);
    const unsafeScore = calibrate(unsafeLogit - safeLogit, model.calibration);
    if (unsafeScore < categoriesFrom) return { unsafeScore, categoryScores: {}, computed };
    const [only, ...others] = taxonomy.categories;
    if (!tree || !answer.codes) {
      const isLone = only !== undefined && others.length === 0;
      return { unsafeScore, categoryScores: isLone ? { [only.code]: unsafeScore } : {}, computed };
    }
    const ends = endTokens(model, taxonomy, answer.codes);
    const walk = { model, ends, chances: {} as Record<string, number>, computed };
    await descend(walk, tree, model.encode(answer.unsafe), cache, 1);
    const categoryScores = Object.fromEntries(
      taxonomy.categories.map(({ code }) => [code, unsafeScore * (walk.chances[code] ?? 0)]),
    );
    return { unsafeScore, categoryScores, computed: walk.computed };
  };
}

interface Walk {
  readonly model: GuardModel;
  /** What may follow a complete code. */
  readonly ends: readonly number[];
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
    const ends = node.code === undefined ? [] : walk.ends;
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

/** What may follow a complete code: the end, or a comma, which may be one token with the next code's beginning. */
function endTokens(
  model: GuardModel,
  { categories }: Taxonomy,
  { between, end }: NonNullable<GeneratedAnswer['codes']>,
): number[] {
  const joined = categories.map(({ code }) => firstToken(model, `${between}${code}`));
  const ends = new Set([firstToken(model, between), ...joined, model.controlTokenId(end)]);
  return [...ends].filter((id) => model.headTokenIds.includes(id));
}
