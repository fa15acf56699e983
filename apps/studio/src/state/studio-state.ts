import type { Conversation, GuardProtocol, GuardTask, Role, Taxonomy } from '@guarded-chat/policy';
import { excludeCategories, protocolById } from '@guarded-chat/policy';
import type { ExecutionProviderChoice, LoadedModel, LoadProgress } from '@guarded-chat/protocol';
import type { AssistantChoice } from '../chat/assistants/assistant.ts';
import type { BenchmarkResult } from '../models/benchmark.ts';
import type { ModelOrder } from '../model/model-order.ts';
import type { PackageFacts } from '../model/read-package-facts.ts';
import type { CheckRecord } from '../verdict/check-record.ts';
import type { SavedVersion } from './saved-versions.ts';
import type { SettingsHistory } from './settings-history.ts';
import type { StudioSettings } from './studio-settings.ts';

/** How far the model is. */
export type ModelState =
  | {
      readonly phase: 'loading';
      /** Part of the files that are there, in [0, 1]. */
      readonly loaded: number;
      readonly step: LoadProgress['phase'];
      /** What is being loaded, once that is known. */
      readonly named?: LoadProgress['model'];
    }
  | { readonly phase: 'ready'; readonly model: LoadedModel }
  | { readonly phase: 'failed'; readonly message: string }
  /** The person ended the load; what was stored of the model is kept. */
  | { readonly phase: 'canceled' };

/** A message in the chat. */
export interface ChatMessage {
  readonly id: number;
  readonly role: Role;
  /** Empty while the assistant is at it, and when it gave no answer. */
  readonly text: string;
  /** The assistant has not answered yet. */
  readonly isAwaited?: boolean;
  /** More of the answer is on its way: the text is what was judged of it so far. */
  readonly isStreaming?: boolean;
  /** The guard ended the answer: the text is what came before, and the rest is held back. */
  readonly isCut?: boolean;
  /** Why the assistant gave no answer, or no whole one. */
  readonly failure?: string;
  /** Its check; absent while that runs. */
  readonly record?: CheckRecord;
  /** The person wants to see it in spite of a warning. */
  readonly isRevealed?: boolean;
}

/** What a change of the policy took: every check so far was decided anew, and nothing was inferred. */
interface Redecision {
  /** How many checks. */
  readonly count: number;
  /** How many of them have another status or action now. */
  readonly changed: number;
  /** For all of them together, in milliseconds. */
  readonly durationMs: number;
}

/** Everything that the studio shows. */
export interface StudioState {
  readonly model: ModelState;
  /** Undefined until the manifest is read, or when it cannot be had. */
  readonly packageFacts: PackageFacts | undefined;
  readonly executionProvider: ExecutionProviderChoice;
  /** Which model is loaded, or is to be. */
  readonly modelOrder: ModelOrder;
  /** Of this visit, newest first. */
  readonly benchmarks: readonly BenchmarkResult[];
  readonly settings: StudioSettings;
  readonly history: SettingsHistory;
  /** Settings that were given a name, newest first. */
  readonly versions: readonly SavedVersion[];
  readonly messages: readonly ChatMessage[];
  /** The check in the verdict panel. */
  readonly shown: CheckRecord | undefined;
  /** What is being checked at the moment. */
  readonly checking: GuardTask | undefined;
  /** Checks of sent and held texts, newest first. */
  readonly log: readonly CheckRecord[];
  /** The last change of the policy; undefined before the first. */
  readonly redecision: Redecision | undefined;
  readonly showsTexts: boolean;
  /** Requests of this page and of its workers since the model was loaded. */
  readonly requestCount: number;
  /** The next visit needs no network. */
  readonly isOfflineReady: boolean;
  /** The page's own security policy forbids it to connect to anything. */
  readonly isBlocked: boolean;
  /** This is the page that may connect to an endpoint. */
  readonly allowsEndpoint: boolean;
  /** Who answers in the chat. */
  readonly assistant: AssistantChoice;
}

/** Stands for an answer that was held back, in the chat and towards the model. */
export const heldAnswerText = 'This answer was held back.';

/** Whether a message's text may be shown. */
export function isVisible({ role, text, record, isCut, isRevealed }: ChatMessage): boolean {
  if (role === 'user') return true;
  // It was released before the verdict that ended the answer.
  if (isCut) return text !== '';
  const action = record?.verdict.action;
  return action === 'off' || action === 'log' || (action === 'warn' && isRevealed === true);
}

/** What was said so far, as the model is shown it: questions with their answers, in turn. */
export function conversationOf(messages: readonly ChatMessage[]): Conversation {
  return messages.flatMap((message, index) => {
    const answer = messages[index + 1];
    // A question whose answer is still being checked would put two user turns in a row.
    if (message.role !== 'user' || answer?.role !== 'agent' || !answer.record) return [];
    const text = isVisible(answer) ? answer.text : heldAnswerText;
    return [{ role: 'user', text: message.text } as const, { role: 'agent', text } as const];
  });
}

/** The prompt format of the loaded model, or of pocket-guard until one is loaded. */
export function protocolOf(model: ModelState): GuardProtocol {
  return protocolById(model.phase === 'ready' ? model.model.protocol : 'pocket-guard-1');
}

/** All categories, switched-off ones included: the writer's own list, or the one that the model was made with. */
export function fullTaxonomyOf({
  model,
  settings,
}: Pick<StudioState, 'model' | 'settings'>): Taxonomy {
  return settings.taxonomy ?? protocolOf(model).defaultTaxonomy;
}

/** The categories that the model is asked about. */
export function taxonomyOf({ model, settings }: Pick<StudioState, 'model' | 'settings'>): Taxonomy {
  const full = fullTaxonomyOf({ model, settings });
  const known = full.categories.map(({ code }) => code);
  const excluded = settings.excludedCodes.filter((code) => known.includes(code));
  // Settings of another model might exclude everything that this one knows.
  return excluded.length < known.length ? excludeCategories(full, excluded) : full;
}
