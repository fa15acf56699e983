import {
  type Assessment,
  type Conversation,
  decideVerdict,
  type GuardTask,
  type Policy,
  parsePolicy,
  parseTaxonomy,
  type Taxonomy,
  type Verdict,
} from '@guarded-chat/policy';
import type { LoadedModel } from '@guarded-chat/protocol';
import { createGuardWorker } from './create-guard-worker.ts';
import { DeviceRecord } from './device-record.ts';
import type { GuardSharing } from './guard-connection.ts';
import { GuardError } from './guard-error.ts';
import type { AvailabilityOptions, GuardOptions, RequestOptions } from './guard-options.ts';
import { GuardSession } from './guard-session.ts';
import { loadPart } from './load-part.ts';
import { recordLoad } from './load-registry.ts';
import { locateAssets } from './locate-model.ts';
import type { GuardAvailability } from './read-availability.ts';
import { readConversation, taskOf } from './read-conversation.ts';
import { readPlainRequest } from './read-plain-request.ts';
import { chooseOpener } from './sharing/choose-opener.ts';
import {
  createGuardTransform,
  type GuardTransformOptions,
} from './stream/create-guard-transform.ts';
import { guardStream } from './stream/guard-stream.ts';
import type { GuardStreamOptions } from './stream/read-stream-request.ts';
import type { GuardStreamEvent } from './stream/stream-events.ts';
import type { StreamSource } from './stream/stream-source.ts';
import { withDeadline } from './with-deadline.ts';

/** A guard model in a worker, with the taxonomy it is asked about and the policy its answers are judged by. */
export class Guard {
  readonly #session: GuardSession;
  /** By assessment, the taxonomy it was asked under: names its categories even after the taxonomy has changed. */
  readonly #askedTaxonomy = new WeakMap<Assessment, Taxonomy>();
  #taxonomy: Taxonomy | undefined;
  #policy: Policy;

  private constructor(session: GuardSession, taxonomy: Taxonomy | undefined, policy: Policy) {
    this.#session = session;
    this.#taxonomy = taxonomy;
    this.#policy = policy;
  }

  /**
   * Starts a worker and loads a model in it, or uses the worker that another guard of this origin has started.
   * @throws TypeError when an option is invalid, at once and naming it; GuardError when the worker or the model cannot
   * be had; `signal.reason` when the signal aborts.
   */
  static async create(options: GuardOptions = {}): Promise<Guard> {
    const taxonomy = options.taxonomy === undefined ? undefined : parseTaxonomy(options.taxonomy);
    const policy = parsePolicy(options.policy ?? {});
    const executionProvider = options.executionProvider ?? 'auto';
    if (!['auto', 'webgpu', 'wasm'].includes(executionProvider)) {
      throw new TypeError('executionProvider: expected "auto", "webgpu" or "wasm"');
    }
    if (typeof (options.shared ?? true) !== 'boolean') {
      throw new TypeError('shared: expected true or false');
    }
    const model =
      readPlainRequest(options) ??
      (await loadPart(import('./read-model-request.ts'))).readModelRequest(options);
    const persist = options.persist ?? (model.files ? true : undefined);
    const workerUrl = new URL('guard-worker.js', locateAssets(options));
    const createWorker = options.createWorker ?? (() => createGuardWorker(workerUrl));
    const sharedUrl = options.createWorker ? undefined : workerUrl.href;
    const progressTarget = new EventTarget();
    options.signal?.throwIfAborted();
    options.monitor?.(progressTarget);
    const devices = new DeviceRecord();
    const settings = {
      createWorker,
      model,
      executionProvider,
      devices,
      persist,
    };
    const openModel = chooseOpener(settings, sharedUrl, options.shared ?? true);
    const session = await recordLoad(model.modelUrl, () =>
      GuardSession.open(openModel, progressTarget, options.signal),
    );
    return new Guard(session, taxonomy, policy);
  }

  /**
   * Looks whether a guard can be created, without fetching the model.
   * @throws TypeError when an option is invalid; GuardError when the script that looks cannot be loaded;
   * `signal.reason` when the signal aborts.
   */
  static async availability(options: AvailabilityOptions = {}): Promise<GuardAvailability> {
    const { readAvailability } = await loadPart(import('./read-availability.ts'));
    return readAvailability(options);
  }

  /** The loaded model; after a crash and a restart, as it was loaded last. */
  get model(): LoadedModel {
    return this.#session.model;
  }

  /** Whose worker runs the model; it changes when the tab that has it is closed. */
  get sharing(): GuardSharing {
    return this.#session.sharing;
  }

