/**
 * Reads server-sent events from text that arrives in pieces, cut anywhere.
 * Source: HTML Standard, "Parsing an event stream". Only `data` counts here; an event that the end cuts off is given
 * too, so that a reader of its data notices the cut.
 */
export class ServerSentEvents {
  #rest = '';
  #data: string[] = [];

  /** The data of each event that ends in this piece: its `data:` lines, joined. */
  push(piece: string): string[] {
    // A carriage return at the end may be half of a line break.
    const lines = (this.#rest + piece).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? '';
    return lines.flatMap((line) => this.#readLine(line));
  }

  /** The data of an event that no blank line has ended. */
  end(): string[] {
    return this.push('\n\n');
  }

  #readLine(line: string): string[] {
    if (line.startsWith('data:')) this.#data.push(line.slice(5).replace(/^ /, ''));
    if (line !== '' || this.#data.length === 0) return [];
    const event = this.#data.join('\n');
    this.#data = [];
    return [event];
  }
}
