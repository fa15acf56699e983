/** Whether a selector can be used at all; the empty one stands for none. */
export function isSelector(selector: string): boolean {
  try {
    if (selector === '') return true;
    document.createDocumentFragment().querySelector(selector);
    return true;
  } catch {
    return false;
  }
}

/** What is wrong with the selectors of an element; undefined when all can be used. @param selectors - By attribute. */
export function findSelectorError(
  selectors: Readonly<Record<string, string>>,
): TypeError | undefined {
  const bad = Object.entries(selectors).find(([, selector]) => !isSelector(selector));
  return bad && new TypeError(`${bad[0]}: ${JSON.stringify(bad[1])} is not a selector`);
}
