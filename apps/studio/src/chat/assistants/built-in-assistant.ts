import type { Conversation } from '@guarded-chat/policy';
import { type Assistant, AssistantError } from './assistant.ts';

/** What the assistant is to write; browsers ask for it. */
const languages = { expectedOutputs: [{ type: 'text', languages: ['en'] }] } as const;

/**
 * The part of the browser's Prompt API that is used.
 * Source: https://webmachinelearning.github.io/prompt-api/
 */
interface LanguageModelApi {
  readonly availability: (options: typeof languages) => Promise<string>;
  readonly create: (options: {
    readonly expectedOutputs: typeof languages.expectedOutputs;
    readonly initialPrompts: readonly { readonly role: string; readonly content: string }[];
    readonly signal: AbortSignal;
  }) => Promise<{
    readonly prompt: (text: string, options: { readonly signal: AbortSignal }) => Promise<string>;
    readonly destroy: () => void;
  }>;
}

function languageModel(): LanguageModelApi | undefined {
  return (globalThis as { readonly LanguageModel?: LanguageModelApi }).LanguageModel;
}

/** Whether this browser may have a model of its own; whether it can answer is asked when it is to. */
export function hasBuiltInModel(): boolean {
  return languageModel() !== undefined;
}

const roles = { user: 'user', agent: 'assistant' } as const;

/** The browser's own model: it answers on this device. */
export const builtInAssistant: Assistant = async (conversation: Conversation, signal) => {
  const api = languageModel();
  const last = conversation.at(-1);
  if (!api || !last) throw new AssistantError('This browser has no model of its own.');
  const said = conversation.slice(0, -1);
  const initialPrompts = said.map(({ role, text }) => ({ role: roles[role], content: text }));
  try {
    // A model that is yet to be fetched would be some gigabytes.
    if ((await api.availability(languages)) !== 'available') {
      throw new AssistantError('The browser’s own model is not ready on this device.');
    }
    const session = await api.create({ ...languages, initialPrompts, signal });
    try {
      return await session.prompt(last.text, { signal });
    } finally {
      session.destroy();
    }
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof AssistantError) throw error;
    throw new AssistantError('The browser’s own model gave no answer.');
  }
};
