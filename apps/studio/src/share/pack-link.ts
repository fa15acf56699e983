import { parsePolicyPack, type PolicyPack } from './policy-pack.ts';

/** What a link may unfold to: a policy is far smaller, and a bomb far larger. */
const MAX_BYTES = 1_000_000;

/** A pack as letters, digits, `-` and `_`: JSON, compressed, for the fragment of a link. */
export async function packToText(pack: PolicyPack): Promise<string> {
  const stream = new Blob([JSON.stringify(pack)])
    .stream()
    .pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/**
 * Reads what `packToText` wrote, or anything else that somebody put into a link.
 * @throws TypeError when it is no pack.
 */
export async function packFromText(text: string): Promise<PolicyPack> {
  return parsePolicyPack(await readJson(text));
}

async function readJson(text: string): Promise<unknown> {
  try {
    const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
    const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    return JSON.parse(await readAtMost(stream, MAX_BYTES));
  } catch {
    // Neither the text nor a parser's quote of it belongs into a message.
    throw new TypeError('link: holds no policy; it may have been cut off');
  }
}

async function readAtMost(stream: ReadableStream<Uint8Array>, most: number): Promise<string> {
  const decoder = new TextDecoder();
  const reader = stream.getReader();
  let text = '';
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > most) {
      await reader.cancel();
      throw new RangeError('too large');
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}
