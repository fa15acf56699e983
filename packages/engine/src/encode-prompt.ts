import { type PromptPiece, planChunks, type RenderedPrompt } from '@guarded-chat/policy';
import { EngineError } from './engine-error.ts';
import type { GuardModel } from './guard-model.ts';

/** A prompt in token ids: one prefix, and one run of tokens behind it for every window of the judged text. */
export interface EncodedPrompt {
  readonly prefix: readonly number[];
  readonly windows: readonly (readonly number[])[];
}

/** A text may not make more windows than this: 32 windows of 112 tokens are some 10,000 characters of English. */
const maxWindows = 32;

type EncodingModel = Pick<GuardModel, 'controlTokenId' | 'encode' | 'maxPositions' | 'window'>;

/** Encodes pieces one behind another; neighbouring text is encoded as one string, unless it is a turn's or apart. */
function encodePieces(model: EncodingModel, pieces: readonly PromptPiece[]): number[] {
  const ids: number[] = [];
  let text = '';
  const flush = () => {
    ids.push(...model.encode(text));
    text = '';
  };
  for (const piece of pieces) {
    if (piece.kind === 'text' && piece.turn === undefined && !piece.apart) {
      text += piece.text;
      continue;
    }
    flush();
    if (piece.kind === 'control') ids.push(model.controlTokenId(piece.token));
    else ids.push(...model.encode(piece.text));
  }
  flush();
  return ids;
}

/** Keeps two thirds of `limit` from the head and one third from the tail: the training cut context the same way. */
function headAndTail(ids: readonly number[], limit: number): readonly number[] {
  if (ids.length <= limit) return ids;
  const tail = Math.floor(limit / 3);
  return [...ids.slice(0, limit - tail), ...ids.slice(ids.length - tail)];
}

function commonLength(a: readonly number[], b: readonly number[]): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
}

function encodeWindows(
  model: EncodingModel,
  rendered: RenderedPrompt,
  window: NonNullable<EncodingModel['window']>,
): number[][] {
  const judged = rendered.turns.findLastIndex(
    (piece) => piece.kind === 'text' && piece.turn !== undefined,
  );
  const before: number[] = [];
  for (const piece of rendered.turns.slice(0, judged)) {
    const ids = encodePieces(model, [piece]);
    const isTurn = piece.kind === 'text' && piece.turn !== undefined;
    before.push(...(isTurn ? headAndTail(ids, window.contextTokens) : ids));
  }
  const text = encodePieces(model, rendered.turns.slice(judged, judged + 1));
  const after = encodePieces(model, [...rendered.turns.slice(judged + 1), ...rendered.suffix]);
  const chunks = planChunks(text.length, window);
  if (chunks.length > maxWindows) {
    throw new EngineError(
      'input-too-long',
      `the text has ${text.length} tokens; at most ${maxWindows} windows of ${window.maxTokens} can be checked; shorten it`,
    );
  }
  return chunks.map(({ start, end }) => [...before, ...text.slice(start, end), ...after]);
}

/**
 * Encodes a rendered prompt.
 *
 * Where a format joins its own words and the turns, tokens may span the border: the prefix then ends where the prompt
 * and the prefix encoded alone stop agreeing.
 * @throws EngineError `input-too-long` when the text cannot be covered.
 */
export function encodePrompt(model: EncodingModel, rendered: RenderedPrompt): EncodedPrompt {
  let prefix = encodePieces(model, rendered.prefix);
  let windows: number[][];
  if (model.window) {
    windows = encodeWindows(model, rendered, model.window);
  } else {
    const all = encodePieces(model, [...rendered.prefix, ...rendered.turns, ...rendered.suffix]);
    const shared = Math.min(commonLength(all, prefix), all.length - 1);
    prefix = all.slice(0, shared);
    windows = [all.slice(shared)];
  }
  const longest = prefix.length + Math.max(...windows.map((one) => one.length));
  if (longest > model.maxPositions) {
    throw new EngineError(
      'input-too-long',
      `the prompt has ${longest} tokens, the model takes ${model.maxPositions}; shorten the text or the taxonomy`,
    );
  }
  return { prefix, windows };
}
