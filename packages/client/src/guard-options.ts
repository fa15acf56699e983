import type { Policy, Taxonomy } from '@guarded-chat/policy';
import type {
  ExecutionProviderChoice,
  PackageFile,
  PreferredModel,
  RequestPriority,
  UnverifiedPackage,
} from '@guarded-chat/protocol';

/** Where the model and the worker are. */
export interface GuardLocation {
  /**
   * A known model id; `auto`, for `preferredModel` where this machine can run it and pocket-guard elsewhere; a package
   * on the Hugging Face hub, `owner/name@commit` or `owner/name@commit/folder`; or the URL of a folder with
   * `manifest.json`: whatever else contains `/` or `:` is a URL, relative to the page. Default: `pocket-guard`.
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

/** A larger model, by its address or hub id as in `model`, and what it takes: absent, what Llama Guard 3 1B does. */
export type PreferredModelOption =
  | string
  | ({ readonly model: string } & Partial<Omit<PreferredModel, 'modelUrl'>>);

/** What `Guard.create` takes. */
export interface GuardOptions extends GuardLocation {
  /** Default: `auto`, WebGPU where it works and WASM where it does not. */
  readonly executionProvider?: ExecutionProviderChoice | undefined;
  /** With `model: 'auto'`, what is loaded in place of pocket-guard where WebGPU is there and memory suffices. */
  readonly preferredModel?: PreferredModelOption | undefined;
  /**
   * The model's files, from a file input, a drop or an opened folder: they are copied to this device's storage, under
   * the address in `model`, such as `folder://my-guard/`. Asked for again without files, the model comes from there.
   */
  readonly files?: readonly PackageFile[] | undefined;
  /**
   * Lets a package without `manifest.json` be loaded, in the layout of transformers.js, and says what a manifest would
   * have said. Nothing vouches for such a model: its verdicts have `selfTest: 'unverified'`. Default: it is refused.
   */
  readonly unverified?: UnverifiedPackage | undefined;
  /**
   * Whether to ask the browser never to evict the model (`navigator.storage.persist()`; Firefox asks the person).
   * Default: it is asked for models of 100 MB and more, and for `files`.
   */
  readonly persist?: boolean | undefined;
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
