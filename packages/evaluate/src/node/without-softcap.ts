/** How a node names its softcap: field 1 of an AttributeProto, 7 bytes; then field 2, a float32. Source: onnx.proto. */
const attribute = Buffer.from('\n\x07softcap\x15', 'latin1');

/**
 * A graph whose attention has no softcap. The graphs for WebAssembly have one of 1e6, which moves a logit by less than
 * 1e-6 and is there to choose another kernel in the browser; Node's CPU kernel takes it at its word, with a tanh for each
 * pair of tokens: more than half of its time.
 * @param graph - An ONNX file; it is not changed.
 */
export function withoutSoftcap(graph: Uint8Array): Uint8Array {
  const copy = Buffer.from(graph);
  let at = copy.indexOf(attribute);
  while (at >= 0) {
    const value = at + attribute.length;
    copy.writeFloatLE(0, value);
    at = copy.indexOf(attribute, value);
  }
  return copy;
}
