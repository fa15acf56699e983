import type {
  Calibration,
  ChunkSize,
  GuardProtocolId,
  GuardTask,
  Turn,
} from '@guarded-chat/policy';
import { EngineError } from './engine-error.ts';

/** One file of a package. */
export interface ManifestFile {
  /** A plain file name: a package is one flat folder. */
  readonly path: string;
  readonly bytes: number;
  /** SHA-256, lower-case hexadecimal. */
  readonly sha256: string;
}

/** One graph of a package over the shared weights. */
export interface ManifestVariant {
  readonly dtype: 'q4' | 'q4f16' | 'int8' | 'fp32';
  readonly executionProvider: 'webgpu' | 'wasm';
  readonly graph: string;
  /** How far a self-test's score may lie from its golden one, in [0, 1]. */
  readonly tolerance: number;
  /** That of this graph's arithmetic, where it differs from the package's. */
  readonly calibration?: Calibration | undefined;
}

/** How texts are cut, in tokens: the judged turn into overlapping windows, earlier turns to `contextTokens`. */
export interface Window extends ChunkSize {
  readonly contextTokens: number;
}

/** A conversation with the score that the unquantized arithmetic gives it. */
export interface GoldenConversation {
  readonly task: GuardTask;
  readonly conversation: readonly Turn[];
  readonly unsafeScore: number;
}

/** Under which terms a package is passed on. */
interface ManifestLicence {
  readonly id: string;
  readonly notice: string;
  /** What an application shows wherever it loads the model: `Built with Llama`. */
  readonly attribution?: string | undefined;
  /** The licence's own texts. */
  readonly links?: readonly { readonly name: string; readonly url: string }[] | undefined;
}

/** Describes a model package: its files with their hashes, graphs, tokens, calibration and self-test. */
export interface Manifest {
  readonly format: 'guarded-chat-model/1';
  readonly id: string;
  readonly name: string;
  readonly protocol: GuardProtocolId;
  readonly licence: ManifestLicence;
  readonly architecture: {
    readonly layers: number;
    readonly kvHeads: number;
    readonly headSize: number;
    readonly maxPositions: number;
  };
  readonly tokenizer: string;
  /** Control tokens that the protocol uses: literal to id. */
  readonly controlTokens: Readonly<Record<string, number>>;
  /** Token id of every row of the output head; none where the head is not over tokens. */
  readonly headTokenIds: readonly number[];
  /** Absent: a text must fit the model's context in one piece. */
  readonly window?: Window | undefined;
  /** Platt scaling: unsafe score = sigmoid(scale * (unsafe logit - safe logit) + bias). */
  readonly calibration: Calibration;
  /** Operating points, in [0, 1]. */
  readonly thresholds: {
    readonly strict: number;
    readonly default: number;
    readonly lenient: number;
  };
  /** Best first. */
  readonly variants: readonly ManifestVariant[];
  /** External data of all graphs. */
  readonly weights: readonly string[];
  readonly files: readonly ManifestFile[];
  readonly selfTest: readonly GoldenConversation[];
}

/** The entry of a file. @throws EngineError `model-unsupported` when the manifest does not list it. */
export function manifestFile(manifest: Manifest, path: string): ManifestFile {
  const file = manifest.files.find((one) => one.path === path);
  if (!file)
    throw new EngineError('model-unsupported', `manifest.files: "${path}" is used but not listed`);
  return file;
}
