import { type Chat, type ChatMessage, readChat } from '../chat/read-chat.ts';

/** Who is judged, by the name of the role; `none` are the host's own messages and what tools answer. */
const sides = {
  user: 'user',
  assistant: 'agent',
  system: 'none',
  developer: 'none',
  tool: 'none',
  function: 'none',
} as const;

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseFields(body: string): Fields {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw new TypeError('body: expected JSON; a guarded request is a chat completion');
  }
  if (!isFields(parsed)) throw new TypeError('body: expected a JSON object');
  return parsed;
}

function readMessage(message: unknown, index: number): ChatMessage | undefined {
  const field = `messages[${index}]`;
  if (!isFields(message)) throw new TypeError(`${field}: expected {role, content}`);
  const { role: name, content } = message;
  if (typeof name !== 'string' || !Object.hasOwn(sides, name)) {
    throw new TypeError(`${field}.role: expected one of ${Object.keys(sides).join(', ')}`);
  }
  const role = sides[name as keyof typeof sides];
  if (role === 'none') return undefined;
  if (typeof content === 'string') return { role, text: content, hasAttachments: false };
  if (content === null || content === undefined) return { role, text: '', hasAttachments: false };
  if (!Array.isArray(content)) {
    throw new TypeError(`${field}.content: expected a string or an array of parts`);
  }
  const texts = content.flatMap((part: unknown) =>
    isFields(part) && part['type'] === 'text' && typeof part['text'] === 'string'
      ? [part['text']]
      : [],
  );
  const hasAttachments = texts.length < content.length;
  return { role, text: texts.join('\n\n'), hasAttachments };
}

/**
 * The chat in the body of a chat completion request. Messages of the system, of the developer and of tools are not the
 * user's, and are not judged.
 * @throws TypeError when it is none, or asks for more than one answer; the message names the field.
 * Source: OpenAI API reference, "Create chat completion".
 */
export function readChatRequest(body: string): Chat {
  const { messages, n = 1 } = parseFields(body);
  if (n !== 1 && n !== null) throw new TypeError('n: a guarded request has one answer');
  if (!Array.isArray(messages)) throw new TypeError('messages: expected an array');
  return readChat(messages.map(readMessage).filter((message) => message !== undefined));
}
