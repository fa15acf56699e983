// Holds what a page loads before the model to its size after gzip: the element and the client, and what comes later.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createBuilder, loadConfigFromFile } from 'vite';
import { print } from './print.mjs';
import { repositoryRoot } from './run-command.mjs';

const folder = join(repositoryRoot, 'dist/drop-in');
const element = 'guarded-chat-element.js';

/** Bytes after gzip that each of these may have. */
const limits = {
  own: 20_000,
  message: 26_800,
  answer: 1_900,
  observe: 1_700,
  precheck: 600,
  models: 1_200,
  availability: 800,
  language: 2_000,
};

/** @param {string} code */
function sizeOf(code) {
  return gzipSync(code, { level: 9 }).length;
}

/** @param {string} name */
async function sizeOfFile(name) {
  return sizeOf(await readFile(join(folder, name), 'utf8'));
}

/**
 * @param {string} what
 * @param {number} bytes
 * @param {number} limit
 */
function hold(what, bytes, limit) {
  print(`${String(bytes).padStart(7)} of ${String(limit).padStart(6)} bytes after gzip: ${what}`);
  if (bytes > limit) throw new Error(`${bytes - limit} bytes too many: ${what}`);
}

/** The script of element and client, built as for a script tag, but for Lit: its bytes after gzip. */
async function measureOwnCode() {
  const loaded = await loadConfigFromFile(
    { command: 'build', mode: 'drop-in' },
    join(repositoryRoot, 'vite.config.ts'),
  );
  const client = loaded?.config.environments?.['client'];
  if (!client?.build?.rolldownOptions) throw new Error('The drop-in build has no client.');
  client.build.rolldownOptions.external = /^(?:lit$|@lit\/)/;
  client.build.write = false;
  const builder = await createBuilder({
    ...loaded?.config,
    configFile: false,
    logLevel: 'error',
  });
  const environment = builder.environments['client'];
  const output = environment && (await builder.build(environment));
  const files = output && 'output' in output ? output.output : [];
  const chunk = files.find(({ fileName }) => fileName === element);
  if (chunk?.type !== 'chunk') throw new Error(`The build has no ${element}.`);
  return sizeOf(chunk.code);
}

const whole = await sizeOfFile(element);
const own = await measureOwnCode();
print(
  `${String(whole - own).padStart(7)} bytes of ${element}: Lit, and what is used of @lit/localize`,
);
hold('the element and the client, without Lit', own, limits.own);

const message =
  whole + (await sizeOfFile('guarded-chat.js')) + (await sizeOfFile('guarded-chat-en.js'));
hold(
  'all that a page loads to guard a message, with Lit and words in English',
  message,
  limits.message,
);

/** @type {[what: string, file: string, limit: number][]} */
const parts = [
  ['with the first answer that is guarded while it comes', 'release-judged', limits.answer],
  ['with the attribute `observe`', 'observe-answers', limits.observe],
  ['with the first draft, with `precheck`', 'draft-check', limits.precheck],
  ['for a model by id of the hub, by files or by choice', 'read-model-request', limits.models],
  ['for `Guard.availability`', 'read-availability', limits.availability],
];
const scripts = (await readdir(folder)).filter((name) => /^guarded-chat-[^.]+\.js$/.test(name));
const known = new Set([element, 'guarded-chat-en.js']);
for (const [what, file, limit] of parts) {
  const name = `guarded-chat-${file}.js`;
  known.add(name);
  hold(`${what}: ${name}`, await sizeOfFile(name), limit);
}
for (const name of scripts.filter((one) => /-[a-z]{2}\.js$/.test(one)).toSorted()) {
  known.add(name);
  hold(`a language: ${name}`, await sizeOfFile(name), limits.language);
}
// Code that two of the parts share has a file of its own: it belongs to whichever is asked for first.
for (const name of scripts.filter((one) => !known.has(one))) {
  hold(`with a part that needs it: ${name}`, await sizeOfFile(name), limits.models);
}
