import { type Policy, type Taxonomy } from '@guarded-chat/policy';
import type { ExecutionProviderChoice } from '@guarded-chat/protocol';
import type { AssistantChoice } from '../chat/assistants/assistant.ts';
import { ChatSession } from '../chat/chat-session.ts';
import type { BenchmarkResult } from '../models/benchmark.ts';
import { ModelLibrary } from '../models/model-library.ts';
import { ModelLoader } from '../model/model-loader.ts';
import type { ModelOrder } from '../model/model-order.ts';
import { readPackageFacts } from '../model/read-package-facts.ts';
import { isOfflineReady } from '../offline/is-offline-ready.ts';
import { countRequests, type ObserveRequests } from '../privacy/request-counter.ts';
import { type CheckRecord, redecide } from '../verdict/check-record.ts';
import { initialState } from './initial-state.ts';
import { readVersions, type SavedVersion, writeVersions } from './saved-versions.ts';
import { recordChange, type SettingsHistory, stepHistory } from './settings-history.ts';
import {
  defaultSettings,
  readSettings,
  type StudioSettings,
  writeSettings,
} from './studio-settings.ts';
import { type StudioState, taxonomyOf } from './studio-state.ts';
import { StudioStore } from './studio-store.ts';

/** What the studio needs of the page. */
export interface StudioHost {
  /** Starts the engine's worker. */
  readonly createWorker: () => Worker;
  /** Resolves when the page's requests are kept for the next visit, or cannot be. */
  readonly keepFiles: () => Promise<void>;
  /** Fetches the code of all sections: none of them may make a request later. */
  readonly loadSections: () => Promise<void>;
  /** The page may connect to an endpoint: nothing is blocked then. */
  readonly allowsEndpoint: boolean;
  /** Forbids the page to connect to anything from now on; tells whether that is in force. */
  readonly blockConnections: () => boolean;
  /** The network requests of the page and of its workers. */
  readonly requests: readonly ObserveRequests[];
}

function getStorage(): Storage {
  return localStorage;
}

/** Names what the model is asked: another string, another question. */
function questionOf(state: StudioState): string {
  return JSON.stringify(taxonomyOf(state).categories);
}

/** The studio behind its views: one store, and everything that changes it. */
export class Studio {
  readonly store: StudioStore = new StudioStore(
    initialState(readSettings(getStorage), readVersions(getStorage)),
  );
  readonly loader: ModelLoader;
  readonly chat: ChatSession;
  /** The models on this device. */
  readonly library: ModelLibrary;

