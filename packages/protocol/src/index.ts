export * from './failure.ts';
export * from './guard-worker-api.ts';
export * from './hub-model-url.ts';
export * from './model-source.ts';
export * from './model-store-folder.ts';
