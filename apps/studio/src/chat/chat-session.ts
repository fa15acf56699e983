import type { Guard } from '@guarded-chat/client';
import {
  type Conversation,
  decideVerdict,
  type GuardTask,
  type Taxonomy,
  type Verdict,
} from '@guarded-chat/policy';
import { type ChatMessage, conversationOf, protocolOf, taxonomyOf } from '../state/studio-state.ts';
import type { StudioStore } from '../state/studio-store.ts';
import { createRecord } from '../verdict/check-record.ts';
import { DraftCheck } from './draft-check.ts';
import { followAnswer } from './follow-answer.ts';
import { type Assistant, type AssistantChoice, AssistantError } from './assistants/assistant.ts';
import { chooseAssistant } from './assistants/choose-assistant.ts';

const LOG_LENGTH = 200;

/** A text that was checked, and would be again when the model is asked something else. */
interface Check {
  readonly conversation: Conversation;
  readonly task: GuardTask;
  readonly taxonomy: Taxonomy;
  readonly isDraft: boolean;
  /** The answer in the chat that it is about. */
  readonly answerId?: number;
}

/** The chat with the assistant, and the checks of what is said in it. */
export class ChatSession {
  readonly #store: StudioStore;
  readonly #getGuard: () => Guard | undefined;
  readonly #choose: (choice: AssistantChoice) => Assistant;
  readonly #drafts: DraftCheck;
  #ending = new AbortController();
  #rechecking = new AbortController();
  #latest: Check | undefined;
  /** What is in the field and not sent. */
  #draft = '';
  #drafted: Check | undefined;
  #attempted: Check | undefined;
  #lastId = 0;

