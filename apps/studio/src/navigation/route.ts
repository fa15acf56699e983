/** Where in the studio a person is. */
export interface Route {
  /** Name of a section. */
  readonly section: string;
  /** What the address says beside it. */
  readonly parameters: URLSearchParams;
}

/**
 * Reads a fragment such as `#batch?run=7`. Fragments are never sent to a server.
 * @param hash - Of an address, with or without `#`.
 * @param sections - The names that there are; the first stands for all others.
 */
export function parseRoute(hash: string, sections: readonly string[]): Route {
  const [name = '', ...rest] = hash.replace(/^#/, '').split('?');
  const section = sections.includes(name) ? name : (sections[0] ?? '');
  return { section, parameters: new URLSearchParams(section === name ? rest.join('?') : '') };
}

/** The fragment that `parseRoute` reads. */
export function formatRoute(
  section: string,
  parameters: Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams(parameters).toString();
  return query === '' ? `#${section}` : `#${section}?${query}`;
}
