/** Which columns of a file hold what. */
export interface ColumnMapping {
  /** The user's message; not needed when there are `messages`. */
  readonly prompt?: string;
  /** The assistant's answer: rows that have one judge it, the others judge the prompt. */
  readonly response?: string;
  /** A whole chat in OpenAI's form, in place of prompt and response. */
  readonly messages?: string;
  /** Absent: the rows have no labels. */
  readonly label?: string;
  readonly categories?: string;
  readonly source?: string;
  /** `prompt` or `response`: which of the two is judged, in a file where rows that judge prompts have answers too. */
  readonly kind?: string;
}

/** Names by which columns are known, best first, in lower case. */
const knownNames: Readonly<Record<keyof ColumnMapping, readonly string[]>> = {
  prompt: ['prompt', 'user', 'user_input', 'text', 'question', 'input', 'instruction', 'content'],
  response: ['response', 'answer', 'completion', 'output', 'model_output', 'assistant', 'reply'],
  messages: ['messages', 'conversation', 'chat'],
  label: ['label', 'unsafe', 'is_unsafe', 'harmful', 'flagged', 'toxicity', 'expected', 'class'],
  categories: ['categories', 'category', 'cat', 'hazard', 'hazards', 'code', 'codes'],
  source: ['source', 'src', 'dataset', 'subset'],
  kind: ['kind', 'task'],
};

/**
 * Guesses which columns hold what, by their names; a person confirms it.
 * @param columns - As the file names them.
 */
export function guessColumns(columns: readonly string[]): ColumnMapping {
  const found: { -readonly [Field in keyof ColumnMapping]: string } = {};
  for (const field of Object.keys(knownNames) as (keyof ColumnMapping)[]) {
    for (const name of knownNames[field]) {
      const column = columns.find((one) => one.trim().toLowerCase() === name);
      if (column !== undefined) {
        found[field] = column;
        break;
      }
    }
  }
  return found;
}
