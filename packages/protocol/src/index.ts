export * from './failure.ts';
export * from './guard-worker-api.ts';
export * from './model-store-folder.ts';
