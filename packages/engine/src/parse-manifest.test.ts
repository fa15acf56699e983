import { describe, expect, it } from 'vitest';
import { EngineError } from './engine-error.ts';
import { parseManifest } from './parse-manifest.ts';
import { createFakePackage } from './testing/fake-package.ts';
import { readPocketGuardManifest } from './testing/open-pocket-guard.ts';

type Json = Record<string, unknown>;

const { manifest } = await createFakePackage();
const valid = JSON.stringify(manifest);

/** The valid manifest with one value replaced, or removed where it is undefined. */
function withField(path: string, value: unknown): string {
  const copy = JSON.parse(valid) as Json;
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let parent = copy;
  for (const key of keys) parent = parent[key] as Json;
  parent[last] = value;
  return JSON.stringify(copy);
}

function messageOf(json: string): string {
  try {
    parseManifest(json);
  } catch (error) {
    if (error instanceof EngineError && error.kind === 'model-unsupported') return error.message;
    throw error;
  }
  return 'no error';
}

describe('a manifest', () => {
  it('is read as it is', () => {
    expect(parseManifest(valid)).toEqual(manifest);
  });

  it('of pocket-guard is valid', async () => {
    await expect(readPocketGuardManifest()).resolves.toMatchObject({ id: 'pocket-guard' });
  });

  it('may leave out the windows: then a text must fit in one piece', () => {
    expect(parseManifest(withField('window', undefined)).window).toBeUndefined();
    const window = { maxTokens: 8, overlapTokens: 2, contextTokens: 4 };
    expect(parseManifest(withField('window', window)).window).toEqual(window);
  });

  it('may leave out the tokens of the head where the head is not over tokens', () => {
    const json = JSON.stringify({
      ...(JSON.parse(withField('headTokenIds', undefined)) as Json),
      protocol: 'pocket-guard-2',
    });
    expect(parseManifest(json).headTokenIds).toEqual([]);
  });

  it('may have fields that this version does not know', () => {
    expect(messageOf(withField('homepage', 'https://models.example/'))).toBe('no error');
  });

  it.each([
    ['', 'manifest.json: is not JSON'],
    ['<!doctype html>', 'manifest.json: is not JSON'],
    ['null', 'manifest: '],
    ['{}', 'manifest.format: '],
  ])('that is %j is refused', (json, message) => {
    expect(messageOf(json)).toContain(message);
  });
});

describe('a manifest is refused, and the field named, with', () => {
  it.each<[string, unknown]>([
    ['format', 'guarded-chat-model/2'],
    ['id', ''],
    ['name', 5],
    ['protocol', 'llama-guard-9'],
    ['licence', undefined],
    ['licence.id', null],
    ['architecture.layers', 0],
    ['architecture.headSize', 1.5],
    ['tokenizer', ''],
    ['controlTokens', 5],
    ['headTokenIds', undefined],
    ['headTokenIds', [1]],
    ['headTokenIds.0', -1],
    ['window', { maxTokens: 8, overlapTokens: 8, contextTokens: 4 }],
    ['calibration.scale', 'steep'],
    ['thresholds.default', 1.01],
    ['thresholds.strict', -0.01],
    ['variants', []],
    ['variants.0.dtype', 'q2'],
    ['variants.0.executionProvider', 'webnn'],
    ['variants.1.tolerance', 2],
    ['variants.1.calibration', { scale: 1 }],
    ['weights', 'weights.onnx_data'],
    ['files.0.bytes', -1],
    ['files.1.sha256', 'A'.repeat(64)],
    ['files.1.sha256', 'a'.repeat(63)],
    ['selfTest', undefined],
    ['selfTest.0.task', 'small-talk'],
    ['selfTest.0.conversation.0.role', 'system'],
    ['selfTest.0.unsafeScore', 7],
  ])('%s as %j', (path, value) => {
    const message = messageOf(withField(path, value));
    expect(message).toMatch(new RegExp(`^manifest\\.${path.replaceAll('.', '\\.')}(\\.|:)`));
  });

  it.each([
    '../secret',
    '/etc/passwd',
    'https://evil.example/x',
    'a/b',
    '.hidden',
    'a\\b',
    '%2e%2e',
  ])('a file outside of its folder: %j', (path) => {
    expect(messageOf(withField('files.0.path', path))).toMatch(/^manifest\.files\.0\.path: /);
    expect(messageOf(withField('tokenizer', path))).toMatch(/^manifest\.tokenizer: /);
  });

  it.each(['tokenizer', 'weights.1', 'variants.0.graph'])('%s that is not listed', (path) => {
    expect(messageOf(withField(path, 'unlisted.bin'))).toBe(
      'manifest.files: "unlisted.bin" is used but not listed',
    );
  });
});