  /** What the model is asked: the default of the model, or the one that was set. */
  get taxonomy(): Taxonomy {
    return this.#taxonomy ?? this.model.defaultTaxonomy;
  }

  /** Applies to requests made from now on. @throws TypeError when it is invalid; the old one then stays. */
  set taxonomy(taxonomy: Taxonomy) {
    this.#taxonomy = parseTaxonomy(taxonomy);
  }

  /** What is done with the answers, complete with the defaults. */
  get policy(): Policy {
    return this.#policy;
  }

  /** Needs no inference: `decide` applies it to assessments already made. @throws TypeError when it is invalid. */
  set policy(policy: Partial<Policy>) {
    this.#policy = parsePolicy(policy);
  }

  /**
   * Asks whether the user's last message is unsafe.
   * @param input - The message, or the conversation that ends with it.
   * @throws TypeError when there is nothing to judge; GuardError on a failure; `signal.reason` on abort.
   */
  assessPrompt(input: string | Conversation, options: RequestOptions = {}): Promise<Assessment> {
    return this.#assess(input, 'prompt-classification', options);
  }

  /**
   * Asks whether the agent's last answer is unsafe.
   * @param conversation - Ends with the answer.
   * @throws TypeError when there is nothing to judge; GuardError on a failure; `signal.reason` on abort.
   */
  assessResponse(conversation: Conversation, options: RequestOptions = {}): Promise<Assessment> {
    return this.#assess(conversation, 'response-classification', options);
  }

  /**
   * Judges the last turn under the policy. A failure, and the passing of the policy's deadline, is an *unchecked*
   * verdict with its reason, never a safe one.
   * @param options.task - Default: as the role of the last turn says.
   * @throws TypeError when there is nothing to judge; `signal.reason` on abort.
   */
  async check(
    input: string | Conversation,
    options: RequestOptions & { readonly task?: GuardTask | undefined } = {},
  ): Promise<Verdict> {
    const { signal, priority, task = taskOf(input) } = options;
    try {
      const assessment = await withDeadline(this.#policy.deadlineMs, signal, (limited) =>
        this.#assess(input, task, { signal: limited, priority }),
      );
      return this.decide(assessment);
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof GuardError)) throw error;
      const { kind, message } = error;
      return decideVerdict(
        { kind: 'unchecked', reason: { kind, message } },
        this.#policy,
        this.taxonomy,
      );
    }
  }

  /** The verdict on an assessment of this guard under the current policy. */
  decide(assessment: Assessment): Verdict {
    const taxonomy = this.#askedTaxonomy.get(assessment) ?? this.taxonomy;
    return decideVerdict({ kind: 'assessed', assessment }, this.#policy, taxonomy);
  }

  /**
   * Guards an answer while it comes: `{kind: 'release', text, verdict}` for text that may be shown, then one
   * `{kind: 'verdict', verdict}`. Text is held until everything up to its end has been judged, each time within the
   * policy's deadline.
   * @param source - Pieces of text, or a response that streams a chat completion.
   * @throws TypeError, at once, for a source or an option that is none; while it is read, what the source throws, and
   * `signal.reason` on abort.
   */
  guardStream(
    source: StreamSource,
    options: GuardStreamOptions,
  ): AsyncGenerator<GuardStreamEvent, void, undefined> {
    return guardStream(
      (conversation, signal) => this.check(conversation, { signal }),
      source,
      options,
    );
  }

  /**
   * The same for `pipeThrough`: the readable side has the text that may be shown, and ends early when the rest is
   * blocked; `onVerdict` is told why.
   * @throws TypeError, at once, for an option that is none.
   */
  createGuardTransform(options: GuardTransformOptions): ReadableWritablePair<string, string> {
    return createGuardTransform((source, limited) => this.guardStream(source, limited), options);
  }

  /** Ends the worker, unless others use it: one of them then takes over. Pending calls, and all later ones, reject with a GuardError of kind `destroyed`. */
  destroy(): void {
    this.#session.destroy();
  }

  async #assess(
    input: string | Conversation,
    task: GuardTask,
    { signal, priority }: RequestOptions,
  ): Promise<Assessment> {
    signal?.throwIfAborted();
    const conversation = readConversation(input, task);
    // The names for this answer, even when the taxonomy is changed while the model is at it.
    const named = this.taxonomy;
    const asked = this.#taxonomy && { taxonomy: this.#taxonomy };
    const request = { task, conversation, priority, ...asked };
    const assessment = await this.#session.assess(request, signal);
    this.#askedTaxonomy.set(assessment, named);
    return assessment;
  }
}
