import { expect, test } from 'vitest';
import { portableDeclarations, portableUrls } from './portable-modules.mjs';

test('the URL of a file in a package is written as every bundler reads it, on the same line', () => {
  const code = "import url from 'runtime/some.wasm?url';\nimport { start } from './start.js';\n";
  expect(portableUrls(code)).toBe(
    "const url = new URL('runtime/some.wasm', import.meta.url).href;\nimport { start } from './start.js';\n",
  );
});

test('any other query in an import is refused', () => {
  expect(() => portableUrls("import Guard from './worker.js?worker';\n")).toThrow('?worker');
});

test('text with a question mark is no import', () => {
  const code = "export const question = 'Is it safe?';\n";
  expect(portableUrls(code)).toBe(code);
});

test('declarations name the files that are published', () => {
  const declarations = [
    "import type { Policy } from './policy.ts';",
    "export * from '../verdict.ts';",
    "export declare const load: () => Promise<typeof import('./locales/de.ts')>;",
    "import './define.ts';",
    "import type { Taxonomy } from '@guarded-chat/policy';",
  ];
  expect(portableDeclarations(declarations.join('\n')).split('\n')).toEqual([
    "import type { Policy } from './policy.js';",
    "export * from '../verdict.js';",
    "export declare const load: () => Promise<typeof import('./locales/de.js')>;",
    "import './define.js';",
    "import type { Taxonomy } from '@guarded-chat/policy';",
  ]);
});
