import { EngineError } from './engine-error.ts';
import type { ManifestFile } from './manifest.ts';

/** SHA-256 in lower-case hexadecimal. */
export async function sha256Hex(data: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', data));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Refuses data that is not the file the manifest means.
 * @throws EngineError `model-integrity-mismatch`.
 */
export async function verifyFile(data: Uint8Array<ArrayBuffer>, file: ManifestFile): Promise<void> {
  if (data.byteLength !== file.bytes) {
    throw new EngineError(
      'model-integrity-mismatch',
      `${file.path}: has ${data.byteLength} bytes, the manifest says ${file.bytes}; publish the package again`,
    );
  }
  const found = await sha256Hex(data);
  if (found !== file.sha256) {
    throw new EngineError(
      'model-integrity-mismatch',
      `${file.path}: its SHA-256 is ${found}, the manifest says ${file.sha256}; publish the package again`,
    );
  }
}
