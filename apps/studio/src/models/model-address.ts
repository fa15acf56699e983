import { assertPinned, parseHubId } from '@guarded-chat/protocol';

const bareHubId = /^[\w-][\w.-]*\/[\w-][\w.-]*$/;
const address = /^(https?:\/\/[^\s]+|\/[^/\s][^\s]*)$/;

/**
 * Where a model's package lies: what a person may write for it.
 * @param written - The address of a folder with `manifest.json`, absolute or of this site, or the id of a repository of
 * the Hugging Face hub with a commit, such as `somebody/llama-guard-3-1b-guarded-chat@0123…`.
 * @returns An address that ends in a slash.
 * @throws TypeError when it is neither, or is on the hub without a commit.
 */
export function modelAddressOf(written: string): string {
  const text = written.trim();
  const hubUrl = parseHubId(text);
  if (hubUrl !== undefined) return hubUrl;
  if (bareHubId.test(text)) {
    throw new TypeError(
      `Which revision of ${text}? Write ${text}@ and a commit, 40 hexadecimal digits: the hub lists them under "Files and versions", "History"`,
    );
  }
  if (!address.test(text)) {
    throw new TypeError(
      'It must be the address of a folder with manifest.json, or an id of the hub with its commit',
    );
  }
  assertPinned(text);
  return text.endsWith('/') ? text : `${text}/`;
}
