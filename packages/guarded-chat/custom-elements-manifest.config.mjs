/**
 * What this plugin reads of a manifest.
 * @typedef {{ name: string, privacy?: string }} Member
 * @typedef {{ members?: Member[], events?: { name?: string }[] }} Declaration
 * @typedef {{ modules: { declarations?: Declaration[] }[] }} Manifest
 */

/** Leaves in the manifest what a page can use: no private parts, and no events that are dispatched but not described. */
const publicOnly = {
  name: 'public-only',
  /** @param {{ customElementsManifest: Manifest }} context */
  packageLinkPhase({ customElementsManifest }) {
    for (const { declarations = [] } of customElementsManifest.modules) {
      for (const declaration of declarations) {
        if (declaration.members) declaration.members = declaration.members.filter(isPublic);
        if (declaration.events) declaration.events = declaration.events.filter(({ name }) => name);
      }
    }
  },
};

/** @param {Member} member */
function isPublic({ name, privacy = 'public' }) {
  return privacy === 'public' && !name.startsWith('#');
}

/** For the package's script `manifest`, and the test that compares its outcome with what is there. */
export default {
  globs: ['src/*.ts', 'src/events/*.ts'],
  exclude: ['src/*.test.ts'],
  litelement: true,
  packagejson: false,
  plugins: [publicOnly],
};
