import type { GuardProtocolId } from '@guarded-chat/policy';

/** A file of a package that a person picked or dropped; `File` is one, and it crosses to the worker as a reference. */
export interface PackageFile {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly slice: (
    start: number,
    end: number,
  ) => { readonly arrayBuffer: () => Promise<ArrayBuffer> };
}

/**
 * What has to be said of a package that has no manifest, in the layout of transformers.js: `config.json` and
 * `tokenizer.json`, and the graph with its external data beside them or in `onnx/`. Nothing then checks the files, and
 * no golden score the arithmetic: its verdicts are `unverified`.
 */
export interface UnverifiedPackage {
  readonly protocol: GuardProtocolId;
  /** Which of its graphs, `model_q4.onnx` or `model_q4f16.onnx`. */
  readonly dtype: 'q4' | 'q4f16';
}

/** A larger model that is loaded in place of the requested one where this machine can run it. */
export interface PreferredModel {
  /** As in the load request. */
  readonly modelUrl: string;
  /** Of all its weights: what memory has to hold. */
  readonly sizeBytes: number;
  /** Of its largest tensor: what one buffer of the GPU has to hold. */
  readonly largestTensorBytes: number;
}

/** Which of two models was loaded, and why: for people to read. */
export interface ModelChoice {
  readonly isPreferred: boolean;
  readonly reason: string;
}

/** What a model's licence wants shown wherever the model is loaded. */
export interface ModelAttribution {
  /** `Built with Llama`. */
  readonly text: string;
  readonly notice: string;
  readonly links: readonly { readonly name: string; readonly url: string }[];
}

/** A package in the worker's storage, whole or in part. */
export interface StoredModel {
  readonly modelUrl: string;
  readonly name: string;
  /** Of the package as its manifest has it. */
  readonly revision: string;
  /** How much of it is on this device, and how much there is. */
  readonly storedBytes: number;
  readonly totalBytes: number;
  /** Id of its licence; absent where an earlier version stored it. */
  readonly licence?: string;
  /** As of a loaded model. */
  readonly attribution?: ModelAttribution;
  /** What was said of it, where it came without a manifest: it is loaded again only where that is said again. */
  readonly unverified?: UnverifiedPackage;
}

/** The packages on this device, beside the loaded one. No method rejects. */
export interface ModelLibraryApi {
  /** All packages that a load of this site began to store. */
  readonly storedModels: () => Promise<readonly StoredModel[]>;
  /**
   * Deletes the files of a package that no other needs; a model that is loaded stays loaded.
   * @returns Whether there was such a package.
   */
  readonly deleteModel: (modelUrl: string) => Promise<boolean>;
}
