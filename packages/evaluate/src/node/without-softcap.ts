/** How a node names its softcap: field 1 of an AttributeProto, 7 bytes; then field 2, a float32. Source: onnx.proto. */
const attribute = Buffer.from('\n\x07softcap\x15', 'latin1');
/** The one that the graphs of models/convert have for WebAssembly. A model's own, such as Gemma's 50, is part of it. */
const forWebAssembly = 1e6;

/**
 * A graph without the softcap that is there for WebAssembly alone. Graphs for it have one of 1e6, which moves a logit by less than
 * 1e-6 and is there to choose another kernel in the browser; Node's CPU kernel takes it at its word, with a tanh for each
 * pair of tokens: more than half of its time. Any other softcap stays.
 * @param graph - An ONNX file; it is not changed.
 */
export function withoutSoftcap(graph: Uint8Array): Uint8Array {
  const copy = Buffer.from(graph);
  let at = copy.indexOf(attribute);
  while (at >= 0) {
    const value = at + attribute.length;
    if (copy.readFloatLE(value) === forWebAssembly) copy.writeFloatLE(0, value);
    at = copy.indexOf(attribute, value);
  }
  return copy;
}
