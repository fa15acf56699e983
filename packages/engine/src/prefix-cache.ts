import { checkLogits } from './check-logits.ts';
import type { GuardModel, KeyValueCache } from './guard-model.ts';
import type { PrefixStore } from './prefix-store.ts';

/** A prefix ready for use, and whether it had to be computed. */
export interface CachedPrefix {
  readonly cache: KeyValueCache;
  /** The head's outputs at the marked positions, in their order; [head rows] each. */
  readonly marked: readonly Float32Array[];
  readonly hit: boolean;
}

/** A pass over a sequence of tokens of which the beginning was known. */
export interface CachedPass {
  /** Of the last positions, oldest first; [head rows] each. */
  readonly logits: readonly Float32Array[];
  /** Keys and values of the whole sequence; kept here, not the caller's to dispose. */
  readonly cache: KeyValueCache;
  /** Tokens that were run; the others were taken from the cache. */
  readonly computed: number;
}

interface Entry {
  readonly tokens: readonly number[];
  readonly cache: KeyValueCache;
  /** A policy prefix, as against a text that was judged behind one. */
  readonly isPrefix: boolean;
  readonly marked: readonly Float32Array[];
}

const defaultBudgetBytes = 64 * 1024 * 1024;
/** Cropping copies a cache: worth it from this many tokens on. */
const leastCropGain = 8;
/** A text that shares all but so many of its last tokens with a newer one is superseded: an edited draft. */
const supersededTail = 16;

function commonLength(a: readonly number[], b: readonly number[]): number {
  const end = Math.min(a.length, b.length);
  let length = 0;
  while (length < end && a[length] === b[length]) length += 1;
  return length;
}

/**
 * Keeps the keys and values of token sequences, least recently used first out, within a budget of bytes: policy
 * prefixes, and behind them the turns and drafts that were judged last. A sequence that begins like a kept one is only
 * run from where they part: an edited draft, a longer answer, the next turn of a conversation.
 *
 * Requests run one at a time, and an entry is only disposed while another is being added: so none is ever disposed
 * while a forward pass reads it.
 */
export class PrefixCache {
  /** Least recently used first. */
  readonly #entries = new Set<Entry>();
  readonly #model: Pick<GuardModel, 'forward' | 'restore'>;
  readonly #budgetBytes: number;
  readonly #store: PrefixStore | undefined;

  /** @param store - Keeps policy prefixes between visits; absent: they are computed once in each. */
  constructor(
    model: Pick<GuardModel, 'forward' | 'restore'>,
    store?: PrefixStore,
    budgetBytes: number = defaultBudgetBytes,
  ) {
    this.#model = model;
    this.#budgetBytes = budgetBytes;
    this.#store = store;
  }

  /**
   * The keys and values of a policy prefix, computed when they are not kept yet.
   * @param marks - Positions in it whose outputs of the head are wanted, ascending; the same for the same tokens.
   * @throws what the forward pass throws; EngineError when it gives outputs that no healthy model gives.
   */
  async get(tokens: readonly number[], marks: readonly number[] = []): Promise<CachedPrefix> {
    for (const entry of this.#entries) {
      if (
        entry.tokens.length !== tokens.length ||
        entry.marked.length !== marks.length ||
        commonLength(entry.tokens, tokens) < tokens.length
      )
        continue;
      this.#touch(entry);
      return { cache: entry.cache, marked: entry.marked, hit: true };
    }
    const stored = await this.#store?.read(tokens, marks.length);
    const restored = stored && this.#model.restore(stored.snapshot, tokens.length);
    if (restored) {
      const { marked } = stored;
      return { cache: this.#keep(tokens, restored, marked), marked, hit: true };
    }
    const { cache, marked } = await this.#compute(tokens, marks);
    await this.#store?.write(tokens, cache, marked);
    return { cache: this.#keep(tokens, cache, marked), marked, hit: false };
  }

  /**
   * Runs a sequence behind the longest kept beginning of it.
   * @param logitRows - Positions at the end whose logits are wanted; they are always computed.
   * @throws what the forward pass throws; nothing is kept then.
   */
  async run(tokens: readonly number[], logitRows: number): Promise<CachedPass> {
    const { entry, length } = this.#longest(tokens, tokens.length - logitRows);
    const isWhole = entry?.cache.length === length;
    const past = isWhole ? entry.cache : (entry?.cache.crop(length) ?? null);
    try {
      const { logits, cache } = await this.#model.forward(tokens.slice(length), past, logitRows);
      if (entry?.isPrefix) this.#touch(entry);
      else if (entry && entry.tokens.length - length <= supersededTail) this.#drop(entry);
      return { logits, cache: this.#keep(tokens, cache), computed: tokens.length - length };
    } finally {
      if (!isWhole) past?.dispose();
    }
  }

  /** Disposes all entries. */
  clear(): void {
    for (const { cache } of this.#entries) cache.dispose();
    this.#entries.clear();
  }

  async #compute(
    tokens: readonly number[],
    marks: readonly number[],
  ): Promise<Omit<CachedPrefix, 'hit'>> {
    const [first = tokens.length - 1] = marks;
    const { logits, cache } = await this.#model.forward(tokens, null, tokens.length - first);
    try {
      return { cache, marked: marks.map((position) => checkLogits(logits[position - first])) };
    } catch (error) {
      cache.dispose();
      throw error;
    }
  }

  #longest(tokens: readonly number[], limit: number): { entry: Entry | undefined; length: number } {
    let best: { entry: Entry | undefined; length: number; gain: number } = {
      entry: undefined,
      length: 0,
      gain: 0,
    };
    for (const entry of this.#entries) {
      const length = Math.min(commonLength(entry.tokens, tokens), limit);
      const gain = length - (length < entry.cache.length ? leastCropGain : 0);
      if (gain > best.gain) best = { entry, length, gain };
    }
    return best;
  }

  #touch(entry: Entry): void {
    this.#entries.delete(entry);
    this.#entries.add(entry);
  }

  #drop(entry: Entry): void {
    this.#entries.delete(entry);
    entry.cache.dispose();
  }

  /** @param marked - Of a policy prefix; absent: this is a text behind one. */
  #keep(
    tokens: readonly number[],
    cache: KeyValueCache,
    marked?: readonly Float32Array[],
  ): KeyValueCache {
    const added = { tokens, cache, isPrefix: marked !== undefined, marked: marked ?? [] };
    this.#entries.add(added);
    let bytes = 0;
    for (const entry of this.#entries) bytes += entry.cache.sizeBytes;
    for (const entry of this.#entries) {
      if (bytes <= this.#budgetBytes) break;
      if (entry === added) continue;
      bytes -= entry.cache.sizeBytes;
      this.#drop(entry);
    }
    return cache;
  }
}
