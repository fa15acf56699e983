import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { withoutSoftcap } from './without-softcap.ts';

const fromHere = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const graphOf = (dtype: string) =>
  readFileSync(fromHere(`../../../../models/pocket-guard/model_${dtype}.onnx`));

/** The float32 behind each softcap attribute of a graph. */
function softcaps(graph: Uint8Array): readonly number[] {
  const bytes = Buffer.from(graph);
  const found: number[] = [];
  for (let at = bytes.indexOf('softcap'); at >= 0; at = bytes.indexOf('softcap', at + 1)) {
    found.push(bytes.readFloatLE(at + 'softcap'.length + 1));
  }
  return found;
}

describe('a graph without softcap', () => {
  it('has 0, which is none, in each layer where the graph for WebAssembly has 1e6', () => {
    const graph = graphOf('int8');
    const before = softcaps(graph);
    expect(new Set(before)).toEqual(new Set([1e6]));
    expect(softcaps(withoutSoftcap(graph))).toEqual(before.map(() => 0));
  });

  it('is as long as it was, and leaves the bytes it was given alone', () => {
    const graph = graphOf('int8');
    const given = Buffer.from(graph);
    expect(withoutSoftcap(given)).toHaveLength(graph.length);
    expect(given.equals(graph)).toBe(true);
  });

  it('keeps a softcap of the model itself', () => {
    const graph = Buffer.from(graphOf('int8'));
    const value = graph.indexOf('softcap') + 'softcap'.length + 1;
    graph.writeFloatLE(50, value);
    expect(softcaps(withoutSoftcap(graph)).filter((one) => one !== 0)).toEqual([50]);
  });

  it('is the same where there was none', () => {
    const graph = graphOf('q4');
    expect(softcaps(graph)).toEqual([]);
    expect(Buffer.from(withoutSoftcap(graph)).equals(graph)).toBe(true);
  });
});
