import { expect, test } from 'vitest';

test('the element can be imported where there is no document', async () => {
  expect(globalThis.document).toBeUndefined();
  const { GuardedChat } = await import('./index.ts');
  expect(GuardedChat.observedAttributes).toEqual(
    expect.arrayContaining(['model', 'policy', 'precheck', 'send', 'newline-on-enter']),
  );
});

test.each(['react', 'vue', 'svelte'])('the types for %s have no code behind them', async (name) => {
  const entry = (await import(`./frameworks/${name}.ts`)) as object;
  expect(Object.keys(entry)).toEqual([]);
});
