/** A first visit waits no longer than this for the service worker, in milliseconds: the model matters more. */
const patienceMs = 4000;

function isControlled(container: ServiceWorkerContainer): Promise<void> {
  if (container.controller) return Promise.resolve();
  return new Promise((resolve) => {
    container.addEventListener('controllerchange', () => resolve(), { once: true });
  });
}

function pause(durationMs: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, durationMs);
  });
}

/**
 * Starts the service worker, and waits until this page's requests go through it: only then are the files of the
 * first visit kept for the next. Where there is none, the studio works all the same, but not offline.
 */
export async function registerServiceWorker(): Promise<void> {
  // The development server serves no service worker.
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const container = navigator.serviceWorker;
  const registered = container.register('/service-worker.js').then(() => isControlled(container));
  await Promise.race([registered.catch(() => undefined), pause(patienceMs)]);
}
