/** Category codes as a tree of tokens: a node with a code ends one, and may go on to a longer one. */
export interface CodeTree {
  readonly children: Map<number, CodeTree>;
  code?: string;
}

/** Builds the tree of `[code, tokens]` pairs. */
export function growCodeTree(codes: Iterable<readonly [string, readonly number[]]>): CodeTree {
  const root: CodeTree = { children: new Map() };
  for (const [code, tokens] of codes) {
    let node = root;
    for (const token of tokens) {
      const next = node.children.get(token) ?? { children: new Map<number, CodeTree>() };
      node.children.set(token, next);
      node = next;
    }
    node.code = code;
  }
  return root;
}
