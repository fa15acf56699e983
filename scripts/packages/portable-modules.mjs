/**
 * Turns imports of a file's URL, which only Vite knows, into what every bundler of the web does: lines stay where they
 * were, so that the source map holds.
 * @param {string} code - A module of JavaScript.
 * @throws {Error} When another import with a query is left.
 */
export function portableUrls(code) {
  const portable = code.replaceAll(
    /^import (\w+) from '([^'?]+)\?url';$/gm,
    "const $1 = new URL('$2', import.meta.url).href;",
  );
  const left = /^(?:import|export) .*'[^']*\?[\w&*]+';$/m.exec(portable);
  if (left) throw new Error(`No bundler but Vite understands: ${left[0]}`);
  return portable;
}

/**
 * Names the files that are published where declarations name sources: the compiler does that in modules alone.
 * @param {string} declarations - A file of declarations.
 */
export function portableDeclarations(declarations) {
  return declarations.replaceAll(/(from |import |import\()'(\.{1,2}\/[^']+)\.ts'/g, "$1'$2.js'");
}
