import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ChatTexts } from './chat-texts.ts';
import { englishTexts } from './create-texts.ts';
import { directionOf, findLocale, type Locale, loadLocale } from './locales.ts';
import { readLanguage } from './read-language.ts';

/** An element that speaks. */
export interface LocaleHost extends ReactiveControllerHost, HTMLElement {
  /** A BCP 47 tag that counts before every `lang`; empty for none. */
  readonly locale: string;
  /** The host's own words, which count before the element's. */
  readonly texts: Partial<ChatTexts>;
}

/** A language and the way it is written. */
export interface SpokenLanguage {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
}

/** Keeps an element's words in the language of its place in the page, and follows when that changes. */
export class LocaleController implements ReactiveController {
  readonly #host: LocaleHost;
  #observer: MutationObserver | undefined;
  #language = '';
  #wanted: Locale | undefined;
  #locale: Locale = 'en';
  #texts: ChatTexts = englishTexts;

  constructor(host: LocaleHost) {
    this.#host = host;
    host.addController(this);
  }

  /** The words, in the locale asked for as soon as it is loaded; English where the element does not speak it. */
  get texts(): ChatTexts {
    return { ...this.#texts, ...this.#host.texts };
  }

  /** What the words are in; undefined where they are the host's, in a language that the element does not speak. */
  get spoken(): SpokenLanguage | undefined {
    const isHosts = Object.keys({ ...this.#host.texts }).length > 0;
    if (isHosts && findLocale(this.#language) === undefined) return undefined;
    return { language: this.#locale, direction: directionOf(this.#locale) };
  }

  /** The language of the words, as a BCP 47 tag. */
  get language(): string {
    return this.spoken?.language ?? (this.#language || this.#locale);
  }

  hostConnected(): void {
    this.#observer = new MutationObserver(() => this.#host.requestUpdate());
    const options = { subtree: true, attributeFilter: ['lang'] };
    this.#observer.observe(this.#host.ownerDocument, options);
    const root = this.#host.getRootNode();
    if (root !== this.#host.ownerDocument) this.#observer.observe(root, options);
    // An element that was moved may have come into another language.
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  hostUpdate(): void {
    this.#language = readLanguage(this.#host, this.#host.locale);
    const locale = findLocale(this.#language) ?? 'en';
    if (locale === this.#wanted) return;
    this.#wanted = locale;
    void this.#load(locale);
  }

  async #load(locale: Locale): Promise<void> {
    let texts: ChatTexts;
    try {
      texts = await loadLocale(locale);
    } catch {
      // Words are no reason to fail: those that are there stay, and the next update tries again.
      if (this.#wanted === locale) this.#wanted = undefined;
      return;
    }
    if (this.#wanted !== locale) return;
    this.#texts = texts;
    this.#locale = locale;
    this.#host.requestUpdate();
  }
}
