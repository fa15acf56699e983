/** Emphasis of Markdown, around words or inside them: `**k**i*l*l`. Signs of multiplication have spaces around them. */
const emphasis = /(\*{1,3}|~{1,2})([^\s*~](?:[^*~\n]*[^\s*~])?)\1/g;
/** Underscores mark no part of a word: names of variables have them inside. */
const underlined = /(?<![\p{L}\p{N}_])(_{1,3})([^\s_](?:[^_\n]*[^\s_])?)\1(?![\p{L}\p{N}_])/gu;
/** Marks with nothing between them, inside a word: `ki****ll`. */
const emptyMarks = /(?<=\p{L})[*~`]{2,}(?=\p{L})/gu;
/** Words between backticks; what has signs and digits in it is code. */
const wordsAsCode = /(`{1,2})([\p{L}\p{M}][\p{L}\p{M} ,.?!'’-]*)\1/gu;
const fence = /^[ \t]*(`{3,}|~{3,})(?![`~])[^`]*$/;
/** Marks of emphasis can lie in one another this deep. */
const depth = 3;

/** Whether lines are sentences, not code. */
function areWords(lines: string): boolean {
  const letters = lines.match(/[\p{L}\p{M}\s]/gu)?.length ?? 0;
  return letters / lines.length >= 0.9 && /\p{L}/u.test(lines) && !/[{}=<>;]/.test(lines);
}

/** Takes the fences from around sentences. It goes line by line: fences that are never closed must cost no search each. */
function unfence(text: string): string {
  const kept: string[] = [];
  let inside: string[] | undefined;
  let mark = '';
  for (const line of text.split('\n')) {
    const [, marks] = fence.exec(line) ?? [];
    if (inside === undefined && marks !== undefined) {
      inside = [line];
      mark = marks;
    } else if (inside === undefined) {
      kept.push(line);
    } else if (line.trim() === mark) {
      const [opening, ...lines] = inside;
      const block = lines.join('\n');
      kept.push(areWords(block) ? block : [opening, ...lines, line].join('\n'));
      inside = undefined;
    } else {
      inside.push(line);
    }
  }
  return [...kept, ...(inside ?? [])].join('\n');
}

/**
 * A text without the marks of Markdown that emphasize words or parts of them, and without the fences and backticks
 * that show words as code. Code itself stays as it is.
 */
export function stripMarkup(text: string): string {
  if (!/[*~_`]/.test(text)) return text;
  let bare = unfence(text).replace(wordsAsCode, '$2');
  for (let level = 0; level < depth; level += 1) {
    bare = bare.replace(emphasis, (whole, _marks: string, inner: string) =>
      /\p{L}/u.test(inner) ? inner : whole,
    );
  }
  return bare.replace(underlined, '$2').replace(emptyMarks, '');
}
