import type { LanguageModelV4Message, LanguageModelV4Prompt } from '@ai-sdk/provider';
import { type Chat, type ChatMessage, readChat } from '../chat/read-chat.ts';

function readMessage({ role, content }: LanguageModelV4Message): ChatMessage | undefined {
  if (role !== 'user' && role !== 'assistant') return undefined;
  const texts = content.flatMap((part) => (part.type === 'text' ? [part.text] : []));
  return {
    role: role === 'user' ? 'user' : 'agent',
    text: texts.join('\n\n'),
    hasAttachments: texts.length < content.length,
  };
}

/**
 * The chat in the prompt of a language model. Messages of the system and of tools are not the user's, and are not
 * judged; nor is what the assistant thought.
 * @throws TypeError when no message is the user's.
 */
export function readPrompt(prompt: LanguageModelV4Prompt): Chat {
  return readChat(prompt.map(readMessage).filter((message) => message !== undefined));
}
