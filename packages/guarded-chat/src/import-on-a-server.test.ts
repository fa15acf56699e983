import { expect, test } from 'vitest';

test('the element can be imported where there is no document', async () => {
  expect(globalThis.document).toBeUndefined();
  const { GuardedChat } = await import('./index.ts');
  expect(GuardedChat.observedAttributes).toEqual(
    expect.arrayContaining(['model', 'policy', 'precheck', 'send', 'newline-on-enter']),
  );
});
