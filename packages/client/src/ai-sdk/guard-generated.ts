import type { LanguageModelV4GenerateResult } from '@ai-sdk/provider';
import type { Conversation, Verdict } from '@guarded-chat/policy';
import type { ChatGuard, ChatGuardOptions } from '../chat/chat-guard.ts';
import { blockedMetadata, mayPass, readContentText } from './answer-parts.ts';

/** The result without anything that the model said: the response body and the metadata may repeat it. */
function blockedResult(
  { usage, warnings, request, response, finishReason }: LanguageModelV4GenerateResult,
  verdict: Verdict,
  blockedText: string,
): LanguageModelV4GenerateResult {
  return {
    content: blockedText === '' ? [] : [{ type: 'text', text: blockedText }],
    finishReason: { unified: 'content-filter', raw: finishReason.raw },
    usage,
    warnings,
    providerMetadata: blockedMetadata(verdict),
    ...(request && { request }),
    ...(response && { response: { ...response, body: undefined } }),
  };
}

/**
 * An answer that came at once, guarded.
 * @param conversation - Ends with the user's turn that it answers.
 * @throws `signal.reason` on abort.
 */
export async function guardGenerated(
  guard: ChatGuard,
  result: LanguageModelV4GenerateResult,
  conversation: Conversation,
  options: ChatGuardOptions,
  signal: AbortSignal | undefined,
): Promise<LanguageModelV4GenerateResult> {
  const passed = { ...result, content: result.content.filter((part) => mayPass(part, options)) };
  const text = readContentText(result.content);
  if (text.trim() === '') return passed;
  const task = 'response-classification';
  const verdict = await guard.check([...conversation, { role: 'agent', text }], { signal, task });
  options.onVerdict?.({ task, verdict, text, policy: guard.policy });
  return verdict.action === 'block'
    ? blockedResult(result, verdict, options.blockedText ?? '')
    : passed;
}
