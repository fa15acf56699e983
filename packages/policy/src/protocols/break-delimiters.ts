const DELIMITER = /<\s*(BEGIN|END)\s+(CONVERSATION|UNSAFE\s+CONTENT\s+CATEGORIES)\s*>/gi;
const INSTRUCTION = /\[\s*(?:(\/)\s*)?INST\s*\]/gi;
const ROLE_LINE = /^[^\S\n]*(?:User|Agent):/;

/**
 * A turn's text, made unable to end the conversation or to open another turn in a Llama Guard prompt. The published
 * templates do not escape these, and to the tokenizer they are ordinary text.
 *
 * - `<END CONVERSATION>` and the three tags like it, in any case and spacing, become `<END_CONVERSATION>` and so on.
 * - `[INST]` and `[/INST]`, between which Llama Guard 1 has its task, become `(INST)` and `(/INST)`.
 * - A line that begins with `User:` or `Agent:` loses the blank lines before it: a turn begins after a blank line.
 *
 * Any other text is left as it is.
 */
export function breakDelimiters(text: string): string {
  return closeRoleGaps(
    text
      .replace(
        DELIMITER,
        (_tag, edge: string, name: string) => `<${edge}_${name.replace(/\s+/g, '_')}>`,
      )
      .replace(INSTRUCTION, '($1INST)'),
  );
}

/** Line by line, so that no run of blank lines costs more than its length. */
function closeRoleGaps(text: string): string {
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    if (ROLE_LINE.test(line)) {
      while (lines.at(-1)?.trim() === '') lines.pop();
    }
    lines.push(line);
  }
  return lines.join('\n');
}
