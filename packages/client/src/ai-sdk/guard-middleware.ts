import type { LanguageModelV4Middleware } from '@ai-sdk/provider';
import {
  assertChatGuardOptions,
  type ChatGuard,
  type ChatGuardOptions,
} from '../chat/chat-guard.ts';
import { checkPrompt } from '../chat/check-prompt.ts';
import { untilAborted } from '../until-aborted.ts';
import { guardGenerated } from './guard-generated.ts';
import { guardStreamed } from './guard-streamed.ts';
import { readPrompt } from './read-prompt.ts';

/**
 * A middleware for `wrapLanguageModel` of the AI SDK.
 *
 * The user's last message is judged before the model is called; a block rejects with a GuardBlockedError, and the model
 * is not called. The answer, reasoning included, is judged before it is given, a streamed one as it comes; where it is
 * blocked it ends with the finish reason `content-filter`, `blockedText`, and the verdict as
 * `providerMetadata.guardedChat`. Calls of tools pass unjudged, once the text before them has been judged; raw chunks
 * of the provider do not pass.
 * @param guard - Or the promise of one: calls wait for it, and reject when it does.
 * @throws TypeError when an option is invalid; the message names it.
 * Source: AI SDK 7, `LanguageModelV4Middleware`.
 */
export function createGuardMiddleware(
  guard: ChatGuard | PromiseLike<ChatGuard>,
  options: ChatGuardOptions = {},
): LanguageModelV4Middleware {
  assertChatGuardOptions(options);
  return {
    specificationVersion: 'v4',
    wrapGenerate: async ({ doGenerate, params: { prompt, abortSignal } }) => {
      const chat = readPrompt(prompt);
      const ready = await untilAborted(Promise.resolve(guard), abortSignal);
      await checkPrompt(ready, chat, options, abortSignal);
      const result = await doGenerate();
      return guardGenerated(ready, result, chat.conversation, options, abortSignal);
    },
    wrapStream: async ({ doStream, params: { prompt, abortSignal } }) => {
      const chat = readPrompt(prompt);
      const ready = await untilAborted(Promise.resolve(guard), abortSignal);
      await checkPrompt(ready, chat, options, abortSignal);
      const { stream, ...rest } = await doStream();
      const { conversation } = chat;
      return { ...rest, stream: guardStreamed(ready, stream, conversation, options, abortSignal) };
    },
  };
}
