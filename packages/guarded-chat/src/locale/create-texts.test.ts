import { configureLocalization } from '@lit/localize';
import { taxonomies } from '@guarded-chat/policy';
import { describe, expect, test } from 'vitest';
import { createTexts, englishTexts } from './create-texts.ts';
import { directionOf, findLocale, loadLocale } from './locales.ts';

const languages = ['en', 'es', 'de', 'fr', 'zh', 'ar'] as const;

describe.each(languages)('in %s', (locale) => {
  test('every category of every taxonomy has plain words and advice', async () => {
    const texts = await loadLocale(locale);
    for (const { categories } of Object.values(taxonomies)) {
      for (const { name } of categories) {
        expect(texts.category(name), name).not.toBe('');
        expect(texts.advice(name), name).toMatch(/\S/);
      }
    }
  });

  test('no message is empty, and values are filled in', async () => {
    const texts = await loadLocale(locale);
    expect(texts.loading(42)).toContain('42');
    for (const say of [texts.warned, texts.blocked, texts.answerWarned, texts.answerBlocked]) {
      expect(say('NAMES')).toContain('NAMES');
    }
    const sentences = Object.values(texts).filter((text) => typeof text === 'string');
    expect(sentences).toHaveLength(20);
    for (const sentence of sentences) expect(sentence).toMatch(/\S/);
  });

  test('failures of the model and the check are told in plain words', async () => {
    const { reason } = await loadLocale(locale);
    for (const kind of ['model-fetch-failed', 'timeout', 'worker-crashed', 'input-too-long']) {
      expect(reason(kind)).toMatch(/\S/);
    }
    expect(reason('invalid-request')).toBeUndefined();
    expect(reason('constructor')).toBeUndefined();
  });
});

test('a locale other than English repeats no English sentence', async () => {
  const english = Object.values(englishTexts);
  for (const locale of languages.slice(1)) {
    const texts = Object.values(await loadLocale(locale));
    const same = texts.filter((text) => typeof text === 'string' && english.includes(text));
    expect(same, locale).toEqual([]);
  }
});

test('languages stand beside each other, and beside an app that has @lit/localize for itself', async () => {
  const app = {
    sourceLocale: 'en',
    targetLocales: ['pl'],
    loadLocale: () => Promise.reject(new Error('none')),
  };
  const { getLocale } = configureLocalization(app);
  const [german, french] = await Promise.all([loadLocale('de'), loadLocale('fr')]);
  expect([german.retry, french.retry, englishTexts.retry]).toEqual([
    'Erneut versuchen',
    'Réessayer',
    'Retry',
  ]);
  expect(getLocale()).toBe('en');
});

test('a category of a taxonomy of the host’s own is shown as it is named', () => {
  expect(createTexts().category('House rules')).toBe('House rules');
  expect(createTexts().advice('House rules')).toBeUndefined();
});

test.each([
  ['de', 'de'],
  ['de-AT', 'de'],
  ['zh-Hant-TW', 'zh'],
  ['AR-eg', 'ar'],
  ['pl', undefined],
  ['constructor', undefined],
  ['', undefined],
])('the language %j is spoken as %j', (language, locale) => {
  expect(findLocale(language)).toBe(locale);
});

test('Arabic alone is written from right to left', () => {
  expect(languages.filter((locale) => directionOf(locale) === 'rtl')).toEqual(['ar']);
});
