import type { PartText } from '../chat/held-parts.ts';

/** A `chat.completion.chunk` with one choice at most, and with either a stretch of text or all the rest. */
export interface CompletionChunk {
  readonly choices: readonly CompletionChoice[];
  readonly [field: string]: unknown;
}

/** A choice of a chunk. */
interface CompletionChoice {
  readonly index: number;
  readonly delta: Delta;
  readonly finish_reason: string | null;
}

interface Delta {
  readonly role?: string;
  readonly content?: string | null;
  readonly refusal?: string | null;
  readonly [field: string]: unknown;
}

/** What the assistant says, and so is judged. */
const textFields = ['content', 'refusal'] as const;

/** What passes as it is, in its place. Whatever else a message has is text that nobody has judged, and is left out. */
const passedFields = ['role', 'tool_calls', 'function_call'] as const;

function pick(source: Readonly<Record<string, unknown>>, fields: readonly string[]): Delta {
  return Object.fromEntries(
    fields.filter((field) => source[field] !== undefined).map((field) => [field, source[field]]),
  );
}

function readText(source: Readonly<Record<string, unknown>>, field: string): string {
  const text = source[field] ?? '';
  if (typeof text === 'string') return text;
  throw new Error(`The answer has a ${field} that is not text; it cannot be checked.`);
}

/**
 * The text of a message or a delta that is to be judged.
 * @throws Error when it has content that is no text.
 */
export function readAnswerText(message: Readonly<Record<string, unknown>>): string {
  return textFields
    .map((field) => readText(message, field))
    .filter((text) => text !== '')
    .join('\n\n');
}

/** A message with its text and what may pass with it, and nothing else. */
export function keepJudgedFields(message: Readonly<Record<string, unknown>>): Delta {
  return pick(message, [...passedFields, ...textFields]);
}

interface RawChunk {
  readonly choices?: readonly {
    readonly index?: number;
    readonly delta?: Readonly<Record<string, unknown>> | null;
    readonly finish_reason?: string | null;
  }[];
  readonly usage?: unknown;
  readonly [field: string]: unknown;
}

/**
 * Parts the data of an event into chunks of text and chunks of the rest, so that the rest is neither held up by nor
 * repeated with the pieces of the text. Of several choices the first is kept.
 * @throws Error when the data is not JSON, or has content that is no text.
 */
export function splitChunk(data: string): CompletionChunk[] {
  let raw: RawChunk;
  try {
    raw = JSON.parse(data) as RawChunk;
  } catch {
    throw new Error('The answer stream has an event that is not JSON; expected chat completions.');
  }
  const { choices = [], usage, ...common } = raw;
  const withUsage = usage === undefined ? common : { ...common, usage };
  const choice = choices.find(({ index = 0 }) => index === 0);
  if (choice === undefined) return choices.length > 0 ? [] : [{ ...withUsage, choices: [] }];
  const { delta: rawDelta, finish_reason = null } = choice;
  const delta = rawDelta ?? {};
  const role = pick(delta, ['role']);
  const texts = textFields
    .filter((field) => readText(delta, field) !== '')
    .map((field) => ({
      ...common,
      choices: [{ index: 0, delta: { ...role, ...pick(delta, [field]) }, finish_reason: null }],
    }));
  const rest = pick(delta, texts.length > 0 ? passedFields.slice(1) : passedFields);
  const isNeeded = finish_reason !== null || Object.keys(rest).length > 0 || usage !== undefined;
  return isNeeded
    ? [...texts, { ...withUsage, choices: [{ index: 0, delta: rest, finish_reason }] }]
    : texts;
}

/** How the text of a chunk is read and cut. */
export const chunkText: PartText<CompletionChunk> = {
  readText: ({ choices: [choice] }) => (choice === undefined ? '' : readAnswerText(choice.delta)),
  cut: (chunk, text) => {
    const [choice] = chunk.choices;
    const field = textFields.find((one) => choice?.delta[one]);
    if (choice === undefined || field === undefined) return undefined;
    return { ...chunk, choices: [{ ...choice, delta: { ...choice.delta, [field]: text } }] };
  },
};
