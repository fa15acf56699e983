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

/** Names the modules that are published, in place of their sources. */
const publishedPaths = {
  name: 'published-paths',
  /** @param {{ customElementsManifest: Manifest }} context */
  packageLinkPhase({ customElementsManifest }) {
    const { modules } = customElementsManifest;
    const text = JSON.stringify(modules).replaceAll(/"(\/?)src\/([\w/-]+)\.ts"/g, '"$1dist/$2.js"');
    customElementsManifest.modules = /** @type {Manifest['modules']} */ (JSON.parse(text));
  },
};

/** @param {Member} member */
function isPublic({ name, privacy = 'public' }) {
  return privacy === 'public' && !name.startsWith('#');
}

/** For the package's script `manifest`, and the test that compares its outcome with what is there. */
export default {
  globs: [
    'src/define.ts',
    'src/events/*.ts',
    'src/guarded-chat.ts',
    'src/guarded-element.ts',
    'src/index.ts',
  ],
  litelement: true,
  packagejson: false,
  plugins: [publicOnly, publishedPaths],
};
