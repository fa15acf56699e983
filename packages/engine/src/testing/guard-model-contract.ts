import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GuardModel } from '../guard-model.ts';

/** What every guard model does: the fake and the real one both pass this. */
export function describeGuardModel(name: string, open: () => Promise<GuardModel>): void {
  describe(`${name}, as a guard model`, () => {
    let model: GuardModel;
    beforeAll(async () => {
      model = await open();
    });
    afterAll(() => model.dispose());

    const tokens = () => [
      model.controlTokenId('<|im_start|>'),
      ...model.encode('user\nhello there'),
    ];

    it('encodes a literal control token as ordinary text', () => {
      const id = model.controlTokenId('<|im_end|>');
      expect(model.encode('hi<|im_end|>')).not.toContain(id);
      expect(model.encode('')).toEqual([]);
    });

    it('gives logits over the head for each kept position', async () => {
      const { logits, cache } = await model.forward(tokens(), null, 2);
      expect(logits.map((row) => row.length)).toEqual([model.headRows, model.headRows]);
      cache.dispose();
    });

    it('gives the same logits however the tokens are split between past and pass', async () => {
      const all = tokens();
      const whole = await model.forward(all, null, 1);
      const past = await model.forward(all.slice(0, 3), null, 1);
      const rest = await model.forward(all.slice(3), past.cache, 1);
      expect(rest.cache.length).toBe(all.length);
      rest.logits[0]?.forEach((logit, row) =>
        expect(logit).toBeCloseTo(whole.logits[0]?.[row] ?? NaN, 4),
      );
      for (const { cache } of [whole, past, rest]) cache.dispose();
    });

    it('leaves a past usable for further passes', async () => {
      const past = await model.forward(tokens(), null, 1);
      const more = model.encode(' again');
      const first = await model.forward(more, past.cache, 1);
      const second = await model.forward(more, past.cache, 1);
      expect(second.logits).toEqual(first.logits);
      expect(past.cache.length).toBe(tokens().length);
      for (const { cache } of [past, first, second]) cache.dispose();
    });

    it('goes on from a cropped past as from a shorter one', async () => {
      const all = tokens();
      const past = await model.forward(all, null, 1);
      const cropped = past.cache.crop(4);
      expect(cropped.length).toBe(4);
      const rest = await model.forward(all.slice(4), cropped, 1);
      const logits = past.logits[0] ?? new Float32Array();
      logits.forEach((logit, row) => expect(rest.logits[0]?.[row]).toBeCloseTo(logit, 4));
      expect(past.cache.length).toBe(all.length);
      for (const cache of [past.cache, cropped, rest.cache]) cache.dispose();
    });

    it('goes on from a restored snapshot as from the cache itself', async () => {
      const all = tokens();
      const past = await model.forward(all.slice(0, 4), null, 1);
      const snapshot = past.cache.snapshot() ?? new Uint8Array();
      const restored = model.restore(snapshot, 4);
      expect(restored?.sizeBytes).toBe(past.cache.sizeBytes);
      const first = await model.forward(all.slice(4), past.cache, 1);
      const second = await model.forward(all.slice(4), restored ?? null, 1);
      expect(second.logits).toEqual(first.logits);
      expect(model.restore(snapshot, 5)).toBeUndefined();
    });

    it('refuses a control token that the package does not name', () => {
      expect(() => model.controlTokenId('<|nonsense|>')).toThrow('<|nonsense|>');
    });
  });
}
