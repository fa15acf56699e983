export { DownloadProgressEvent } from './download-progress-event.ts';
export { Guard } from './guard.ts';
export { GuardError } from './guard-error.ts';
export type {
  AvailabilityOptions,
  GuardLocation,
  GuardOptions,
  RequestOptions,
} from './guard-options.ts';
export type { GuardAvailability } from './read-availability.ts';
