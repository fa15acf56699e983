import type { Conversation } from '@guarded-chat/policy';
import { type Assistant, AssistantError } from './assistant.ts';

/**
 * The part of the browser's Prompt API that is used.
 * Source: https://webmachinelearning.github.io/prompt-api/
 */
interface LanguageModelApi {
  readonly availability: () => Promise<string>;
  readonly create: (options: {
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

/** Whether this browser has a model of its own that can answer at once. */
export async function hasBuiltInModel(): Promise<boolean> {
  try {
    return (await languageModel()?.availability()) === 'available';
  } catch {
    return false;
  }
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
    const session = await api.create({ initialPrompts, signal });
    try {
      return await session.prompt(last.text, { signal });
    } finally {
      session.destroy();
    }
  } catch {
    signal.throwIfAborted();
    throw new AssistantError('The browser’s own model gave no answer.');
  }
};
