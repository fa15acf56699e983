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

function assertCommit(revision: string): void {
  if (/^[0-9a-f]{40}$/.test(revision)) return;
  throw new TypeError(
    'revision: must be a commit of 40 hexadecimal digits, not a branch; the hub lists them under "Files and versions", "History"',
  );
}

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
  assertCommit(revision);
  const folders = folder === undefined ? [] : folder.split('/');
  if (!folders.every((part) => name.test(part) && !/^\.+$/.test(part))) {
    throw new TypeError('folder: must be a path of plain names');
  }
  return `https://huggingface.co/${[...parts, 'resolve', revision, ...folders].join('/')}/`;
}

/** Where the hub serves a revision: everything behind `resolve` but a commit may change from one day to the next. */
const hubAddress =
  /^https:\/\/(?:www\.)?(?:huggingface\.co|hf\.co)\/[^/]+\/[^/]+\/resolve\/([^/]+)(?:\/|$)/;
const hubId = /^([\w-][\w.-]*\/[\w-][\w.-]*)@([^/]*)(?:\/(.*))?$/;

/**
 * Reads the id of a pinned package on the hub, `owner/name@commit` or `owner/name@commit/folder`.
 * @returns Its address; undefined for what is no such id.
 * @throws TypeError that names the field, for an id with a branch in the place of the commit.
 */
export function parseHubId(written: string): string | undefined {
  const [, repository, revision = '', rest] = hubId.exec(written) ?? [];
  if (repository === undefined) return undefined;
  const folder = rest?.replace(/\/$/, '');
  return hubModelUrl({ repository, revision, ...(folder && { folder }) });
}

/** Refuses an address of the hub that names a branch. @throws TypeError that names the field. */
export function assertPinned(modelUrl: string): void {
  const revision = hubAddress.exec(modelUrl)?.[1];
  if (revision !== undefined) assertCommit(revision);
}
