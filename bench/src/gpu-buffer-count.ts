/** What the counting worker offers the runner, as a global. */
export interface GpuBufferCount {
  /** Bytes of the worker's GPU buffers that are neither destroyed nor collected. */
  readonly gpuBufferBytes: () => number;
}
