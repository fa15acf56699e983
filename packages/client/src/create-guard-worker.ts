import { trustScriptUrl } from './trust-script-url.ts';

/**
 * Creates the module worker that runs the model, from a script of this origin or another.
 *
 * Browsers refuse a worker script of another origin, but let a worker import one; the import then needs CORS.
 * @param url - Absolute URL of `guard-worker.js`.
 */
export function createGuardWorker(url: URL): Worker {
  const options = { type: 'module', name: 'guarded-chat' } as const;
  if (url.origin === globalThis.location?.origin) {
    return new Worker(trustScriptUrl(url.href), options);
  }
  const source = `import ${JSON.stringify(url.href)};`;
  const shimUrl = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const worker = new Worker(trustScriptUrl(shimUrl), options);
  // The worker's first answer proves that its script was read.
  worker.addEventListener('message', () => URL.revokeObjectURL(shimUrl), { once: true });
  return worker;
}
