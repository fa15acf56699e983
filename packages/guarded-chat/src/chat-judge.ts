import { GuardError, untilAborted } from '@guarded-chat/client';
import type { Conversation, GuardTask, Verdict } from '@guarded-chat/policy';
import type { Draft, DraftCheck } from './draft-check.ts';
import { isBlank } from './gate.ts';
import type { GuardController } from './guard-controller.ts';

/** How texts are judged, as the host has set its element up. */
export interface JudgeSetup {
  /** What was said before, oldest first. */
  readonly conversation: Conversation;
  /** Whether drafts are judged while they are typed. */
  readonly precheck: boolean;
  /** What is wrong with an attribute, or is missing of the element: until it is repaired, nothing is safe. */
  readonly error: Error | undefined;
}

/** The element is set up wrongly, or not wholly there: there is no policy that could let the text pass. */
function blockFor(error: unknown): Verdict {
  const kind = error instanceof GuardError ? error.kind : 'invalid-request';
  const isKnown = error instanceof GuardError || error instanceof TypeError;
  const message = isKnown ? error.message : 'The check failed unexpectedly; try again.';
  return { status: 'unchecked', action: 'block', reason: { kind, message } };
}

/** Has a chat's texts judged: messages that are sent, drafts of them, and answers. */
export class ChatJudge {
  readonly #guards: GuardController;
  readonly #setup: () => JudgeSetup;
  #drafts: DraftCheck | undefined;
  /** Reads the draft that a look ahead is for, while its code is on the way. */
  #readLatest: (() => Draft | undefined) | undefined;

  /** @param setup - Read at each text. */
  constructor(guards: GuardController, setup: () => JudgeSetup) {
    this.#guards = guards;
    this.#setup = setup;
  }

  /** The draft has changed. @param readText - Gives it, when it has rested. */
  edit(readText: () => string): void {
    if (!this.#setup().precheck) return;
    const read = () => this.#readDraft(readText());
    if (this.#drafts) this.#drafts.edit(read);
    else {
      this.#readLatest = read;
      void this.#loadDrafts();
    }
  }

  /** The draft is of no more interest. */
  stop(): void {
    this.#readLatest = undefined;
    this.#drafts?.stop();
  }

  /** Most chats look at no draft: the code for it comes with the first. Without it, messages are judged all the same. */
  async #loadDrafts(): Promise<void> {
    const part = await import('./draft-check.ts').catch(() => undefined);
    if (part === undefined) return;
    this.#drafts ??= new part.DraftCheck();
    if (this.#readLatest) this.#drafts.edit(this.#readLatest);
    this.#readLatest = undefined;
  }

  /**
   * The verdict on a message that is being sent: whatever goes wrong, it is one. Rejects only when the signal aborts.
   * @param provided - The host's own verdict, which counts instead.
   */
  async judgeMessage(
    text: string,
    signal: AbortSignal,
    provided?: Promise<Verdict>,
  ): Promise<Verdict> {
    const draft = provided ? undefined : this.#readDraft(text);
    this.#readLatest = undefined;
    const begun = this.#drafts?.take(draft, signal);
    try {
      if (provided) return await untilAborted(provided, signal);
      const verdict = await begun?.catch(() => undefined);
      // A look ahead has waited behind others: that it came to nothing says little of a check of its own.
      if (verdict !== undefined && verdict.status !== 'unchecked') return verdict;
      return await this.judge(this.#conversationWith(text), 'prompt-classification', signal);
    } catch (error) {
      signal.throwIfAborted();
      return blockFor(error);
    }
  }

  /** The verdict on a conversation's last turn. @throws TypeError when it is empty; `signal.reason` on abort. */
  async judge(conversation: Conversation, task: GuardTask, signal: AbortSignal): Promise<Verdict> {
    // A policy that cannot be read may have been stricter than any that could stand in for it.
    const { error } = this.#setup();
    return error ? blockFor(error) : this.#guards.check(conversation, task, signal);
  }

  /** What would be judged if the text were sent now; undefined while nothing can or need be. */
  #readDraft(text: string): Draft | undefined {
    const { precheck, error } = this.#setup();
    const { guard } = this.#guards;
    if (!precheck || error || guard === undefined || isBlank(text)) return undefined;
    return { conversation: this.#conversationWith(text), guard, taxonomy: guard.taxonomy };
  }

  #conversationWith(text: string): Conversation {
    // A copy of each turn: what a look ahead was asked about must not change under it.
    const before = this.#setup().conversation.map((turn) => ({ role: turn.role, text: turn.text }));
    return [...before, { role: 'user', text }];
  }
}
