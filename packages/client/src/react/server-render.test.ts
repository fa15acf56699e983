import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { useGuard, useGuardedText } from './index.ts';

function Chat() {
  const { status, check } = useGuard();
  const { isChecking } = useGuardedText(check, 'Hello');
  return createElement('p', null, `${status} ${isChecking}`);
}

test('on a server the guard is absent, and nothing is loaded', () => {
  expect(renderToString(createElement(Chat))).toBe('<p>absent true</p>');
});
