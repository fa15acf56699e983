/** What is stored of a prefix. */
export interface StoredPrefix {
  /** Of its keys and values. */
  readonly snapshot: Uint8Array<ArrayBuffer>;
  /** The head's outputs at its marked positions, in their order; [head rows] each. */
  readonly marked: readonly Float32Array[];
}

/** Bytes before the outputs: how many there are and how long each is, as uint32. */
const headerLength = 8;

/** Version and form of the packing, for the name that a prefix is stored under: another form is not found by it. */
export function packingOf(marks: number): readonly string[] {
  return marks === 0 ? [] : ['marked/1'];
}

/** A prefix as bytes: its snapshot alone, or behind the outputs at its marked positions. */
export function packPrefix({ snapshot, marked }: StoredPrefix): Uint8Array<ArrayBuffer> {
  const [first] = marked;
  if (!first) return snapshot;
  const outputs = new Float32Array(marked.length * first.length);
  for (const [index, one] of marked.entries()) outputs.set(one, index * first.length);
  const packed = new Uint8Array(headerLength + outputs.byteLength + snapshot.byteLength);
  packed.set(new Uint8Array(Uint32Array.of(marked.length, first.length).buffer));
  packed.set(new Uint8Array(outputs.buffer), headerLength);
  packed.set(snapshot, headerLength + outputs.byteLength);
  return packed;
}

/** @returns Undefined when the bytes are not of a prefix with that many marked positions. */
export function unpackPrefix(
  packed: Uint8Array<ArrayBuffer>,
  marks: number,
): StoredPrefix | undefined {
  if (marks === 0) return { snapshot: packed, marked: [] };
  if (packed.byteLength < headerLength) return undefined;
  const [count = 0, rows = 0] = new Uint32Array(packed.slice(0, headerLength).buffer);
  const end = headerLength + 4 * count * rows;
  if (count !== marks || rows === 0 || packed.byteLength <= end) return undefined;
  const outputs = new Float32Array(packed.slice(headerLength, end).buffer);
  return {
    snapshot: packed.slice(end),
    marked: Array.from({ length: count }, (_, index) =>
      outputs.slice(index * rows, (index + 1) * rows),
    ),
  };
}