  constructor(host: StudioHost) {
    const kept = host.keepFiles();
    const counter = countRequests(
      host.requests,
      () => performance.timeOrigin + performance.now(),
      () => this.store.update({ requestCount: counter.count }),
    );
    this.store.update({ allowsEndpoint: host.allowsEndpoint });
    this.chat = new ChatSession(this.store, () => this.loader.guard);
    this.library = new ModelLibrary(host.createWorker, () => this.state.model.phase);
    this.loader = new ModelLoader(this.store, {
      createWorker: () => this.library.follow(host.createWorker()),
      prepare: () => kept.then(() => this.#readFacts()),
      beside: host.loadSections,
      onReady: () => {
        this.#blockConnections(host);
        counter.reset();
        this.chat.resume();
        void this.#noteOfflineReady();
      },
    });
    this.load('auto');
  }

  get state(): StudioState {
    return this.store.state;
  }

  load(executionProvider: ExecutionProviderChoice): void {
    this.loader.load(executionProvider);
  }

  /** Applies a policy at once, to everything checked so far: no inference is needed. */
  setPolicy(policy: Policy): void {
    this.#applySettings({ ...this.state.settings, policy });
  }

  /** Asks the model about a category or leaves it out, and checks the latest text again. */
  setAsked(code: string, isAsked: boolean): void {
    const others = this.state.settings.excludedCodes.filter((one) => one !== code);
    this.#applySettings({
      ...this.state.settings,
      excludedCodes: isAsked ? others : [...others, code],
    });
  }

  /** Asks the model by another list from now on; without one, by the list that it was made with. */
  setTaxonomy(taxonomy: Taxonomy | undefined): void {
    const { policy, excludedCodes } = this.state.settings;
    this.#applySettings({ policy, excludedCodes, ...(taxonomy && { taxonomy }) });
  }

  resetSettings(): void {
    this.#applySettings(defaultSettings);
  }

  /** Loads another model. */
  setModel(modelOrder: ModelOrder): void {
    this.store.update({ modelOrder });
    this.load(this.state.executionProvider);
  }

  /** Ends a load; what was stored of the model is kept for the next. */
  cancelLoad(): void {
    this.loader.cancel();
  }

  addBenchmark(result: BenchmarkResult): void {
    this.store.update({ benchmarks: [result, ...this.state.benchmarks] });
  }

  /** Model files were deleted: the next visit needs a network. */
  noteModelDeleted(): void {
    this.store.update({ isOfflineReady: false });
  }

  /** Says who answers in the chat. */
  setAssistant(assistant: AssistantChoice): void {
    this.store.update({ assistant });
  }

  /** Takes settings as they are: a saved version, or what somebody shared. */
  useSettings(settings: StudioSettings): void {
    this.#applySettings(settings);
  }

  /** Takes the last change of the settings back, or makes it again. */
  step(direction: 'back' | 'forward'): void {
    const { history, settings } = this.state;
    const step = stepHistory(history, settings, direction);
    if (step) this.#applySettings(step.settings, step.history);
  }

  /** Gives the settings a name, to come back to. */
  saveVersion(name: string): void {
    const { settings, versions } = this.state;
    const version = { id: crypto.randomUUID(), name, savedMs: Date.now(), settings };
    this.#setVersions([version, ...versions]);
  }

  removeVersion(id: string): void {
    this.#setVersions(this.state.versions.filter((version) => version.id !== id));
  }

  /** Puts a check of the log into the verdict panel. */
  show(shown: CheckRecord): void {
    this.store.update({ shown });
  }

  setShowsTexts(showsTexts: boolean): void {
    this.store.update({ showsTexts });
  }

  clearLog(): void {
    this.store.update({ log: [], redecision: undefined });
  }

  #setVersions(versions: readonly SavedVersion[]): void {
    this.store.update({ versions });
    writeVersions(getStorage, versions);
  }

  #applySettings(
    settings: StudioSettings,
    history: SettingsHistory = recordChange(this.state.history, this.state.settings, Date.now()),
  ): void {
    const questionBefore = questionOf(this.state);
    this.store.update({ ...this.#redecideAll(settings.policy), settings, history });
    this.loader.configure();
    writeSettings(getStorage, settings);
    if (questionOf(this.state) !== questionBefore) void this.chat.recheck();
  }

  #redecideAll(policy: Policy): Partial<StudioState> {
    const { shown, log, messages } = this.state;
    const startMs = performance.now();
    const decided = log.map((record) => redecide(record, policy));
    const durationMs = performance.now() - startMs;
    const changed = decided.filter(({ verdict }, index) => {
      const former = log[index]?.verdict;
      return verdict.status !== former?.status || verdict.action !== former.action;
    }).length;
    return {
      shown: shown && redecide(shown, policy),
      log: decided,
      messages: messages.map((message) =>
        message.record ? { ...message, record: redecide(message.record, policy) } : message,
      ),
      redecision: log.length > 0 ? { count: log.length, changed, durationMs } : undefined,
    };
  }

  /** Once for all: from the first model on, the page needs no connection; the worker fetches what a model needs. */
  #blockConnections({ blockConnections, allowsEndpoint }: StudioHost): void {
    if (this.state.isBlocked || allowsEndpoint) return;
    this.store.update({ isBlocked: blockConnections() });
  }

  /** Before each load until they are there: the first may have been without a network. */
  async #readFacts(): Promise<void> {
    if (this.state.packageFacts || this.state.isBlocked) return;
    this.store.update({ packageFacts: await readPackageFacts('/models/pocket-guard/') });
  }

  async #noteOfflineReady(): Promise<void> {
    const hashes = this.state.packageFacts?.weightHashes ?? [];
    this.store.update({ isOfflineReady: await isOfflineReady(hashes) });
  }
}
