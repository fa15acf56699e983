/** Where a model is kept that a person gave as files. */
export const folderUrl = 'folder://my-guard/';

/** A file that a person gave. @param content - An object is written as JSON. */
export function givenFile(name: string, content: object | string): File {
  return new File([typeof content === 'string' ? content : JSON.stringify(content)], name);
}