  constructor(
    store: StudioStore,
    getGuard: () => Guard | undefined,
    choose: (choice: AssistantChoice) => Assistant = chooseAssistant,
  ) {
    this.#store = store;
    this.#choose = choose;
    this.#getGuard = getGuard;
    this.#drafts = new DraftCheck({
      check: (text, signal) => this.#checkDraft(text, signal),
      onVerdict: (_text, verdict) => this.#receive(this.#drafted, verdict),
    });
  }

  /** A message is being typed; whatever was being checked before is of no more interest. */
  edit(text: string): void {
    this.#stop();
    this.#draft = text;
    const { shown, log } = this.#store.state;
    if (text.trim() === '' && shown?.isDraft) this.#store.update({ shown: log[0] });
    if (this.#getGuard()) this.#drafts.edit(text);
  }

  /** A model is ready: what was typed before it was there can be checked now. */
  resume(): void {
    if (this.#draft !== '') this.edit(this.#draft);
  }

  /** The element starts to check a message that somebody wants to send. */
  beginSend(text: string): void {
    this.#stop();
    this.#draft = '';
    this.#attempted = this.#promptCheck(text, false);
    this.#store.update({ checking: 'prompt-classification' });
  }

  /** The element has its verdict on the message. */
  receiveVerdict(verdict: Verdict): void {
    this.#receive(this.#attempted, verdict);
  }

  /** The element ended a check without a verdict. */
  endSend(): void {
    if (this.#store.state.checking === 'prompt-classification') {
      this.#store.update({ checking: undefined });
    }
  }

  /** The element let the message through: it is said, and the assistant answers. */
  async send(text: string): Promise<void> {
    const { log, messages } = this.#store.state;
    const record = log.find((one) => one.task === 'prompt-classification' && one.text === text);
    const said: ChatMessage = { id: this.#nextId(), role: 'user', text, ...(record && { record }) };
    const answerId = this.#nextId();
    const awaited: ChatMessage = { id: answerId, role: 'agent', text: '', isAwaited: true };
    const asked: Conversation = [...conversationOf(messages), { role: 'user', text }];
    const { signal } = this.#ending;
    this.#draft = '';
    this.#store.update({ messages: [...messages, said, awaited] });
    const answer = await this.#answer(asked, answerId, signal);
    if (answer === undefined) return;
    if (typeof answer !== 'string') {
      await this.#follow(answer, asked, answerId, signal);
      return;
    }
    const conversation: Conversation = [...asked, { role: 'agent', text: answer }];
    const task = 'response-classification';
    const taxonomy = taxonomyOf(this.#store.state);
    await this.#run({ conversation, task, taxonomy, isDraft: false, answerId }, signal);
  }

  /** Has the assistant answer, and puts a whole answer into the chat, unseen. @returns Undefined when there is none. */
  async #answer(
    asked: Conversation,
    id: number,
    signal: AbortSignal,
  ): Promise<string | ReadableStream<string> | undefined> {
    try {
      const answer = await this.#choose(this.#store.state.assistant)(asked, signal);
      if (signal.aborted) return undefined;
      if (typeof answer === 'string') this.#change(id, { text: answer, isAwaited: false });
      return answer;
    } catch (error) {
      if (signal.aborted) return undefined;
      if (!(error instanceof AssistantError)) throw error;
      this.#change(id, { isAwaited: false, failure: error.message });
      return undefined;
    }
  }

  /** Shows an answer that is streamed as far as it is judged. */
  async #follow(
    source: ReadableStream<string>,
    asked: Conversation,
    answerId: number,
    signal: AbortSignal,
  ): Promise<void> {
    const taxonomy = taxonomyOf(this.#store.state);
    const about = { task: 'response-classification', taxonomy, isDraft: false } as const;
    try {
      const { text, part, isCut } = await followAnswer(source, asked, signal, {
        check: (conversation, limited) => this.#judge({ conversation, ...about }, limited),
        onRelease: (released, { conversation, verdict }) => {
          const said = conversation.at(-1)?.text ?? '';
          const protocol = protocolOf(this.#store.state.model).id;
          const record = createRecord({ ...about, protocol, text: said, conversation, verdict });
          this.#store.update({ shown: record });
          this.#change(answerId, { text: released, isAwaited: false, isStreaming: true, record });
        },
      });
      if (signal.aborted) return;
      this.#change(answerId, { text, isAwaited: false, isStreaming: false, isCut });
      if (part)
        this.#receive({ ...about, conversation: part.conversation, answerId }, part.verdict);
      else this.#change(answerId, { failure: 'The endpoint sent nothing.' });
    } catch {
      if (signal.aborted) return;
      const failure = 'The endpoint broke off.';
      this.#change(answerId, { isAwaited: false, isStreaming: false, failure });
    }
  }

  /** Shows an answer in spite of the warning. */
  reveal(id: number): void {
    this.#change(id, { isRevealed: true });
  }

  /** Starts an empty chat. */
  restart(): void {
    this.#stop();
    this.#draft = '';
    this.#ending.abort();
    this.#ending = new AbortController();
    this.#latest = undefined;
    this.#store.update({ messages: [], shown: undefined, checking: undefined });
  }

  /** Checks the latest text again: the model is asked something else by now. */
  async recheck(): Promise<void> {
    if (this.#draft !== '') {
      this.edit(this.#draft);
      return;
    }
    this.#rechecking.abort();
    this.#rechecking = new AbortController();
    const taxonomy = taxonomyOf(this.#store.state);
    if (this.#latest) await this.#run({ ...this.#latest, taxonomy }, this.#rechecking.signal);
  }

  /** Has a text checked, and notes the verdict, unless the signal aborts. */
  async #run(check: Check, signal: AbortSignal): Promise<void> {
    this.#store.update({ checking: check.task });
    try {
      const verdict = await this.#judge(check, signal);
      if (!signal.aborted) this.#receive(check, verdict);
    } catch (error) {
      // A new chat or another text has taken its place: the verdict belongs to none.
      if (!signal.aborted) throw error;
    }
  }

  async #judge({ conversation, task, isDraft }: Check, signal: AbortSignal): Promise<Verdict> {
    const guard = this.#getGuard();
    const priority = isDraft ? 'background' : 'normal';
    if (guard) return guard.check(conversation, { task, signal, priority });
    const { state } = this.#store;
    const reason = { kind: 'destroyed', message: 'There is no model to check it: load one.' };
    return decideVerdict({ kind: 'unchecked', reason }, state.settings.policy, taxonomyOf(state));
  }

  #checkDraft(text: string, signal: AbortSignal): Promise<Verdict> {
    this.#drafted = this.#promptCheck(text, true);
    this.#store.update({ checking: this.#drafted.task });
    return this.#judge(this.#drafted, signal);
  }

  #promptCheck(text: string, isDraft: boolean): Check {
    const { state } = this.#store;
    const conversation = [...conversationOf(state.messages), { role: 'user', text } as const];
    const taxonomy = taxonomyOf(state);
    return { conversation, task: 'prompt-classification', taxonomy, isDraft };
  }

  #receive(check: Check | undefined, verdict: Verdict): void {
    if (!check) return;
    const { state } = this.#store;
    const { conversation, task, taxonomy, isDraft, answerId } = check;
    const text = conversation.at(-1)?.text ?? '';
    const protocol = protocolOf(state.model).id;
    const about = { task, isDraft, text, conversation, taxonomy, protocol };
    const record = createRecord({ ...about, verdict });
    this.#latest = check;
    const log = isDraft ? state.log : [record, ...state.log].slice(0, LOG_LENGTH);
    this.#store.update({ shown: record, log, checking: undefined });
    if (answerId !== undefined) this.#change(answerId, { record });
  }

  /** Ends the checks of drafts and the second looks, but not the check of an answer. */
  #stop(): void {
    this.#drafts.stop();
    this.#rechecking.abort();
    this.#store.update({ checking: undefined });
  }

  #change(id: number, change: Partial<ChatMessage>): void {
    const messages = this.#store.state.messages.map((message) =>
      message.id === id ? { ...message, ...change } : message,
    );
    this.#store.update({ messages });
  }

  #nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }
}
