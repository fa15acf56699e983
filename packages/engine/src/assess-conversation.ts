import {
  type Assessment,
  type Conversation,
  type GuardTask,
  mergeAssessments,
  protocolById,
  type Taxonomy,
  textViews,
  type Turn,
} from '@guarded-chat/policy';
import { chooseJudge } from './choose-judge.ts';
import { EngineError } from './engine-error.ts';
import { type EncodedPrompt, encodePrompt } from './encode-prompt.ts';
import type { GuardModel } from './guard-model.ts';
import type { Judgement } from './judgement.ts';
import type { JudgementMemo } from './judgement-memo.ts';
import type { PrefixCache } from './prefix-cache.ts';

/** What is judged. */
export interface AssessmentInput {
  readonly task: GuardTask;
  readonly conversation: Conversation;
  /** Absent: the default taxonomy of the model's protocol. */
  readonly taxonomy?: Taxonomy;
}

/** What a check runs on. */
export interface AssessmentContext {
  readonly model: GuardModel;
  readonly prefixes: PrefixCache;
  /** Absent: every text is judged anew. */
  readonly memo?: JudgementMemo;
  readonly signal?: AbortSignal;
  /** Awaited before every window: a request of the background lets others go first. */
  readonly giveWay?: () => Promise<void>;
  /** How long the request waited, in milliseconds. */
  readonly queueMs?: number;
}

/** Tokenizing takes longer than linear time, so a text is refused by its length before its tokens are counted. */
const maxCharacters = 32_768;

function assertNotTooLong(text: string): void {
  if (text.length <= maxCharacters) return;
  throw new EngineError(
    'input-too-long',
    `the text has ${text.length} characters; at most ${maxCharacters} can be checked; shorten it`,
  );
}

/** Far more of the head and the tail of a turn than the window's context has tokens for. */
function shortenContext({ role, text }: Turn): Turn {
  const half = maxCharacters / 2;
  return {
    role,
    text: text.length <= maxCharacters ? text : text.slice(0, half) + text.slice(-half),
  };
}

function judgedPart(model: GuardModel, { task, conversation }: AssessmentInput): Conversation {
  if (!model.window) {
    for (const { text } of conversation) assertNotTooLong(text);
    return conversation;
  }
  // A slot model was trained on a message alone and on an answer behind its message.
  const last = conversation.slice(-1);
  for (const { text } of last) assertNotTooLong(text);
  if (task === 'prompt-classification') return last;
  return [...conversation.slice(-2, -1).map(shortenContext), ...last];
}

/** The prompts that a check asks: every reading of the judged text, each in its windows. */
function encodeViews(
  model: GuardModel,
  conversation: Conversation,
  taxonomy: Taxonomy,
): readonly [EncodedPrompt, ...EncodedPrompt[]] {
  const protocol = protocolById(model.protocol);
  const { answer } = protocol;
  const encode = (judged: Conversation) => {
    const rendered = protocol.render(judged, taxonomy);
    // What a generated answer always begins with is put behind the prompt: its first own token is then the verdict.
    const begun = answer.form === 'generated' ? answer.prefix : '';
    const suffix = [...rendered.suffix, { kind: 'text', text: begun } as const];
    return encodePrompt(model, { ...rendered, suffix });
  };
  const last = conversation.at(-1);
  if (!last) return [encode(conversation)];
  const [, ...others] = textViews(last.text);
  const disguised = others.map((text) => [...conversation.slice(0, -1), { ...last, text }]);
  return [encode(conversation), ...disguised.map(encode)];
}

/**
 * Judges the last turn of a conversation: prefix from the cache, then one forward pass per window. A text that hides
 * its words is also judged as what it reads like and as what it encodes; the worst counts.
 * @throws TypeError for a conversation or taxonomy that does not fit; EngineError when there is no answer;
 * `signal.reason` when aborted, between passes.
 */
export async function assessConversation(
  input: AssessmentInput,
  { model, prefixes, memo, signal, giveWay, queueMs = 0 }: AssessmentContext,
): Promise<Assessment> {
  const started = performance.now();
  signal?.throwIfAborted();
  const protocol = protocolById(model.protocol);
  const taxonomy = input.taxonomy ?? protocol.defaultTaxonomy;
  const encoded = encodeViews(model, judgedPart(model, input), taxonomy);
  const { prefix } = encoded[0];
  const sequences = encoded.flatMap((one) =>
    one.windows.map((window) => [...one.prefix, ...window]),
  );
  const tokenized = performance.now();
  const { judge, marks } = chooseJudge(model, protocol, prefix);
  const { marked, hit } = await prefixes.get(prefix, marks);
  const prefilled = performance.now();
  const codes = taxonomy.categories.map(({ code }) => code).join();
  const judgeTokens = async (tokens: readonly number[]): Promise<Judgement> => {
    // The prompts of pocket-guard do not show the codes, which its scores go by.
    const key = `${codes}\n${tokens.join(' ')}`;
    const known = memo?.get(key);
    if (known) return known;
    const judgement = await judge({ model, prefixes, tokens, taxonomy, marked });
    memo?.set(key, judgement);
    return judgement;
  };
  const parts: Assessment[] = [];
  for (const [index, tokens] of sequences.entries()) {
    await giveWay?.();
    signal?.throwIfAborted();
    const isFirst = index === 0;
    const began = performance.now();
    const { computed, ...scores } = await judgeTokens(tokens);
    const forwardMs = performance.now() - began;
    const isPrefixNew = isFirst && !hit;
    const before = isFirst ? queueMs + prefilled - started : 0;
    const total = Math.max(tokens.length, prefix.length + computed);
    const all = computed + (isPrefixNew ? prefix.length : 0);
    parts.push({
      task: input.task,
      ...scores,
      // The windows cover the whole text between them.
      spans: [{ start: 0, end: input.conversation.at(-1)?.text.length ?? 0 }],
      tokens: { cached: total - all, computed: all },
      timings: {
        queueMs: isFirst ? queueMs : 0,
        tokenizeMs: isFirst ? tokenized - started : 0,
        prefillMs: isPrefixNew ? prefilled - tokenized : 0,
        forwardMs,
        totalMs: before + forwardMs,
      },
      model: model.info,
    });
  }
  return mergeAssessments(parts);
}
