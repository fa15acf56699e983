import { afterEach, expect, it, vi } from 'vitest';
import { builtInAssistant, hasBuiltInModel } from './built-in-assistant.ts';

const { signal } = new AbortController();
const conversation = [
  { role: 'user', text: 'Hello' },
  { role: 'agent', text: 'Hi' },
  { role: 'user', text: 'How are you?' },
] as const;

afterEach(() => vi.unstubAllGlobals());

it('is there only where the browser has a model that can answer at once', async () => {
  expect(await hasBuiltInModel()).toBe(false);
  vi.stubGlobal('LanguageModel', { availability: () => Promise.resolve('downloadable') });
  expect(await hasBuiltInModel()).toBe(false);
  vi.stubGlobal('LanguageModel', { availability: () => Promise.resolve('available') });
  expect(await hasBuiltInModel()).toBe(true);
});

it('answers in the light of what was said, and ends its session', async () => {
  const destroy = vi.fn<() => void>();
  const prompt = vi.fn<(text: string) => Promise<string>>(() => Promise.resolve('Fine.'));
  const create = vi.fn<(options: object) => Promise<object>>(() =>
    Promise.resolve({ prompt, destroy }),
  );
  vi.stubGlobal('LanguageModel', { create });
  expect(await builtInAssistant(conversation, signal)).toBe('Fine.');
  expect(create.mock.calls[0]?.[0]).toMatchObject({
    initialPrompts: [
      { role: 'user', content: 'Hello' },
      { role: 'assistant', content: 'Hi' },
    ],
  });
  expect(prompt.mock.calls[0]?.[0]).toBe('How are you?');
  expect(destroy).toHaveBeenCalledOnce();
});

it('says when there is no answer', async () => {
  await expect(builtInAssistant(conversation, signal)).rejects.toThrow('no model of its own');
});
