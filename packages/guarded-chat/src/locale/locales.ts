import type { ChatTexts } from './chat-texts.ts';
import { createTexts } from './create-texts.ts';
import type { LocaleModule } from './locale-module.ts';

/** A language that the element speaks. Chinese is in simplified characters. */
export type Locale = 'en' | 'es' | 'de' | 'fr' | 'zh' | 'ar';

const loaders: Readonly<Record<Locale, () => Promise<ChatTexts>>> = {
  en: async () => createTexts(await import('./locales/en.ts')),
  es: () => loadTexts(import('./locales/es.ts')),
  de: () => loadTexts(import('./locales/de.ts')),
  fr: () => loadTexts(import('./locales/fr.ts')),
  zh: () => loadTexts(import('./locales/zh.ts')),
  ar: () => loadTexts(import('./locales/ar.ts')),
};

async function loadTexts(loading: Promise<LocaleModule>): Promise<ChatTexts> {
  const locale = await loading;
  return createTexts(locale, locale.templates);
}

/**
 * The locale for a language, whatever its region.
 * @param language - A BCP 47 tag, or empty.
 * @returns undefined when the element does not speak it.
 */
export function findLocale(language: string): Locale | undefined {
  const [primary = ''] = language.toLowerCase().split('-');
  return Object.hasOwn(loaders, primary) ? (primary as Locale) : undefined;
}

/** Which way a locale is written. */
export function directionOf(locale: Locale): 'ltr' | 'rtl' {
  return locale === 'ar' ? 'rtl' : 'ltr';
}

/**
 * Loads a locale's words, each in a file of its own: an element does so when it is first shown, a page may do it before.
 * @throws Error when the file cannot be had.
 */
export function loadLocale(locale: Locale): Promise<ChatTexts> {
  return loaders[locale]();
}
