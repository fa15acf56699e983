/** A file of a model's package. */
export interface PackageFile {
  readonly path: string;
  readonly sizeBytes: number;
  /** Hexadecimal: the name under which the engine keeps it on this device. */
  readonly sha256: string;
}

/** What is known of a model before it is loaded. */
export interface PackageFacts {
  /** Bytes of all its files together. */
  readonly sizeBytes: number;
  /** SHA-256 of its weights, hexadecimal: the names under which the engine keeps them on this device. */
  readonly weightHashes: readonly string[];
  readonly files: readonly PackageFile[];
}

interface ManifestPart {
  readonly weights: readonly string[];
  readonly files: readonly {
    readonly path: string;
    readonly bytes: number;
    readonly sha256: string;
  }[];
}

/**
 * Reads the facts of a manifest. The engine checks it in full when it loads the model.
 * @param manifest - The parsed `manifest.json`, or anything else.
 * @returns Undefined when it is no manifest.
 */
export function parsePackageFacts(manifest: unknown): PackageFacts | undefined {
  const { weights, files } = (manifest ?? {}) as Partial<ManifestPart>;
  if (!Array.isArray(weights) || !Array.isArray(files)) return undefined;
  const parts = files as ManifestPart['files'];
  const facts = {
    sizeBytes: parts.reduce((sum, { bytes }) => sum + bytes, 0),
    weightHashes: parts.filter(({ path }) => weights.includes(path)).map(({ sha256 }) => sha256),
    files: parts.map(({ path, bytes, sha256 }) => ({ path, sizeBytes: bytes, sha256 })),
  };
  return Number.isFinite(facts.sizeBytes) ? facts : undefined;
}

/** The facts of the model in a folder; undefined when its manifest cannot be had. */
export async function readPackageFacts(modelUrl: string): Promise<PackageFacts | undefined> {
  try {
    const response = await fetch(`${modelUrl}manifest.json`);
    return response.ok ? parsePackageFacts(await response.json()) : undefined;
  } catch {
    // Offline and not kept: the engine will say so if it matters.
    return undefined;
  }
}
