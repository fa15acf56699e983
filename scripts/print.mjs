/**
 * Writes one line to standard output.
 * @param {string} line
 */
export function print(line) {
  process.stdout.write(`${line}\n`);
}
