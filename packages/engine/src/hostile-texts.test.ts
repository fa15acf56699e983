import { cpuUsage } from 'node:process';
import { protocolById } from '@guarded-chat/policy';
import { describe, expect, it } from 'vitest';
import { encodePrompt } from './encode-prompt.ts';
import { EngineError } from './engine-error.ts';
import { readPocketGuardManifest, readPocketGuardText } from './testing/open-pocket-guard.ts';
import { createTextEncoder } from './text-encoder.ts';

const manifest = await readPocketGuardManifest();
const model = {
  ...manifest.architecture,
  ...(manifest.window && { window: manifest.window }),
  encode: createTextEncoder(await readPocketGuardText(manifest.tokenizer)),
  controlTokenId: (token: string) => manifest.controlTokens[token] ?? -1,
};
const { render, defaultTaxonomy } = protocolById(manifest.protocol);
const [fewTokens, manyCharacters] = [2000, 32_000];

/** The judged text of an ordinary prompt, put together from its windows; undefined when it is refused as too long. */
function coveredTokens(text: string): readonly number[] | undefined {
  const rendered = render([{ role: 'user', text }], defaultTaxonomy);
  try {
    const { windows } = encodePrompt(model, rendered);
    const { overlapTokens = 0 } = model.window ?? {};
    // Behind the text stand the end of its turn and two slots; how the turn opens is in the prefix.
    const after = 3;
    return windows.flatMap((window, index) =>
      window.slice(index === 0 ? 0 : overlapTokens, window.length - after),
    );
  } catch (error) {
    if (error instanceof EngineError && error.kind === 'input-too-long') return undefined;
    throw error;
  }
}

describe.each([
  ['newlines', '\n'],
  ['spaces', ' '],
  ['one letter', 'a'],
  ['words', 'word '],
  ['NUL', '\u0000'],
  ['lone surrogates', '\ud800x\udc00'],
  ['right-to-left marks and letters', '\u202eشلام\u2066'],
  ['combining marks', '\u0301\u0323'],
  ['joined emoji', '👩‍👩‍👧‍👦'],
  ['tag characters', '\u{e0041}'],
  ['zero-width characters', '\u200b\u200d'],
])('a text of %s', (_name, unit) => {
  it.each([fewTokens, manyCharacters])(
    'and %i characters is covered whole, or refused, in time',
    (length) => {
      const text = `x${unit.repeat(Math.ceil(length / unit.length)).slice(0, length)}x`;
      const began = cpuUsage();
      const covered = coveredTokens(text);
      // Of the processor, in microseconds: a machine that does other things takes longer by the clock.
      expect(cpuUsage(began).user).toBeLessThan(10_000_000);
      expect([undefined, model.encode(text).join()]).toContain(covered?.join());
    },
  );
});
