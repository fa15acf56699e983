/** The tag in its canonical form, or empty when it is none: hosts also write `en_US`. */
function readTag(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0] ?? '';
  } catch {
    return '';
  }
}

/** The next element outwards, across shadow roots. */
function parentOf(element: Element): Element | null {
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/**
 * The language of an element: what its closest `lang` says, its own or an ancestor's, across shadow roots.
 * @param own - What the element's property says, which counts first; empty for nothing.
 * @returns A BCP 47 tag; empty when nobody says.
 */
export function readLanguage(element: Element, own: string): string {
  if (own !== '') return readTag(own);
  for (let node: Element | null = element; node; node = parentOf(node)) {
    const lang = node.getAttribute('lang');
    if (lang !== null) return readTag(lang);
  }
  return '';
}
