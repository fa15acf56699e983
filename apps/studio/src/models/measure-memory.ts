/** Source: https://wicg.github.io/performance-measure-memory/ */
interface MeasuringPerformance {
  readonly measureUserAgentSpecificMemory?: () => Promise<{ readonly bytes: number }>;
}

/** Whether this browser can tell how much memory the page and its workers take. */
export function canMeasureMemory(): boolean {
  return 'measureUserAgentSpecificMemory' in performance;
}

/**
 * Memory of the page and its workers, in bytes; the browser answers when it next tidies up, which may take a while.
 * @returns Undefined where it does not tell.
 */
export async function measureMemory(): Promise<number | undefined> {
  try {
    return (await (performance as MeasuringPerformance).measureUserAgentSpecificMemory?.())?.bytes;
  } catch {
    return undefined;
  }
}
