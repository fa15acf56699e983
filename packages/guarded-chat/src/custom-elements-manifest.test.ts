import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { ChatAction, ChatState, MessageSlot } from './describe-status.ts';
import { GuardedChat } from './guarded-chat.ts';

interface Described {
  readonly name: string;
  readonly description?: string;
}

type Part = 'attributes' | 'events' | 'slots' | 'cssParts' | 'cssProperties' | 'cssStates';
type Element = { readonly tagName?: string } & Readonly<Record<Part, readonly Described[]>>;

interface Manifest {
  readonly modules: readonly { readonly declarations: readonly Element[] }[];
}

const root = join(import.meta.dirname, '..');
const fresh = mkdtempSync(join(tmpdir(), 'manifest-'));
afterAll(() => rmSync(fresh, { recursive: true }));

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

const manifest = JSON.parse(read('custom-elements.json')) as Manifest;
const element = manifest.modules
  .flatMap(({ declarations }) => declarations)
  .find(({ tagName }) => tagName === 'guarded-chat');

/** Every match of a pattern's first group, once, in order. */
function findAll(source: string, pattern: RegExp): readonly string[] {
  return [...new Set(Array.from(source.matchAll(pattern), ([, name = '']) => name))].toSorted();
}

/** What the manifest describes, in order. */
function namesOf(part: Part): readonly string[] {
  return (element?.[part] ?? []).map(({ name }) => name).toSorted();
}

/** The keys of objects that do not compile when they lack one. */
const states = Object.keys({
  idle: 1,
  loading: 1,
  checking: 1,
  safe: 1,
  warned: 1,
  blocked: 1,
  unchecked: 1,
} satisfies Record<ChatState, 1>);
const messages = Object.keys({
  idle: 1,
  loading: 1,
  starting: 1,
  'load-failed': 1,
  checking: 1,
  safe: 1,
  warned: 1,
  blocked: 1,
  unchecked: 1,
  'unchecked-warned': 1,
  'unchecked-sent': 1,
  'text-changed': 1,
  stopped: 1,
  'answer-checking': 1,
  'answer-safe': 1,
  'answer-warned': 1,
  'answer-blocked': 1,
  'answer-unchecked': 1,
} satisfies Record<MessageSlot, 1>);
const actions = Object.keys({
  edit: 1,
  'send-anyway': 1,
  retry: 1,
  cancel: 1,
} satisfies Record<ChatAction, 1>).map((name) => `action-${name}`);

test('the manifest is what the analyzer makes of the source', { timeout: 60_000 }, () => {
  const cli = join(root, 'node_modules/@custom-elements-manifest/analyzer/cem.js');
  execFileSync(process.execPath, [cli, 'analyze', '--quiet', '--outdir', relative(root, fresh)], {
    cwd: root,
  });
  // When this fails: npm run manifest, in the package.
  expect(JSON.parse(readFileSync(join(fresh, 'custom-elements.json'), 'utf8'))).toEqual(manifest);
});

test('nothing in the manifest is without a description', () => {
  const { attributes, events, slots, cssParts, cssProperties, cssStates } = element ?? {};
  const all = [attributes, events, slots, cssParts, cssProperties, cssStates].flat();
  const silent = all.filter((one) => !/\S/.test(one?.description ?? ''));
  expect(silent.map((one) => one?.name)).toEqual([]);
});

describe('the manifest describes every', () => {
  test('attribute', () => {
    expect(namesOf('attributes')).toEqual(GuardedChat.observedAttributes.toSorted());
  });

  test('event', () => {
    const files = readdirSync(join(root, 'src/events')).map((name) => read(`src/events/${name}`));
    expect(namesOf('events')).toEqual(findAll(files.join('\n'), /super\('([a-z-]+)'/g));
  });

  test('slot', () => {
    const others = ['', 'detail', 'unverified', 'appeal', 'answer-replacement'];
    expect(namesOf('slots')).toEqual([...messages, ...actions, ...others].toSorted());
  });

  test('part', () => {
    const source = `${read('src/render-status.ts')}\n${read('src/icons.ts')}`;
    const names = findAll(source, /part="([^"]+)"/g).flatMap((list) => list.split(' '));
    const fixed = names.filter((name) => !name.includes('$'));
    const parts = [...fixed, ...states.map((state) => `status-${state}`), ...actions];
    expect(namesOf('cssParts')).toEqual(parts.toSorted());
  });

  test('custom property', () => {
    const names = findAll(read('src/guarded-chat-styles.ts'), /(--guarded-chat-[a-z-]+)/g);
    expect(namesOf('cssProperties')).toEqual(names.toSorted());
  });

  test('state', () => {
    expect(namesOf('cssStates')).toEqual(states.toSorted());
  });
});
