import { clientsClaim } from 'workbox-core';
import { cleanupOutdatedCaches, type PrecacheEntry, precacheAndRoute } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { CacheFirst, NetworkFirst, StaleWhileRevalidate } from 'workbox-strategies';

declare const self: ServiceWorkerGlobalScope;
/** The files of the app, put in by the build. */
declare const precachedFiles: PrecacheEntry[];
/** Paths of the runtime's WebAssembly files, put in by the build. */
declare const runtimePaths: readonly string[];

const runtimeCache = 'runtime';

// The page and its scripts belong together: they come from one build, all at once.
precacheAndRoute(precachedFiles, { ignoreURLParametersMatching: [/./] });
cleanupOutdatedCaches();
clientsClaim();

// 14 or 27 MB each, and only one of them is used: kept when it is fetched.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && runtimePaths.includes(url.pathname),
  new CacheFirst({ cacheName: runtimeCache }),
);

// The engine keeps the model's own files; the studio reads the manifest too.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.endsWith('/manifest.json'),
  new NetworkFirst({ cacheName: 'manifests' }),
);

// What an installed app is shown with; the browser reads it again now and then.
registerRoute(
  ({ url, sameOrigin }) =>
    sameOrigin && (url.pathname === '/manifest.webmanifest' || url.pathname.startsWith('/icons/')),
  new StaleWhileRevalidate({ cacheName: 'installed-app' }),
);

async function dropFormerRuntimes(): Promise<void> {
  const cache = await caches.open(runtimeCache);
  const requests = await cache.keys();
  const former = requests.filter(({ url }) => !runtimePaths.includes(new URL(url).pathname));
  await Promise.all(former.map((request) => cache.delete(request)));
}

self.addEventListener('activate', (event) => event.waitUntil(dropFormerRuntimes()));
