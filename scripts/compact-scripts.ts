import type { Plugin } from 'vite';

/** A style sheet without the white space that only its readers need. */
function compactStyles(css: string): string {
  return css
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};,]) ?/g, '$1')
    .replaceAll(/: /g, ':')
    .replaceAll(';}', '}');
}

/**
 * Keeps out of built scripts what a page has no use for: the white space of style sheets, and Vite's code for preloads
 * beside a dynamic import, where a build has none.
 */
export function compactScripts(): Plugin {
  return {
    name: 'compact-scripts',
    enforce: 'pre',
    load: {
      filter: { id: /vite\/preload-helper/ },
      handler: () => 'export const __vitePreload = (load) => load();',
    },
    transform: {
      filter: { id: /-styles\.ts$/ },
      handler: (code) => code.replaceAll(/\bcss`[^`]*`/g, compactStyles),
    },
  };
}
