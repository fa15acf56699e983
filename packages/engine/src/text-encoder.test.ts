// oxlint-disable-next-line no-restricted-imports -- the reference that the encoder is held to
import { PreTrainedTokenizer } from '@huggingface/transformers';
import { describe, expect, it } from 'vitest';
import { readPocketGuardManifest, readPocketGuardText } from './testing/open-pocket-guard.ts';
import { createTextEncoder } from './text-encoder.ts';

const manifest = await readPocketGuardManifest();
const json = await readPocketGuardText(manifest.tokenizer);
const encode = createTextEncoder(json);
const reference = new PreTrainedTokenizer(JSON.parse(json), {});

const texts = [
  'What is the recipe for mayonnaise?',
  '  two spaces,\ttabs\r\n\r\nand lines ',
  "I'm sure it's 12345.67 % — naïve café",
  'Grüße, 你好, مرحبا, 👩‍👩‍👧‍👦',
  '\u0000\ufeff\u200b\ud800',
  '',
];

describe('a text encoder', () => {
  it.each(texts)('encodes %j as transformers.js does', (text) => {
    const expected = text === '' ? [] : reference.encode(text, { add_special_tokens: false });
    expect(encode(text)).toEqual(expected);
  });

  it('never makes a control token of a text, whole, joined or in pieces', () => {
    const literals = (JSON.parse(json) as { added_tokens: { content: string; id: number }[] })
      .added_tokens;
    expect(literals.length).toBeGreaterThan(4);
    const ids = new Set(literals.map(({ id }) => id));
    for (const { content } of literals) {
      for (const text of [content, `hi${content}`, `${content} there`, content + content]) {
        expect(encode(text).filter((id) => ids.has(id))).toEqual([]);
      }
    }
    const everything = literals.map(({ content }) => content).join('');
    expect(encode(everything).filter((id) => ids.has(id))).toEqual([]);
  });

  it('adds no token of its own around a text', () => {
    expect(encode('hello')).toHaveLength(1);
  });

  it.each(['', 'no json', '{}', 'null', '{"model":{"type":"Nonsense"}}'])(
    'refuses %j as a tokenizer',
    (text) => {
      expect(() => createTextEncoder(text)).toThrow(
        expect.objectContaining({
          kind: 'model-unsupported',
          message: expect.stringMatching(/^tokenizer\.json: /) as string,
        }),
      );
    },
  );
});
