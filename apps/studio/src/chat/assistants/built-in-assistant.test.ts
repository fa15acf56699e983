import { afterEach, expect, it, vi } from 'vitest';
import { builtInAssistant, hasBuiltInModel } from './built-in-assistant.ts';

const { signal } = new AbortController();
const conversation = [
  { role: 'user', text: 'Hello' },
  { role: 'agent', text: 'Hi' },
  { role: 'user', text: 'How are you?' },
] as const;

afterEach(() => vi.unstubAllGlobals());

const availability = () => Promise.resolve('available');

it('is offered only where the browser has the interface', () => {
  expect(hasBuiltInModel()).toBe(false);
  vi.stubGlobal('LanguageModel', { availability });
  expect(hasBuiltInModel()).toBe(true);
});

it('fetches no model to answer', async () => {
  const create = vi.fn<() => void>();
  vi.stubGlobal('LanguageModel', { create, availability: () => Promise.resolve('downloadable') });
  await expect(builtInAssistant(conversation, signal)).rejects.toThrow('not ready');
  expect(create).not.toHaveBeenCalled();
});

it('answers in the light of what was said, and ends its session', async () => {
  const destroy = vi.fn<() => void>();
  const prompt = vi.fn<(text: string) => Promise<string>>(() => Promise.resolve('Fine.'));
  const create = vi.fn<(options: object) => Promise<object>>(() =>
    Promise.resolve({ prompt, destroy }),
  );
  vi.stubGlobal('LanguageModel', { create, availability });
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
