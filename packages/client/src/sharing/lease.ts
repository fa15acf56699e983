/** A lock that is held. */
export interface Lease {
  /** Resolves when another tab has taken the lock away. */
  readonly lost: Promise<void>;
  readonly release: () => void;
}

/**
 * Waits for a lock, or takes it away from whoever holds it.
 * @returns Rejects when the signal aborts while it waits, or when this page may not use locks.
 */
export function requestLease(
  locks: LockManager,
  name: string,
  how: { readonly signal: AbortSignal } | { readonly steal: true },
): Promise<Lease> {
  return new Promise((resolve, reject) => {
    let release = () => {};
    const held = new Promise<void>((end) => {
      release = end;
    });
    let lose = () => {};
    const lost = new Promise<void>((end) => {
      lose = end;
    });
    const hold = () => {
      resolve({ lost, release });
      return held;
    };
    locks.request(name, how, hold).catch((error: unknown) => {
      lose();
      reject(error);
    });
  });
}
