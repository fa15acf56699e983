// Holds what a page loads before the model to its size: the element and the client, compressed, with English words.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { print } from './print.mjs';
import { repositoryRoot } from './run-command.mjs';

/** In bytes, after gzip. */
const limitBytes = 20_000;

const folder = join(repositoryRoot, 'dist/drop-in');

/** The script of the tag, and the words that it loads at once on a page in English. */
const entries = ['guarded-chat.js', 'guarded-chat-en.js'];

/**
 * The scripts that a page waits for, each with its size.
 * @param {readonly string[]} names
 * @returns {Promise<ReadonlyMap<string, number>>} Bytes after gzip, by file name.
 */
async function measureScripts(names) {
  /** @type {Map<string, number>} */
  const sizes = new Map();
  const waiting = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (sizes.has(name)) continue;
    const code = await readFile(join(folder, name), 'utf8');
    sizes.set(name, gzipSync(code, { level: 9 }).length);
    // Minified: a module names what it needs as `from"./name.js"` or `import"./name.js"`.
    for (const [, needed] of code.matchAll(/(?:from|import)["'`]\.\/([^"'`]+)["'`]/g)) {
      if (needed) waiting.push(needed);
    }
  }
  return sizes;
}

const sizes = await measureScripts(entries);
for (const [name, bytes] of sizes) print(`${String(bytes).padStart(7)} ${name}`);
const total = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
print(`${String(total).padStart(7)} of ${limitBytes} bytes, after gzip`);
if (total > limitBytes) {
  throw new Error(`Element and client are ${total - limitBytes} bytes over their limit.`);
}
