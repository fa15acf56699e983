import type { GuardLocation } from './guard-options.ts';

/** The one model that is known by its id. */
const pocketGuard = 'pocket-guard';

/**
 * Folder of this script. In a variable of its own: bundlers take a literal `new URL('./', import.meta.url)` for a file
 * to emit.
 */
const scriptUrl = import.meta.url;

function pageUrl(): string {
  return globalThis.document?.baseURI ?? globalThis.location?.href ?? scriptUrl;
}

function parseUrl(field: string, value: string | URL): URL {
  try {
    return new URL(value, pageUrl());
  } catch {
    throw new TypeError(`${field}: "${String(value)}" is not a URL`);
  }
}

/** The same URL as a folder: ending in a slash, without query and fragment. */
function asFolder(url: URL): URL {
  const folder = new URL(url);
  folder.search = '';
  folder.hash = '';
  if (!folder.pathname.endsWith('/')) folder.pathname += '/';
  return folder;
}

/**
 * Absolute URL of the folder that serves the worker and the models, ending in a slash.
 * @throws TypeError when `assetsUrl` is not a URL.
 */
export function locateAssets({ assetsUrl }: GuardLocation): URL {
  if (assetsUrl === undefined) return new URL('./', scriptUrl);
  return asFolder(parseUrl('assetsUrl', assetsUrl));
}

/**
 * Absolute URL of the folder that holds the model's `manifest.json`, ending in a slash.
 * @throws TypeError when the model is neither a known id nor a URL. Ids of the hub are read by `locateHubModel`.
 */
export function locateModel(location: GuardLocation): string {
  const model: unknown = location.model ?? pocketGuard;
  if (typeof model !== 'string')
    throw new TypeError(`model: expected a string, got ${typeof model}`);
  if (/[/:]/.test(model)) return asFolder(parseUrl('model', model)).href;
  if (model === pocketGuard) return new URL(`models/${model}/`, locateAssets(location)).href;
  throw new TypeError(
    `model: unknown id "${model}"; known: ${pocketGuard}, auto, or give the URL of a folder with manifest.json, or owner/name@commit of the hub`,
  );
}
