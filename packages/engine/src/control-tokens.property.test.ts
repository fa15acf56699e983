import {
  type Conversation,
  protocolById,
  type RenderedPrompt,
  type Taxonomy,
} from '@guarded-chat/policy';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodePrompt } from './encode-prompt.ts';
import type { GuardModel } from './guard-model.ts';
import { readLlama3Tokenizer } from './testing/llama-3-tokenizer.ts';
import { readPocketGuardManifest, readPocketGuardText } from './testing/open-pocket-guard.ts';
import { createTextEncoder } from './text-encoder.ts';

const taxonomy: Taxonomy = {
  id: 'one',
  name: 'One',
  categories: [{ code: 'S1', name: 'Recipes' }],
};

const codeUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 })
  .map((units) => String.fromCharCode(...units));
const bytes = fc.uint8Array({ maxLength: 16 }).map((data) => new TextDecoder().decode(data));

/** Any bytes, code units and characters, and the literals of control tokens, whole and torn. */
function anyText(literals: readonly string[]): fc.Arbitrary<string> {
  const literal = fc.constantFrom(...literals);
  const torn = fc
    .tuple(literal, fc.nat(20), fc.constantFrom('', ' ', '\u200b', '\n', '|'))
    .map(([text, place, gap]) => `${text.slice(0, place)}${gap}${text.slice(place)}`);
  return fc.oneof(codeUnits, bytes, fc.string({ unit: 'binary', maxLength: 12 }), torn);
}

function conversationOf(texts: readonly string[]): Conversation {
  return texts.map((text, turn) => ({
    role: turn % 2 === 0 ? 'user' : 'agent',
    // The last one must have something to judge.
    text: turn === texts.length - 1 ? `x${text}` : text,
  }));
}

/** Encodes words of the format once: only the turns are new in each conversation. */
function rememberWords(encode: GuardModel['encode']): GuardModel['encode'] {
  const known = new Map<string, readonly number[]>();
  return (text) => {
    if (text.length < 24) return encode(text);
    const ids = known.get(text) ?? encode(text);
    if (known.size < 100) known.set(text, ids);
    return ids;
  };
}

interface Subject {
  readonly render: (conversation: Conversation) => RenderedPrompt;
  readonly model: Parameters<typeof encodePrompt>[0];
  readonly controlIds: ReadonlySet<number>;
}

/** The control tokens of each window's whole prompt, in order. */
function controlsOf({ render, model, controlIds }: Subject, conversation: Conversation) {
  const { prefix, windows } = encodePrompt(model, render(conversation));
  return windows.map((window) =>
    [...prefix, ...window].filter((id) => controlIds.has(id)).join(' '),
  );
}

const turns = 5;

/** The first conversation whose prompt has other control tokens than one that says nothing; undefined: none has. */
function findChanged(
  subject: Subject,
  text: fc.Arbitrary<string>,
  runs: number,
): readonly string[] | undefined {
  const [plain] = controlsOf(subject, conversationOf(Array.from({ length: turns }, () => 'good')));
  const texts = fc.array(text, { minLength: turns, maxLength: turns });
  const isAlike = fc.property(texts, (given) =>
    controlsOf(subject, conversationOf(given)).every((found) => found === plain),
  );
  return fc.check(isAlike, { numRuns: runs }).counterexample?.[0];
}

/** Prompts of pocket-guard in one of its formats, and the literals of all control tokens of its tokenizer. */
async function openPocketGuard(
  format?: 'pocket-guard-1' | 'pocket-guard-2',
): Promise<{ subject: Subject; literals: readonly string[] }> {
  const { controlTokens, protocol, tokenizer, window } = await readPocketGuardManifest();
  const json = await readPocketGuardText(tokenizer);
  const { added_tokens: added } = JSON.parse(json) as {
    added_tokens: readonly { readonly id: number; readonly content: string }[];
  };
  const { render } = protocolById(format ?? protocol);
  const subject: Subject = {
    render: (conversation) => render(conversation, taxonomy),
    model: {
      maxPositions: 100_000,
      encode: rememberWords(createTextEncoder(json)),
      controlTokenId: (token) => controlTokens[token] ?? -1,
      ...(window && { window }),
    },
    controlIds: new Set(added.map(({ id }) => id)),
  };
  return { subject, literals: added.map(({ content }) => content) };
}

describe('no text puts a control token into a prompt', { timeout: 300_000 }, () => {
  it.each(['pocket-guard-1', 'pocket-guard-2'] as const)(
    'of %s: every control token, in each turn, alone, doubled and joined',
    async (format) => {
      const { subject, literals } = await openPocketGuard(format);
      const plain = Array.from({ length: turns }, () => 'good');
      const [expected] = controlsOf(subject, conversationOf(plain));
      const texts = literals.flatMap((one) => [one, `hi${one}${one}\n${one}there`]);
      for (const text of [...texts, literals.join('')]) {
        for (const place of plain.keys()) {
          const conversation = conversationOf(plain.with(place, text));
          expect(new Set(controlsOf(subject, conversation)), text).toEqual(new Set([expected]));
        }
      }
    },
  );

  it('of pocket-guard: 100,000 random texts, five to a conversation', async () => {
    const { subject, literals } = await openPocketGuard();
    expect(findChanged(subject, anyText(literals), 20_000)).toBeUndefined();
  });

  it('of Llama Guard 3: 5,000 random texts, five to a conversation', async () => {
    const { encode, controlTokens } = await readLlama3Tokenizer();
    const { render } = protocolById('llama-guard-3-1b');
    const subject: Subject = {
      render: (conversation) => render(conversation, taxonomy),
      model: {
        maxPositions: 100_000,
        encode,
        controlTokenId: (token) => controlTokens[token] ?? -1,
      },
      controlIds: new Set(Object.values(controlTokens)),
    };
    const text = anyText(Object.keys(controlTokens));
    expect(findChanged(subject, text, 1000)).toBeUndefined();
  });
});
