import { type DownloadProgressEvent, Guard, type GuardOptions } from '@guarded-chat/client';
import type { Conversation, Taxonomy } from '@guarded-chat/policy';
import EngineWorker from '@guarded-chat/engine/worker?worker';
import type { RuntimeRun, RuntimeRunMessage } from '../runtime-run.ts';
import CountedGuardWorker from '../worker/counted-guard-worker.ts?worker';
import TimedGuardWorker from '../worker/timed-guard-worker.ts?worker';

/** Which guard to open. */
export interface GuardSetup {
  /** URL of the model's folder, relative to the page. */
  readonly modelUrl: string;
  readonly executionProvider: 'wasm' | 'webgpu';
  /** Whether the worker reports the calls of the runtime; its start then takes longer. */
  readonly isTimed: boolean;
  /** Whether the worker counts its GPU buffers; only where there is WebGPU, and not of a timed one. */
  readonly isCounted?: boolean;
  /** How long a check may take; absent: as the default policy says. */
  readonly deadlineMs?: number;
  /** How much of the load is done, in (0, 1), when it is canceled. */
  readonly cancelAt?: number;
  /** What is said of a package without a manifest. */
  readonly unverified?: GuardOptions['unverified'];
}

/** How a load went: milliseconds from the call until each phase began, in the order of the phases. */
export interface LoadTimes {
  readonly phases: readonly { readonly phase: string; readonly atMs: number }[];
  readonly totalMs: number;
  readonly model: {
    readonly dtype: string;
    readonly executionProvider: string;
    readonly revision: string;
    readonly selfTest: string;
    readonly sizeBytes: number;
    /** What its licence wants shown. */
    readonly notice: string | undefined;
  };
}

/** How one check went. */
export interface CheckTimes {
  /** From the call of the client to its answer, in milliseconds. */
  readonly ms: number;
  /** Calls of the runtime in it; empty unless the guard is timed. */
  readonly runs: readonly RuntimeRun[];
  readonly tokens: { readonly cached: number; readonly computed: number };
  /** What the assessment says of its model. */
  readonly selfTest: LoadTimes['model']['selfTest'] | undefined;
}

/** One guard at a time, and how long it takes. */
export class GuardRuns {
  readonly #runs: RuntimeRun[] = [];
  #guard: Guard | undefined;

  /** The open guard. @throws Error when there is none. */
  get guard(): Guard {
    if (!this.#guard) throw new Error('no guard is open');
    return this.#guard;
  }

  /** Opens a guard in the place of the former. @throws GuardError when it cannot be had. */
  async open({
    modelUrl,
    executionProvider,
    isTimed,
    isCounted = false,
    deadlineMs,
    cancelAt = Number.POSITIVE_INFINITY,
    unverified,
  }: GuardSetup): Promise<LoadTimes> {
    const cancel = new AbortController();
    this.#guard?.destroy();
    const began = performance.now();
    const phases: { phase: string; atMs: number }[] = [];
    this.#guard = await Guard.create({
      model: modelUrl,
      executionProvider,
      unverified,
      signal: cancel.signal,
      ...(deadlineMs !== undefined && { policy: { deadlineMs } }),
      createWorker: () => {
        if (isTimed) return this.#createTimedWorker();
        return isCounted ? new CountedGuardWorker() : new EngineWorker();
      },
      monitor: (target) => {
        target.addEventListener('downloadprogress', (event) => {
          const { phase, loaded } = event as DownloadProgressEvent;
          if (loaded >= cancelAt) cancel.abort(new Error('canceled'));
          if (phases.at(-1)?.phase === phase) return;
          phases.push({ phase, atMs: performance.now() - began });
        });
      },
    });
    const totalMs = performance.now() - began;
    const { attribution, ...loaded } = this.#guard.model;
    const { dtype, executionProvider: used, revision, selfTest, sizeBytes } = loaded;
    const notice = attribution && `${attribution.text}. ${attribution.notice}`;
    const model = { dtype, executionProvider: used, revision, selfTest, sizeBytes, notice };
    return { phases, totalMs, model };
  }

  /** Ends the open guard, if there is one. */
  close(): void {
    this.#guard?.destroy();
    this.#guard = undefined;
  }

  /** Judges the last turn, the user's or the agent's. @throws GuardError on a failure. */
  async check(conversation: Conversation): Promise<CheckTimes> {
    this.#runs.length = 0;
    const isAnswer = conversation.at(-1)?.role === 'agent';
    const began = performance.now();
    const { tokens, model } = await (isAnswer
      ? this.guard.assessResponse(conversation)
      : this.guard.assessPrompt(conversation));
    const ms = performance.now() - began;
    return { ms, tokens, runs: [...this.#runs], selfTest: model.selfTest };
  }

  /** From now on the first category has this name: the policy prefix is another. */
  renameCategory(name: string): void {
    const { categories, ...taxonomy } = this.guard.taxonomy;
    const [first, ...others] = categories;
    if (!first) return;
    const renamed: Taxonomy = { ...taxonomy, categories: [{ ...first, name }, ...others] };
    this.guard.taxonomy = renamed;
  }

  #createTimedWorker(): Worker {
    const worker = new TimedGuardWorker();
    worker.addEventListener('message', ({ data }: MessageEvent<Partial<RuntimeRunMessage>>) => {
      if (data.runtimeRun) this.#runs.push(data.runtimeRun);
    });
    return worker;
  }
}
