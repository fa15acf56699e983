import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchBytes } from './fetch-bytes.ts';
import { bytesOf, packageUrl } from './testing/fake-package.ts';
import { chunked, FakeServer, stalling } from './testing/fake-server.ts';

const url = `${packageUrl}weights.onnx_data`;
const data = bytesOf('twenty bytes of data');
const { signal } = new AbortController();

let server: FakeServer;
beforeEach(() => {
  server = new FakeServer();
  vi.stubGlobal('fetch', server.fetch);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function failsWith(kind: string, message: string): object {
  return { kind, message: expect.stringContaining(message) as string };
}

describe('a download', () => {
  it('gives all bytes, whether their number is known or not', async () => {
    server.serve(url, data, 7);
    expect(await fetchBytes(url, { signal })).toEqual(data);
    expect(await fetchBytes(url, { signal, bytes: 20 })).toEqual(data);
  });

  it('tells of every chunk as it comes', async () => {
    server.serve(url, data, 8);
    const chunks: number[] = [];
    await fetchBytes(url, { signal, onBytes: (bytes) => chunks.push(bytes) });
    expect(chunks).toEqual([8, 8, 4]);
  });

  it('lets others have their turn where chunks come as fast as they are used', async () => {
    server.serve(url, data, 1);
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    });
    const work = () => {
      const began = performance.now();
      while (performance.now() - began < 10);
    };
    await fetchBytes(url, { signal, onBytes: work });
    clearInterval(timer);
    expect(turns).toBeGreaterThan(1);
  });

  it('gives an empty file', async () => {
    server.serve(url, new Uint8Array());
    expect(await fetchBytes(url, { signal, bytes: 0 })).toEqual(new Uint8Array());
  });

  it('gives what there is of a file that is too short: the caller checks it', async () => {
    server.serve(url, data);
    expect(await fetchBytes(url, { signal, bytes: 30 })).toEqual(data);
  });

  it('ends as soon as a file is longer than it should be', async () => {
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(data) });
    server.on(url, () => new Response(endless));
    await expect(fetchBytes(url, { signal, bytes: 30 })).rejects.toMatchObject(
      failsWith('model-integrity-mismatch', 'longer than the 30 bytes'),
    );
  });

  it.each([404, 500])('fails when the server answers %i', async (status) => {
    server.on(url, () => new Response('no', { status }));
    await expect(fetchBytes(url, { signal })).rejects.toMatchObject(
      failsWith('model-fetch-failed', `${url}: the server answered ${status}`),
    );
  });

  it('fails when the server answers with a page in place of the file', async () => {
    const headers = { 'content-type': 'text/html; charset=utf-8' };
    server.on(url, () => new Response('<!doctype html>', { headers }));
    await expect(fetchBytes(url, { signal })).rejects.toMatchObject(
      failsWith('model-fetch-failed', 'web page'),
    );
  });

  it('fails when there is no connection', async () => {
    server.disconnect();
    vi.stubGlobal('fetch', server.fetch);
    await expect(fetchBytes(url, { signal })).rejects.toMatchObject({
      ...failsWith('model-fetch-failed', 'check the connection'),
      cause: expect.any(TypeError) as TypeError,
    });
  });

  it('fails when the connection breaks off', async () => {
    const body = new ReadableStream({
      pull: (controller) => controller.error(new TypeError('network error')),
    });
    server.on(url, () => new Response(body));
    await expect(fetchBytes(url, { signal })).rejects.toMatchObject(
      failsWith('model-fetch-failed', 'could not be fetched'),
    );
  });
});

describe('a download that stalls', () => {
  it.each([
    ['before its answer', () => new Promise<never>(() => {})],
    ['within its body', (stop: AbortSignal) => new Response(stalling(data, stop))],
  ])('%s fails after 30 s', async (_name, answer) => {
    vi.useFakeTimers();
    server.on(url, answer);
    const failed = fetchBytes(url, { signal }).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await failed).toMatchObject(failsWith('model-fetch-failed', 'no data for 30 s'));
  });

  it('may take as long as it likes while bytes come', async () => {
    vi.useFakeTimers();
    const slow = chunked(data, 1).pipeThrough(
      new TransformStream({
        async transform(chunk, controller) {
          await new Promise((resolve) => setTimeout(resolve, 20_000));
          controller.enqueue(chunk);
        },
      }),
    );
    server.on(url, () => new Response(slow));
    const fetched = fetchBytes(url, { signal });
    await vi.advanceTimersByTimeAsync(20 * 20_000);
    expect(await fetched).toEqual(data);
  });
});

describe('an aborted download', () => {
  it('never begins when it is too late', async () => {
    server.serve(url, data);
    const reason = new Error('superseded');
    await expect(fetchBytes(url, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(server.requests).toEqual([]);
  });

  it('rejects with the reason, in the middle of a file', async () => {
    const controller = new AbortController();
    const reason = new Error('superseded');
    server.on(url, (stop) => new Response(stalling(data, stop)));
    const onBytes = () => controller.abort(reason);
    await expect(fetchBytes(url, { signal: controller.signal, onBytes })).rejects.toBe(reason);
  });
});
