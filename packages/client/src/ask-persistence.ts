import type { LoadProgress } from '@guarded-chat/protocol';

/** From this size on, in bytes, a model is worth a question: one that is smaller is soon fetched again. */
const worthAsking = 100_000_000;

/**
 * Asks the browser, once, not to evict what this site stores: `navigator.storage.persist()`, which some browsers pass
 * on to the person. Its answer changes nothing in the load.
 * @param isWanted - Whether to ask, at once; absent: for models of 100 MB and more, once their size is known.
 * @returns Is to be told of the load's progress.
 */
export function askPersistence(isWanted: boolean | undefined): (progress: LoadProgress) => void {
  let mayAsk = isWanted === undefined;
  if (isWanted) void askNow();
  return ({ totalBytes }) => {
    if (!mayAsk || totalBytes < worthAsking) return;
    mayAsk = false;
    void askNow();
  };
}

async function askNow(): Promise<void> {
  try {
    await globalThis.navigator?.storage?.persist();
  } catch {
    // No such storage here: the model is then fetched at every visit.
  }
}
