import type { Plugin } from 'vite';

/** A style sheet without the white space that only its readers need. */
function compactStyles(css: string): string {
  return css
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};,]) ?/g, '$1')
    .replaceAll(/: /g, ':')
    .replaceAll(/='(\w+)'/g, '=$1')
    .replaceAll(';}', '}');
}

/** Modules that a page has no use for, and what stands in their place. */
const replacements: readonly (readonly [id: RegExp, code: string])[] = [
  // Vite's code for preloads beside a dynamic import, where a build has none.
  [/vite\/preload-helper/, 'export const __vitePreload = (load) => load();'],
  // Makes ids of messages from their texts: the element's messages all have ids.
  [/@lit\/localize\/internal\/id-generation\.js$/, "export const generateMsgId = () => '';"],
];

/** Keeps out of built scripts what a page has no use for: some modules, and the white space of style sheets. */
export function compactScripts(): Plugin {
  return {
    name: 'compact-scripts',
    enforce: 'pre',
    load: {
      filter: { id: replacements.map(([id]) => id) },
      handler: (id) => replacements.find(([one]) => one.test(id))?.[1],
    },
    transform: {
      filter: { id: /-styles\.ts$/ },
      handler: (code) => code.replaceAll(/\bcss`[^`]*`/g, compactStyles),
    },
  };
}
