/** More threads than this gain little for the short texts of a check. */
const maxThreads = 4;

/**
 * How many threads the WebAssembly runtime gets, 1 to 4, this worker's own included.
 *
 * More threads than cores are slower than one. Browsers tell logical cores, of which two may share one physical core;
 * on a machine of more than two, one is left to the page.
 * @param crossOriginIsolated - Without it there is no shared memory, and so one thread.
 * @param hardwareConcurrency - Logical cores; absent where the browser does not tell.
 * Source: measured on 2 cores with onnxruntime-web 1.31: 2 threads are the fastest, 4 slower than 1.
 */
export function chooseThreadCount(
  crossOriginIsolated: boolean,
  hardwareConcurrency: number | undefined,
): number {
  if (!crossOriginIsolated) return 1;
  const cores = hardwareConcurrency ?? 1;
  return Math.max(1, Math.min(maxThreads, cores > 2 ? cores - 1 : cores));
}
