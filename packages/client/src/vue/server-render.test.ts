import { expect, test } from 'vitest';
import { createSSRApp, h } from 'vue';
import { renderToString } from 'vue/server-renderer';
import { useGuard, useGuardedText } from './index.ts';

test('on a server the guard is absent, and nothing is loaded', async () => {
  const app = createSSRApp({
    setup() {
      const { status, check } = useGuard();
      const { isChecking } = useGuardedText(check, 'Hello');
      return () => h('p', `${status.value} ${isChecking.value}`);
    },
  });
  await expect(renderToString(app)).resolves.toBe('<p>absent true</p>');
});
