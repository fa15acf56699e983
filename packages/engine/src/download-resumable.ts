import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { EngineError } from './engine-error.ts';
import type { FileSource } from './file-source.ts';
import type { GrowingFile } from './growing-file.ts';
import type { ManifestFile } from './manifest.ts';

const hashedAtATime = 4_000_000;

/** The hash of what an earlier visit left. */
function hashStored(target: GrowingFile) {
  const hash = sha256.create();
  const buffer = new Uint8Array(hashedAtATime);
  let start = 0;
  for (let length = target.read(buffer, 0); length > 0; length = target.read(buffer, start)) {
    hash.update(buffer.subarray(0, length));
    start += length;
  }
  return hash;
}

function append(target: GrowingFile, file: ManifestFile, bytes: Uint8Array<ArrayBuffer>): void {
  try {
    target.append(bytes);
  } catch (cause) {
    const isFull = cause instanceof DOMException && cause.name === 'QuotaExceededError';
    if (!isFull) throw cause;
    throw new EngineError(
      'storage-full',
      `${file.path}: there is no more room for it; free some space, or delete another model`,
      { cause },
    );
  }
}

/**
 * Downloads a file into the store, going on from where an earlier download ended, and hashes it on the way. When it
 * fails or is aborted, what came stays for the next time; what turns out to be another file does not.
 * @param onBytes - Told of the bytes that are there at first, and then of every chunk; negative when a server that
 * knows no ranges begins anew.
 * @throws EngineError `model-fetch-failed`, `model-integrity-mismatch` or `storage-full`; `signal.reason` when aborted.
 */
export async function downloadResumable(
  source: FileSource,
  file: ManifestFile,
  target: GrowingFile,
  { signal, onBytes }: { signal: AbortSignal; onBytes: (bytes: number) => void },
): Promise<void> {
  if (target.size() > file.bytes) target.clear();
  let hash = hashStored(target);
  onBytes(target.size());
  if (target.size() < file.bytes) {
    for await (const { start, bytes } of source.chunks(file.path, signal, target.size())) {
      if (start !== target.size()) {
        onBytes(-target.size());
        target.clear();
        hash = sha256.create();
      }
      hash.update(bytes);
      append(target, file, bytes);
      onBytes(bytes.byteLength);
      if (target.size() > file.bytes) break;
    }
  }
  if (target.size() < file.bytes) {
    throw new EngineError(
      'model-fetch-failed',
      `${file.path}: ended after ${target.size()} of ${file.bytes} bytes; try again`,
    );
  }
  const found = bytesToHex(hash.digest());
  if (target.size() === file.bytes && found === file.sha256) return;
  onBytes(-target.size());
  target.clear();
  throw new EngineError(
    'model-integrity-mismatch',
    `${file.path}: its SHA-256 is ${found}, the manifest says ${file.sha256}; publish the package again`,
  );
}
