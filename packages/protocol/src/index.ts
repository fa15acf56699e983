export * from './failure.ts';
export * from './guard-worker-api.ts';
