// oxlint-disable-next-line no-restricted-imports -- the loader whose addresses these are
import { AutoConfig, env } from '@huggingface/transformers';
import { hubModelUrl } from '@guarded-chat/protocol';
import { afterEach, expect, it, vi } from 'vitest';

const { fetch } = env;
afterEach(() => {
  vi.unstubAllGlobals();
  env.fetch = fetch;
});

it('asks the hub for a pinned revision where the loader of transformers.js does', async () => {
  const repository = 'someone/llama-guard';
  const revision = 'a'.repeat(40);
  const asked: string[] = [];
  const refuse = (url: string | URL) => {
    asked.push(String(url));
    return Promise.resolve(new Response(null, { status: 404 }));
  };
  vi.stubGlobal('fetch', refuse);
  env.fetch = refuse;
  await AutoConfig.from_pretrained(repository, { revision }).catch(() => undefined);
  // It looks for local files first, which Node gives it by `fetch` too.
  const remote = asked.filter((url) => url.startsWith(env.remoteHost));
  expect(remote).not.toEqual([]);
  const folder = hubModelUrl({ repository, revision });
  expect(remote.filter((url) => !url.startsWith(folder))).toEqual([]);
});
