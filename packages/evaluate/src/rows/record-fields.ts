import type { Conversation, Role, Turn } from '@guarded-chat/policy';
import type { TableRecord } from './table-record.ts';

/** Words for a label, in lower case. What is in neither list is a mistake in the data or in the choice of column. */
const unsafeWords: readonly string[] =
  '1,1.0,true,t,yes,y,unsafe,harmful,toxic,hateful,violating,flagged,positive'.split(',');
const safeWords: readonly string[] =
  '0,0.0,false,f,no,n,safe,unharmful,harmless,benign,non-toxic,non-hateful,ok,negative'.split(',');

/** @throws TypeError when the column is missing or no string. */
export function textField(record: TableRecord, column: string): string {
  const value = record[column];
  if (typeof value === 'string') return value;
  throw new TypeError(`${column}: must be a string, but is ${describe(value)}`);
}

/** The text of a column that may be missing or null; `undefined` then, and when it is blank. */
export function optionalTextField(record: TableRecord, column: string): string | undefined {
  const value = record[column];
  if (value === undefined || value === null) return undefined;
  const text = textField(record, column);
  return text.trim() === '' ? undefined : text;
}

/** @throws TypeError when the column is missing or no array of strings. */
export function textsField(record: TableRecord, column: string): readonly string[] {
  const value = record[column];
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value;
  throw new TypeError(`${column}: must be an array of strings`);
}

/**
 * A label, true for unsafe: a boolean, 1 or 0, or a word such as "unsafe" or "harmless".
 * @throws TypeError when it is none; the value is not repeated, as the wrong column may have been named.
 */
export function labelField(record: TableRecord, column: string): boolean {
  const value = record[column];
  if (typeof value === 'boolean') return value;
  const word = String(value).trim().toLowerCase();
  if (unsafeWords.includes(word)) return true;
  if (safeWords.includes(word)) return false;
  throw new TypeError(`${column}: must be a label such as 1 and 0, or "unsafe" and "safe"`);
}

/** A label that may be missing, null or blank; `undefined` then. @throws TypeError as `labelField` does. */
export function optionalLabelField(record: TableRecord, column: string): boolean | undefined {
  const value = record[column];
  return value === undefined || value === null || value === ''
    ? undefined
    : labelField(record, column);
}

/**
 * A list of category codes: an array of strings, or a string with commas, semicolons or bars between them; a JSON array
 * in a cell of a CSV is one too. Missing, null and blank give none.
 * @throws TypeError when it is anything else.
 */
export function codesField(record: TableRecord, column: string): readonly string[] {
  const value = record[column];
  if (value === undefined || value === null) return [];
  const list: unknown = typeof value === 'string' ? splitCodes(value) : value;
  if (!Array.isArray(list) || !list.every((one) => typeof one === 'string')) {
    throw new TypeError(`${column}: must be category codes, such as "S1,S9" or ["S1", "S9"]`);
  }
  return list.map((code) => code.trim()).filter((code) => code !== '');
}

function splitCodes(cell: string): readonly string[] {
  return cell
    .replace(/^\s*\[|\]\s*$/g, '')
    .split(/[,;|]/)
    .map((code) => code.replace(/["']/g, ''));
}

const roles: Readonly<Record<string, Role>> = {
  user: 'user',
  human: 'user',
  assistant: 'agent',
  agent: 'agent',
};

/**
 * A chat in OpenAI's form: `[{role, content}]`, contents as strings or as parts of type text. System, developer and
 * tool messages are left out, as the guard does not judge them; messages of one role in a row become one turn.
 * @throws TypeError when it is no such chat.
 */
export function messagesField(record: TableRecord, column: string): Conversation {
  const messages = record[column];
  if (!Array.isArray(messages)) {
    throw new TypeError(`${column}: must be an array of messages, but is ${describe(messages)}`);
  }
  const turns: Turn[] = [];
  for (const [index, message] of messages.entries()) {
    const path = `${column}[${index}]`;
    if (typeof message !== 'object' || message === null) {
      throw new TypeError(`${path}: must be a message {role, content}`);
    }
    const { role: word, content } = message as TableRecord;
    const role = typeof word === 'string' ? roles[word] : undefined;
    if (role === undefined) continue;
    const text = contentText(content, `${path}.content`);
    const last = turns.at(-1);
    if (last?.role === role) turns[turns.length - 1] = { role, text: `${last.text}\n${text}` };
    else turns.push({ role, text });
  }
  return turns;
}

function contentText(content: unknown, path: string): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) throw new TypeError(`${path}: must be text or an array of parts`);
  return content
    .filter((part: unknown): part is { text: string } => {
      return (
        typeof part === 'object' && part !== null && 'text' in part && typeof part.text === 'string'
      );
    })
    .map((part) => part.text)
    .join('\n');
}

function describe(value: unknown): string {
  if (value === undefined) return 'missing';
  return value === null ? 'null' : typeof value;
}
