import type { Example } from './example-page.ts';

/** The pages of `apps/examples`. */
export const examples: readonly Example[] = [
  { name: 'plain HTML', path: 'examples/plain/' },
  { name: 'a classic script', path: 'examples/classic-script/' },
  { name: 'React', path: 'examples/react/' },
  { name: 'Vue', path: 'examples/vue/' },
  { name: 'Svelte', path: 'examples/svelte/' },
  { name: 'the AI SDK', path: 'examples/ai-sdk/' },
  { name: 'ProseMirror', path: 'examples/prosemirror/' },
  {
    name: 'deep-chat',
    path: 'examples/deep-chat/',
    findField: (page) => page.locator('deep-chat #text-input'),
    findSendButton: (page) => page.locator('deep-chat').getByRole('button').first(),
    // It shows a message before it asks its interceptor, and leaves it there.
    findHeld: (page, text) => page.locator('deep-chat').getByText(text, { exact: true }),
  },
];
