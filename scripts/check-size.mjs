// Holds what a page loads before the model to its size, compressed: what it needs to hold a first message, and the rest.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { print } from './print.mjs';
import { repositoryRoot } from './run-command.mjs';

const folder = join(repositoryRoot, 'dist/drop-in');

/** What a page loads, step by step: the scripts it asks for, and how much that is with all before it, after gzip. */
const steps = [
  {
    scripts: ['guarded-chat.js'],
    limitBytes: 20_000,
    meaning: 'before a first message is held: the element, and all that its script imports',
  },
  {
    scripts: ['guarded-chat-guard-part.js', 'guarded-chat-en.js'],
    limitBytes: 32_000,
    meaning:
      'before the worker starts: with the client, which is fetched at once, and words in English',
  },
];

/**
 * @param {number} bytes
 * @param {string} meaning
 */
function printSize(bytes, meaning) {
  print(`${String(bytes).padStart(7)} ${meaning}`);
}

/** @type {Set<string>} */
const measured = new Set();

/**
 * Measures a script and what it imports, but for what was measured before. Dynamic imports are no part of it.
 * @param {string} name
 * @returns {Promise<number>} Bytes after gzip.
 */
async function measure(name) {
  if (measured.has(name)) return 0;
  measured.add(name);
  const code = await readFile(join(folder, name), 'utf8');
  let bytes = gzipSync(code, { level: 9 }).length;
  printSize(bytes, `${name}, ${Buffer.byteLength(code)} minified`);
  // Minified: a module names what it needs as `from"./name.js"` or `import"./name.js"`.
  for (const [, needed] of code.matchAll(/(?:from|import)["'`]\.\/([^"'`]+)["'`]/g)) {
    if (needed) bytes += await measure(needed);
  }
  return bytes;
}

let total = 0;
for (const { scripts, limitBytes, meaning } of steps) {
  for (const name of scripts) total += await measure(name);
  printSize(total, `of ${limitBytes} bytes after gzip, ${meaning}`);
  if (total > limitBytes) throw new Error(`The page loads ${total - limitBytes} bytes too many.`);
}

// The rest is loaded where it is asked for: another language in the place of English, and the code that observes answers.
print('Where it is asked for:');
const scripts = (await readdir(folder)).filter((name) => /^guarded-chat-[^.]+\.js$/.test(name));
for (const name of scripts.toSorted()) await measure(name);
