import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readLanguage } from './read-language.ts';

/** A tree of elements, as far as the language of one is concerned. */
interface Node {
  readonly lang?: string;
  readonly parent?: Node;
  readonly host?: Node;
}

class FakeShadowRoot {
  readonly host: Element;
  constructor(host: Element) {
    this.host = host;
  }
}

function create({ lang, parent, host }: Node): Element {
  return {
    getAttribute: () => lang ?? null,
    parentElement: parent ? create(parent) : null,
    getRootNode: () => (host ? new FakeShadowRoot(create(host)) : {}),
  } as unknown as Element;
}

beforeEach(() => vi.stubGlobal('ShadowRoot', FakeShadowRoot));
afterEach(() => vi.unstubAllGlobals());

test.each<[string, Node, string, string]>([
  ['its own', { lang: 'de', parent: { lang: 'fr' } }, '', 'de'],
  ['the closest', { parent: { lang: 'fr', parent: { lang: 'en' } } }, '', 'fr'],
  ['that of the host of its shadow root', { parent: { host: { lang: 'ar' } } }, '', 'ar'],
  ['the property, before all', { lang: 'de' }, 'es', 'es'],
  ['none, where nobody says', { parent: {} }, '', ''],
  ['none, where somebody says that it is unknown', { lang: '', parent: { lang: 'fr' } }, '', ''],
  ['canonical', { lang: 'ZH_tw' }, '', 'zh-TW'],
  ['none, where the tag is none', { lang: 'not a tag' }, '', ''],
])('the language is %s', (_what, node, own, language) => {
  expect(readLanguage(create(node), own)).toBe(language);
});
