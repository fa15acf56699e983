import { guardActions, type UncheckedVerdict, type Verdict } from '@guarded-chat/policy';
import { GuardBlockedError } from './blocked-error.ts';
import type { ChatGuard, ChatGuardOptions } from './chat-guard.ts';
import type { Chat } from './read-chat.ts';

const task = 'prompt-classification';

/** Nothing was said that could be judged, or do harm. */
const nothingToJudge: UncheckedVerdict = {
  status: 'unchecked',
  action: 'log',
  reason: { kind: 'input-empty', message: 'The message has no text: there was nothing to check.' },
};

function attachmentsUnchecked({ policy }: ChatGuard): UncheckedVerdict {
  const message = 'The message has parts that are no text, which the guard cannot check.';
  return {
    status: 'unchecked',
    action: policy.unchecked,
    reason: { kind: 'attachment-unchecked', message },
  };
}

function rankOf({ action }: Verdict): number {
  return guardActions.indexOf(action);
}

/**
 * Judges the user's last message before it is sent.
 * @throws GuardBlockedError when it must not be; `signal.reason` on abort.
 */
export async function checkPrompt(
  guard: ChatGuard,
  { conversation, text, hasAttachments }: Chat,
  { attachments, onVerdict }: ChatGuardOptions,
  signal: AbortSignal | undefined,
): Promise<void> {
  const onText =
    text.trim() === '' ? nothingToJudge : await guard.check(conversation, { signal, task });
  const onAttachments =
    hasAttachments && attachments !== 'ignore' ? attachmentsUnchecked(guard) : undefined;
  const verdict = onAttachments && rankOf(onAttachments) > rankOf(onText) ? onAttachments : onText;
  onVerdict?.({ task, verdict, text, policy: guard.policy });
  if (verdict.status !== 'safe' && verdict.action === 'block') {
    throw new GuardBlockedError(task, verdict);
  }
}
