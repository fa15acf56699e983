/** Where the guard of these pages comes from: properties of the element, and options of `Guard.create`. */
export const guardSource: { readonly model: string; readonly createWorker: () => Worker } = {
  // A folder of the site: here, that of the build for a script tag.
  model: '../../drop-in/models/pocket-guard/',
  // Bundlers find the worker by this very form.
  createWorker: () =>
    new Worker(new URL('./guard-worker.ts', import.meta.url), { type: 'module', name: 'guard' }),
};
