/**
 * How long something will take, roughly: `40 s`, `12 min`, `2 h 5 min`.
 * @param seconds - 0 or more.
 */
export function formatDuration(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
