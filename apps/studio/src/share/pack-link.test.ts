import { parsePolicy, taxonomies } from '@guarded-chat/policy';
import { describe, expect, it } from 'vitest';
import { packFromText, packToText } from './pack-link.ts';
import type { PolicyPack } from './policy-pack.ts';

const pack: PolicyPack = {
  format: 'guarded-chat-policy/1',
  name: 'Schule für alle – “ja”',
  policy: parsePolicy({ threshold: 0.4 }),
  taxonomy: taxonomies.llamaGuard3Described,
  excludedCodes: ['S14'],
};

/** So many letters in a small link. */
async function bomb(letters: number): Promise<string> {
  return packToText({ ...pack, name: 'a'.repeat(letters) });
}

describe('a link', () => {
  it('gives back the pack', async () => {
    expect(await packFromText(await packToText(pack))).toEqual(pack);
  });

  it('is shorter than the pack, and needs no escapes', async () => {
    const text = await packToText(pack);
    expect(text).toMatch(/^[\w-]+$/);
    expect(text.length).toBeLessThan(JSON.stringify(pack).length);
  });

  it.each(['', 'hello', 'AAAA', '%%%'])('that is none is refused: %j', async (text) => {
    await expect(packFromText(text)).rejects.toThrow('link: holds no policy');
  });

  it('that was cut off is refused', async () => {
    const text = await packToText(pack);
    await expect(packFromText(text.slice(0, -20))).rejects.toThrow(TypeError);
  });

  it('that unfolds to far too much is refused', async () => {
    const text = await bomb(3_000_000);
    expect(text.length).toBeLessThan(10_000);
    await expect(packFromText(text)).rejects.toThrow('link: holds no policy');
  });
});
