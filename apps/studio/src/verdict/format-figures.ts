/** A score or threshold in [0, 1], such as `0.789`. */
export function formatScore(score: number, digits = 3): string {
  return score.toFixed(digits);
}

/** A duration in milliseconds: `less than 0.1 ms`, `0.4 ms`, `62 ms`. */
export function formatMs(durationMs: number): string {
  if (durationMs < 0.05) return 'less than 0.1 ms';
  return `${durationMs < 9.95 ? durationMs.toFixed(1) : Math.round(durationMs)} ms`;
}

/** A size in bytes, as megabytes of 10^6 bytes: `43.5 MB`. */
export function formatMegabytes(sizeBytes: number): string {
  return `${(sizeBytes / 1e6).toFixed(1)} MB`;
}

/** A size in bytes; below 100 kB in kilobytes of 10^3 bytes. */
export function formatSize(sizeBytes: number): string {
  return sizeBytes < 100_000 ? `${Math.ceil(sizeBytes / 1000)} kB` : formatMegabytes(sizeBytes);
}

/** A count with its noun: `1 check`, `3 checks`. */
export function formatCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
