export {
  assessConversation,
  type AssessmentContext,
  type AssessmentInput,
} from './assess-conversation.ts';
export { chooseThreadCount } from './choose-thread-count.ts';
export { EngineError } from './engine-error.ts';
export type { ForwardResult, GuardModel, KeyValueCache } from './guard-model.ts';
export type { Manifest } from './manifest.ts';
export {
  createOnnxGuardModel,
  type OnnxGuardModelParts,
  type OnnxSession,
} from './onnx-guard-model.ts';
export { PrefixCache } from './prefix-cache.ts';
export { createTextEncoder } from './text-encoder.ts';
export { parseManifest } from './parse-manifest.ts';
export { selfTest } from './self-test.ts';
