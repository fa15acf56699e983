import type { Verdict } from '@guarded-chat/policy';
import type { ChatGuard, ChatGuardOptions } from '../chat/chat-guard.ts';
import type { Chat } from '../chat/read-chat.ts';
import { toVerdictJson } from '../formats/verdict-json.ts';
import { keepJudgedFields, readAnswerText } from './completion-chunk.ts';

interface CompletionMessage {
  readonly index?: number;
  readonly message: Readonly<Record<string, unknown>>;
}

interface Completion {
  readonly choices: readonly [CompletionMessage];
  readonly [field: string]: unknown;
}

function parseCompletionBody(body: string): Completion {
  let parsed: Partial<Completion> | null;
  try {
    parsed = JSON.parse(body) as Partial<Completion> | null;
  } catch {
    throw new Error('The answer is neither an event stream nor JSON; it cannot be checked.');
  }
  const choices: readonly Partial<CompletionMessage>[] | undefined = parsed?.choices;
  if (choices?.length !== 1 || !choices[0]?.message) {
    throw new Error('The answer is no chat completion with one choice; it cannot be checked.');
  }
  return parsed as Completion;
}

function blockedAnswer(completion: Completion, verdict: Verdict, blockedText: string): object {
  const message = { role: 'assistant', content: blockedText };
  return {
    ...completion,
    choices: [{ index: 0, message, finish_reason: 'content_filter', logprobs: null }],
    guarded_chat: toVerdictJson(verdict),
  };
}

/**
 * The body of a chat completion, guarded: as it is but for fields of the message that were not judged, or, on a block,
 * with another message whose `finish_reason` is `content_filter`.
 * @returns JSON.
 * @throws Error when the body is no completion with one choice; `signal.reason` on abort.
 */
export async function guardJsonAnswer(
  guard: ChatGuard,
  body: string,
  { conversation }: Chat,
  { onVerdict, blockedText = '' }: ChatGuardOptions,
  signal: AbortSignal | undefined,
): Promise<string> {
  const completion = parseCompletionBody(body);
  const [choice] = completion.choices;
  const text = readAnswerText(choice.message);
  const passed = {
    ...completion,
    choices: [{ ...choice, message: keepJudgedFields(choice.message) }],
  };
  if (text.trim() === '') return JSON.stringify(passed);
  const task = 'response-classification';
  const verdict = await guard.check([...conversation, { role: 'agent', text }], { signal, task });
  onVerdict?.({ task, verdict, text, policy: guard.policy });
  return JSON.stringify(
    verdict.action === 'block' ? blockedAnswer(completion, verdict, blockedText) : passed,
  );
}
