import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Every file that an entry point imports, itself among them, and every package. */
function importsOf(entry: URL): {
  readonly files: ReadonlySet<string>;
  readonly packages: ReadonlySet<string>;
} {
  const files = new Set<string>();
  const packages = new Set<string>();
  const waiting = [entry];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (files.has(file.href)) continue;
    files.add(file.href);
    const source = readFileSync(file, 'utf8');
    for (const [, isType, name = ''] of source.matchAll(
      /^(?:import|export|\}) ?(type )?.*from '([^']+)';$/gm,
    )) {
      if (name.startsWith('.')) waiting.push(new URL(name, file));
      else if (isType === undefined) packages.add(name);
    }
  }
  return { files, packages };
}

describe.each(['index.ts', 'report/index.ts'])('the entry point %s', (entry) => {
  const { files, packages } = importsOf(new URL(entry, import.meta.url));

  it('has nothing of Node in it, so that a page can use it', () => {
    expect(files.size).toBeGreaterThan(5);
    expect([...files].filter((file) => file.includes('/src/node/'))).toEqual([]);
    const allowed = [
      '@guarded-chat/policy',
      '@guarded-chat/client',
      'papaparse',
      '@observablehq/plot',
    ];
    expect([...packages].filter((name) => !allowed.includes(name))).toEqual([]);
  });
});
