import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FileChunk } from './fetch-chunks.ts';
import { createFolderSource, createUrlSource, readFile } from './file-source.ts';
import { bytesOf, packageUrl } from './testing/fake-package.ts';
import { FakeServer } from './testing/fake-server.ts';

const { signal } = new AbortController();

async function gather(chunks: AsyncIterable<FileChunk>): Promise<readonly FileChunk[]> {
  const gathered: FileChunk[] = [];
  for await (const chunk of chunks) gathered.push(chunk);
  return gathered;
}

describe('files below an address', () => {
  const source = createUrlSource(packageUrl);
  let server: FakeServer;
  beforeEach(() => {
    server = new FakeServer();
    vi.stubGlobal('fetch', server.fetch);
  });
  afterEach(() => vi.unstubAllGlobals());

  it('are read from there, folders included', async () => {
    server.serve(`${packageUrl}onnx/model.onnx`, bytesOf('graph'));
    expect(await readFile(source, 'onnx/model.onnx', { signal })).toEqual(bytesOf('graph'));
  });

  it('have the length that the server tells, or are not there', async () => {
    server.on('a', () => new Response('', { headers: { 'content-length': '12' } }));
    expect(await source.size('a', signal)).toBe(12);
    expect(await source.size('b', signal)).toBeUndefined();
    server.on('c', () => new Response(''));
    expect(await source.size('c', signal)).toBe(0);
  });

  it('are not there where a page is in their place, as servers of single-page applications have one', async () => {
    const headers = { 'content-type': 'text/html; charset=utf-8', 'content-length': '12' };
    server.on('a', () => new Response('', { headers }));
    expect(await source.size('a', signal)).toBeUndefined();
  });

  it.each([
    ['bytes 3-5/6', 3],
    ['', 3],
  ])('begin where an answer in part says, or as asked where it hides it: %j', async (range, at) => {
    const headers = { 'content-range': range };
    server.on('a', () => new Response('def', { status: 206, headers }));
    const [chunk] = await gather(source.chunks('a', signal, 3));
    expect(chunk).toEqual({ start: at, bytes: bytesOf('def') });
  });

  it('have changed when the server has less than there was of them', async () => {
    server.on('a', () => new Response('', { status: 416 }));
    await expect(gather(source.chunks('a', signal, 3))).rejects.toMatchObject({
      kind: 'model-integrity-mismatch',
    });
  });
});

describe('files that a person gave', () => {
  const large = new Uint8Array(17_000_000).fill(7);
  const source = createFolderSource([
    new File(['graph'], 'model.onnx'),
    new File([large], 'model.onnx_data'),
  ]);

  it('are found by their names, whatever folder they are asked for in', async () => {
    expect(await readFile(source, 'onnx/model.onnx', { signal })).toEqual(bytesOf('graph'));
    expect(await source.size('onnx/model.onnx', signal)).toBe(5);
  });

  it('are read in pieces, from any byte on', async () => {
    const chunks = await gather(source.chunks('model.onnx_data', signal, 5));
    expect(chunks.map(({ start }) => start)).toEqual([5, 8_000_005, 16_000_005]);
    expect(chunks.reduce((sum, { bytes }) => sum + bytes.byteLength, 5)).toBe(large.byteLength);
  });

  it('fail by their names when they are not there or cannot be read', async () => {
    expect(await source.size('b', signal)).toBeUndefined();
    expect(() => source.chunks('b', signal)).toThrow('b: is not among the files');
    const moved = {
      name: 'c',
      size: 9,
      slice: () => ({ arrayBuffer: () => Promise.reject(new Error('moved')) }),
    };
    await expect(readFile(createFolderSource([moved]), 'c', { signal })).rejects.toMatchObject({
      kind: 'model-fetch-failed',
      message: expect.stringMatching(/^c: could not be read/) as string,
    });
  });
});
