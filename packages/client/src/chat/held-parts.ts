/** How the text in the parts of a stream is read, and how a part is cut. */
export interface PartText<Part> {
  /** The text of a part that is to be judged; empty when it has none. */
  readonly readText: (part: Part) => string;
  /** A part with a stretch of its text; undefined for a part that is given whole or not at all. */
  readonly cut: (part: Part, text: string) => Part | undefined;
}

interface HeldPart<Part> {
  readonly part: Part;
  /** What is left of its text. */
  readonly text: string;
  readonly isCut: boolean;
}

/** Parts of a stream in their order, each held until the text before it, and its own, may be shown. */
export class HeldParts<Part> {
  readonly #partText: PartText<Part>;
  readonly #parts: HeldPart<Part>[] = [];

  constructor(partText: PartText<Part>) {
    this.#partText = partText;
  }

  /** @returns The text of the part. */
  push(part: Part): string {
    const text = this.#partText.readText(part);
    this.#parts.push({ part, text, isCut: false });
    return text;
  }

  /**
   * Lets go of so much text, with the parts without text that stand before, between and directly behind it.
   * @param length - In UTF-16 code units.
   */
  take(length: number): Part[] {
    const taken: Part[] = [];
    let left = length;
    for (;;) {
      const [first] = this.#parts;
      if (first === undefined) return taken;
      const { part, text, isCut } = first;
      if (text.length > left) {
        const piece = left > 0 ? this.#partText.cut(part, text.slice(0, left)) : undefined;
        if (piece !== undefined) taken.push(piece);
        this.#parts[0] = { part, text: text.slice(left), isCut: isCut || piece !== undefined };
        return taken;
      }
      this.#parts.shift();
      left -= text.length;
      taken.push((isCut ? this.#partText.cut(part, text) : undefined) ?? part);
    }
  }
}
