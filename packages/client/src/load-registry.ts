const loading = new Map<string, number>();
const loaded = new Set<string>();

/** What this page knows of a model: whether a load runs, or one has succeeded. */
export function loadStateOf(modelUrl: string): 'loading' | 'loaded' | undefined {
  if (loaded.has(modelUrl)) return 'loaded';
  return loading.has(modelUrl) ? 'loading' : undefined;
}

/** Runs a load, on record while it runs and when it has succeeded. */
export async function recordLoad<T>(modelUrl: string, load: () => Promise<T>): Promise<T> {
  loading.set(modelUrl, (loading.get(modelUrl) ?? 0) + 1);
  try {
    const result = await load();
    loaded.add(modelUrl);
    return result;
  } finally {
    const others = (loading.get(modelUrl) ?? 1) - 1;
    if (others > 0) loading.set(modelUrl, others);
    else loading.delete(modelUrl);
  }
}
