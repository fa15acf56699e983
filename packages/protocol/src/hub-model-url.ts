/** A package in a repository of the Hugging Face hub. */
export interface HubModel {
  /** `owner/name`. */
  readonly repository: string;
  /** The commit, 40 hexadecimal digits: a branch may change under the hashes, and under a review. */
  readonly revision: string;
  /** A folder in the repository; absent: its root. */
  readonly folder?: string;
}

const name = /^[\w.-]+$/;

/**
 * The address of a package on the hub, for `LoadRequest.modelUrl`.
 * @throws TypeError that names the field.
 * Source: the hub's `resolve` addresses, which answer ranges and other origins.
 */
export function hubModelUrl({ repository, revision, folder }: HubModel): string {
  const parts = repository.split('/');
  if (parts.length !== 2 || !parts.every((part) => name.test(part))) {
    throw new TypeError('repository: must be owner/name');
  }
  if (!/^[0-9a-f]{40}$/.test(revision)) {
    throw new TypeError('revision: must be a commit of 40 hexadecimal digits, not a branch');
  }
  const folders = folder === undefined ? [] : folder.split('/');
  if (!folders.every((part) => name.test(part) && !/^\.+$/.test(part))) {
    throw new TypeError('folder: must be a path of plain names');
  }
  return `https://huggingface.co/${[...parts, 'resolve', revision, ...folders].join('/')}/`;
}
