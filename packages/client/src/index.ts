export { DownloadProgressEvent } from './download-progress-event.ts';
export {
  type ChatGuard,
  type ChatGuardOptions,
  type CheckReport,
  createGuardedFetch,
  GuardBlockedError,
  type GuardedFetchOptions,
  type HoldingVerdict,
  isChatCompletion,
  type RequestTarget,
} from './fetch/index.ts';
export {
  type ModerationResult,
  toLlamaGuardText,
  toModerationResult,
  toVerdictJson,
  type VerdictJson,
} from './formats/index.ts';
export { Guard } from './guard.ts';
export type { GuardSharing } from './guard-connection.ts';
export { GuardError } from './guard-error.ts';
export type {
  AvailabilityOptions,
  GuardLocation,
  GuardOptions,
  PreferredModelOption,
  RequestOptions,
} from './guard-options.ts';
export { loadPart } from './load-part.ts';
export { deleteStoredModel, listStoredModels } from './stored-models.ts';
export type { GuardAvailability } from './read-availability.ts';
export type { GuardTransformOptions } from './stream/create-guard-transform.ts';
export { type CheckAnswer, guardStream } from './stream/guard-stream.ts';
export { readChatCompletion } from './stream/read-chat-completion.ts';
export type { ProbePlan } from './stream/read-probe-plan.ts';
export type { GuardStreamOptions } from './stream/read-stream-request.ts';
export type { GuardStreamEvent, ReleaseEvent, VerdictEvent } from './stream/stream-events.ts';
export type { StreamSource } from './stream/stream-source.ts';
export { untilAborted } from './until-aborted.ts';
