const hubId = /^[\w-][\w.-]*\/[\w-][\w.-]*$/;

/**
 * Where a model's package lies: what a person may write for it.
 * @param written - The address of a folder with `manifest.json`, absolute or of this site, or the id of a repository of
 * the Hugging Face hub, such as `somebody/llama-guard-3-1b-guarded-chat`.
 * @returns An address that ends in a slash.
 * @throws TypeError when it is neither.
 */
export function modelAddressOf(written: string): string {
  const text = written.trim();
  if (hubId.test(text)) return `https://huggingface.co/${text}/resolve/main/`;
  if (/^(https?:\/\/[^\s]+|\/[^/\s][^\s]*)$/.test(text))
    return text.endsWith('/') ? text : `${text}/`;
  throw new TypeError('It must be the address of a folder with manifest.json, or an id of the hub');
}
