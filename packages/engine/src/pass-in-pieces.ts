import type { GuardModel, KeyValueCache } from './guard-model.ts';
import { nextTask } from './next-task.ts';

type Forward = GuardModel['forward'];

/** How long a piece should take at most, in milliseconds: a worker that is silent for a minute counts as gone. */
const longestMs = 10_000;
/** Tokens of the first piece, by which the speed is found out; no piece is made shorter. */
const leastTokens = 32;

/** How many of the next tokens to run: all of them where that does not take too long. */
function pieceLength(rest: number, logitRows: number, msPerToken: number | undefined): number {
  const most =
    msPerToken === undefined
      ? leastTokens
      : Math.max(leastTokens, Math.floor(longestMs / msPerToken));
  const length = Math.min(most, rest - logitRows);
  return length < 1 || rest <= most + leastTokens ? rest : length;
}

/**
 * Runs a long pass in pieces, one behind the other. WebAssembly computes without a break, and meanwhile the worker hears
 * nothing: a large model on a slow machine would seem gone. A small one runs its passes whole, but for the first.
 */
export function passInPieces(forward: Forward): Forward {
  let msPerToken: number | undefined;

  async function run(...[tokens, past, logitRows]: Parameters<Forward>): ReturnType<Forward> {
    const began = performance.now();
    const result = await forward(tokens, past, logitRows);
    if (tokens.length >= leastTokens) msPerToken = (performance.now() - began) / tokens.length;
    return result;
  }

  return async (tokens, past, logitRows) => {
    let cache: KeyValueCache | null = past;
    let start = 0;
    try {
      for (;;) {
        const length = pieceLength(tokens.length - start, logitRows, msPerToken);
        const isLast = start + length === tokens.length;
        const piece = start === 0 && isLast ? tokens : tokens.slice(start, start + length);
        const result = await run(piece, cache, isLast ? logitRows : 1);
        if (cache !== past) cache?.dispose();
        cache = result.cache;
        if (isLast) return result;
        start += length;
        await nextTask();
      }
    } catch (error) {
      if (cache !== past) cache?.dispose();
      throw error;
    }
  };
}
