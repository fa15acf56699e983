import type {
  Assessment,
  AssessmentModel,
  Conversation,
  GuardProtocolId,
  GuardTask,
  Taxonomy,
} from '@guarded-chat/policy';
import type { GuardFailure, InvalidRequest } from './failure.ts';
import type {
  ModelAttribution,
  ModelChoice,
  PackageFile,
  PreferredModel,
  UnverifiedPackage,
} from './model-source.ts';

/** Raised with every change of this contract; a worker and a client of different versions refuse each other. */
export const WORKER_API_VERSION = 4;

/** Which execution provider to use; `auto` takes WebGPU where it works and WASM where it does not. */
export type ExecutionProviderChoice = 'auto' | 'webgpu' | 'wasm';

/** What to load. */
export interface LoadRequest {
  readonly apiVersion: number;
  /** Absolute URL of the folder that holds `manifest.json`, ending in a slash. */
  readonly modelUrl: string;
  readonly executionProvider: ExecutionProviderChoice;
  /**
   * The package's files, where a person gave them: read in place of a download, and stored under `modelUrl`, which may
   * be any address (`folder://my-guard/`). Asked for again without files, it is loaded from storage.
   */
  readonly files?: readonly PackageFile[];
  /** Says that a package without a manifest may be loaded. Absent: it is refused. */
  readonly unverified?: UnverifiedPackage;
  /** Loaded in place of `modelUrl` where this machine can run it; its failure loads `modelUrl`. */
  readonly preferred?: PreferredModel;
}

/** How far a load is. `loadedBytes` never falls; `loadedBytes === totalBytes` when all files are there. */
export interface LoadProgress {
  readonly phase: 'manifest' | 'download' | 'session' | 'self-test' | 'ready';
  readonly loadedBytes: number;
  readonly totalBytes: number;
  /** What is being loaded, once its manifest is there: its licence may want to be named before the download. */
  readonly model?: Pick<LoadedModel, 'name' | 'attribution'>;
}

/** What was loaded. */
export interface LoadedModel extends AssessmentModel {
  readonly name: string;
  readonly protocol: GuardProtocolId;
  /** What it is asked where a request names no taxonomy: told here, so that a page need not carry every model's. */
  readonly defaultTaxonomy: Taxonomy;
  readonly licence: string;
  /** What its licence wants shown wherever it is loaded; absent where it asks for nothing. */
  readonly attribution?: ModelAttribution;
  readonly sizeBytes: number;
  /** The operating points that the maker calibrated, thresholds in [0, 1]. */
  readonly thresholds: {
    readonly strict: number;
    readonly default: number;
    readonly lenient: number;
  };
  /** Why a better execution provider was not used; absent when the first choice works. */
  readonly fallbackReason?: string;
  /** Which model was taken and why, where the request named a preferred one. */
  readonly choice?: ModelChoice;
  /** `verified` when the golden prompts gave the golden scores on this machine; assessments say it too. */
  readonly selfTest: 'verified' | 'unverified';
}

/** The end of a load. */
export type LoadOutcome =
  | { readonly ok: true; readonly model: LoadedModel }
  | { readonly ok: false; readonly failure: GuardFailure };

/** One text to judge. */
export interface AssessRequest {
  /** Unique among the pending requests of a client: `cancel` names it. */
  readonly id: string;
  readonly task: GuardTask;
  /** Oldest turn first; the last is judged and must be the user's or the agent's, as the task says. */
  readonly conversation: Conversation;
  /** Absent: the model's `defaultTaxonomy`. */
  readonly taxonomy?: Taxonomy;
  /** `background` waits until nothing else does, and steps back between windows. Default: `normal`. */
  readonly priority?: RequestPriority | undefined;
}

/** `normal` for texts that somebody waits for, `background` for a look ahead while a person types. */
export type RequestPriority = 'normal' | 'background';

/** The end of a request. */
export type AssessOutcome =
  | { readonly ok: true; readonly assessment: Assessment }
  | {
      readonly ok: false;
      readonly failure: GuardFailure | InvalidRequest | { readonly kind: 'canceled' };
    };

/** What the worker offers over Comlink. No method rejects: failures are values. */
export interface GuardWorkerApi {
  /** Loads a model, replacing the one before; a failed load leaves the worker able to load again. */
  readonly load: (
    request: LoadRequest,
    onProgress: (progress: LoadProgress) => void,
  ) => Promise<LoadOutcome>;
  /** Judges one text; requests are answered in order, those of the background last. */
  readonly assess: (request: AssessRequest) => Promise<AssessOutcome>;
  /** Cancels a pending request, which then ends with `canceled`; does nothing for an unknown id. */
  readonly cancel: (id: string) => void;
  /** Stops a running load; it ends as a failed load. */
  readonly cancelLoad: () => void;
  /** Frees the model; later requests fail until the next load. */
  readonly dispose: () => Promise<void>;
}
