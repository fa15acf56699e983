import type { Policy, Taxonomy } from '@guarded-chat/policy';
import type { ExecutionProviderChoice, RequestPriority } from '@guarded-chat/protocol';

/** Where the model and the worker are. */
export interface GuardLocation {
  /**
   * A known model id, or the URL of a folder with `manifest.json`: whatever contains `/` or `:` is a URL, relative to
   * the page. Default: `pocket-guard`.
   */
  readonly model?: string | undefined;
  /**
   * The folder that serves `guard-worker.js` and `models/<id>/`, relative to the page. Default: the folder of this
   * script, which is right for the drop-in build, where all of them lie side by side.
   */
  readonly assetsUrl?: string | URL | undefined;
  /** Creates the worker. Default: a module worker from `guard-worker.js` in the assets folder. */
  readonly createWorker?: (() => Worker) | undefined;
}

/** What `Guard.create` takes. */
export interface GuardOptions extends GuardLocation {
  /** Default: `auto`, WebGPU where it works and WASM where it does not. */
  readonly executionProvider?: ExecutionProviderChoice | undefined;
  /**
   * Whether all guards of this origin with the same model, worker and execution provider use one worker, also those in
   * other tabs. Their texts then pass from tab to tab, within the origin. Default: `true`.
   */
  readonly shared?: boolean | undefined;
  /** The hazard categories to ask about. Default: those the model was made for. */
  readonly taxonomy?: Taxonomy | undefined;
  /** What to do with the answers; what is left out keeps its default. */
  readonly policy?: Partial<Policy> | undefined;
  /** Stops the load; `create` then rejects with `signal.reason`. */
  readonly signal?: AbortSignal | undefined;
  /** Is given the target of `downloadprogress` events before the load starts. */
  readonly monitor?: ((target: EventTarget) => void) | undefined;
}

/** What `Guard.availability` takes. */
export interface AvailabilityOptions extends GuardLocation {
  readonly signal?: AbortSignal | undefined;
}

/** What a single request takes. */
export interface RequestOptions {
  /** Stops the request; it then rejects with `signal.reason`. */
  readonly signal?: AbortSignal | undefined;
  /** `background` lets all others pass first: for a look ahead that nobody waits for. Default: `normal`. */
  readonly priority?: RequestPriority | undefined;
}
