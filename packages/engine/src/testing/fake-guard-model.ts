import { type GuardProtocolId, protocolById } from '@guarded-chat/policy';
import type { ForwardResult, GuardModel, KeyValueCache } from '../guard-model.ts';
import { fakeHeadRows, fakeMatchedOutputs } from './fake-matched-head.ts';

/**
 * The fake finds a text unsafe that holds this word. With a head over tokens it is of category B (the second) with
 * `crime`, else A; with a head that compares, of the categories that hold `crime` with `crime`, else of the others.
 */
export const unsafeWord = 'DANGER';

const controls = [
  '<|im_start|>',
  '<|im_end|>',
  '<jupyter_output>',
  '<empty_output>',
  '<|begin_of_text|>',
  '<|start_header_id|>',
  '<|end_header_id|>',
  '<|eot_id|>',
  '<bos>',
  '<start_of_turn>',
  '<end_of_turn>',
];
const firstCharacter = 100;
const wordTokens: readonly string[] = ['safe', 'unsafe'];
/** Token ids of `safe` and `unsafe`, which the fake keeps whole as real tokenizers do. */
export const fakeVerdictIds = [50, 51] as const;

function encode(text: string): number[] {
  const word = wordTokens.indexOf(text);
  if (word >= 0) return [fakeVerdictIds[word] ?? 0];
  return Array.from(text, (character) => firstCharacter + (character.codePointAt(0) ?? 0));
}

function decode(ids: readonly number[]): string {
  return ids
    .map((id) => (id < firstCharacter ? '|' : String.fromCodePoint(id - firstCharacter)))
    .join('');
}

/** Remembers its tokens in place of keys and values. */
export class FakeCache implements KeyValueCache {
  disposed = false;
  readonly tokens: readonly number[];
  readonly sizeBytes: number;

  constructor(tokens: readonly number[]) {
    this.tokens = tokens;
    this.sizeBytes = tokens.length * 10;
  }

  get length(): number {
    return this.tokens.length;
  }

  crop(length: number): FakeCache {
    if (this.disposed) throw new Error('the cache was disposed while in use');
    return new FakeCache(this.tokens.slice(0, length));
  }

  snapshot(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(Uint32Array.from(this.tokens).buffer);
  }

  dispose(): void {
    this.disposed = true;
  }
}

/** What a test can set. */
export interface FakeOptions {
  readonly protocol?: GuardProtocolId;
  readonly window?: GuardModel['window'];
  readonly maxPositions?: number;
  /** Replaces the logits of a pass; gets all tokens so far as text, control tokens as `|`. */
  readonly logits?: (text: string, logitRows: number) => Float32Array[];
  /** Called before every pass. */
  readonly onForward?: (tokens: readonly number[]) => void | Promise<void>;
}

/** A fake model, every cache it handed out, and every pass it made. */
export interface FakeGuardModel extends GuardModel {
  readonly caches: FakeCache[];
  readonly passes: (readonly number[])[];
}

function slotLogits(text: string, logitRows: number, rows: number): Float32Array[] {
  const verdict = new Float32Array(rows).fill(-5);
  verdict.set(text.includes(unsafeWord) ? [-2, 2] : [2, -2]);
  const category = new Float32Array(rows).fill(-5);
  category[2] = 1;
  category[3] = text.includes('crime') ? 3 : -1;
  return [verdict, category].slice(2 - logitRows);
}

function matchedLogits(all: readonly number[], logitRows: number): Float32Array[] {
  const keyId = controls.indexOf('<empty_output>');
  const fake = { decode, keyId, firstText: firstCharacter, unsafeWord };
  return Array.from({ length: logitRows }, (_, row) =>
    fakeMatchedOutputs(all.slice(0, all.length - logitRows + row + 1), fake),
  );
}

/** A guard model in memory: one token per character, and a verdict by a word in the text. */
export function createFakeGuardModel(options: FakeOptions = {}): FakeGuardModel {
  const protocol = options.protocol ?? 'pocket-guard-1';
  const window =
    'window' in options ? options.window : { maxTokens: 40, overlapTokens: 10, contextTokens: 12 };
  const caches: FakeCache[] = [];
  const passes: (readonly number[])[] = [];
  const isMatched = protocolById(protocol).answer.form === 'matched';
  const headTokenIds = isMatched
    ? []
    : [...fakeVerdictIds, ...encode('ABCDEFGHIJKLMNOPQRSTUVWXYZ'), ...encode('0123456789\n,'), 7];
  const headRows = isMatched ? fakeHeadRows : headTokenIds.length;
  function logitsOf(all: readonly number[], logitRows: number): Float32Array[] {
    if (options.logits) return options.logits(decode(all), logitRows);
    return isMatched ? matchedLogits(all, logitRows) : slotLogits(decode(all), logitRows, headRows);
  }
  async function forward(
    tokens: readonly number[],
    past: KeyValueCache | null,
    logitRows: number,
  ): Promise<ForwardResult> {
    await options.onForward?.(tokens);
    if (past && !(past instanceof FakeCache)) throw new TypeError('past: is not of this model');
    if (past?.disposed) throw new Error('the past was disposed while in use');
    passes.push(tokens);
    const all = [...(past?.tokens ?? []), ...tokens];
    const cache = new FakeCache(all);
    caches.push(cache);
    return { logits: logitsOf(all, logitRows), cache };
  }
  return {
    info: {
      id: 'fake',
      revision: '0'.repeat(64),
      executionProvider: 'wasm',
      dtype: 'fp32',
      defaultThreshold: 0.5,
    },
    protocol,
    headRows,
    headTokenIds,
    calibration: { scale: 1, bias: 0 },
    ...(window && { window }),
    maxPositions: options.maxPositions ?? 4096,
    encode,
    controlTokenId(token) {
      const id = controls.indexOf(token);
      if (id < 0) throw new TypeError(`"${token}" is not a control token of the fake`);
      return id;
    },
    forward,
    restore: (snapshot, length) =>
      snapshot.byteLength === length * 4
        ? new FakeCache([...new Uint32Array(snapshot.buffer)])
        : undefined,
    dispose: () => Promise.resolve(),
    caches,
    passes,
  };
}
