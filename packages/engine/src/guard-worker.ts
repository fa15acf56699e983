import type {
  AssessOutcome,
  AssessRequest,
  GuardWorkerApi,
  LoadOutcome,
  LoadRequest,
} from '@guarded-chat/protocol';
import { WORKER_API_VERSION } from '@guarded-chat/protocol';
import { assessConversation } from './assess-conversation.ts';
import { EngineError, toFailure } from './engine-error.ts';
import { type LoadEnvironment, loadGuardModel, type ReadyModel } from './load-guard-model.ts';
import { JudgementMemo } from './judgement-memo.ts';
import { TaskQueue } from './task-queue.ts';

const canceled = { ok: false, failure: { kind: 'canceled' } } as const satisfies AssessOutcome;

/** The worker's side of the API: one model, one queue. No method rejects. */
export function createGuardWorker(environment: () => Promise<LoadEnvironment>): GuardWorkerApi {
  const queue = new TaskQueue();
  const pending = new Map<string, AbortController>();
  let loading = new AbortController();
  let ready: (ReadyModel & { readonly memo: JudgementMemo }) | undefined;

  async function release(): Promise<void> {
    const former = ready;
    ready = undefined;
    former?.prefixes.clear();
    await former?.model.dispose();
  }

  async function load(
    request: LoadRequest,
    onProgress: Parameters<GuardWorkerApi['load']>[1],
  ): Promise<LoadOutcome> {
    loading.abort(new EngineError('model-fetch-failed', 'the load was replaced by another'));
    loading = new AbortController();
    const { signal } = loading;
    return queue.run(async () => {
      try {
        if (request.apiVersion !== WORKER_API_VERSION) {
          throw new EngineError(
            'protocol-mismatch',
            `the page speaks version ${request.apiVersion} of the worker API, the worker ${WORKER_API_VERSION}; publish both together`,
          );
        }
        signal.throwIfAborted();
        await release();
        const order = { ...request, signal, onProgress };
        const loaded = await loadGuardModel(order, await environment());
        ready = { ...loaded, memo: new JudgementMemo() };
        return { ok: true, model: ready.loaded };
      } catch (error) {
        return { ok: false, failure: toFailure(error, 'no-execution-provider') };
      }
    });
  }

  async function assessNow(
    request: AssessRequest,
    signal: AbortSignal,
    queueMs: number,
  ): Promise<AssessOutcome> {
    try {
      signal.throwIfAborted();
      if (!ready) throw new EngineError('destroyed', 'no model is loaded; load one first');
      const { model, prefixes, memo } = ready;
      const giveWay = async () => {
        await queue.giveWay();
        if (ready?.model !== model)
          throw new EngineError('destroyed', 'the model was replaced meanwhile; check again');
      };
      const assessment = await assessConversation(request, {
        model,
        prefixes,
        memo,
        signal,
        queueMs,
        ...(request.priority === 'background' && { giveWay }),
      });
      return { ok: true, assessment };
    } catch (error) {
      if (signal.aborted) return canceled;
      if (error instanceof TypeError)
        return { ok: false, failure: { kind: 'invalid-request', message: error.message } };
      return { ok: false, failure: toFailure(error, 'inference-failed') };
    }
  }

  async function assess(request: AssessRequest): Promise<AssessOutcome> {
    const controller = new AbortController();
    pending.set(request.id, controller);
    const arrived = performance.now();
    try {
      return await queue.run(
        () => assessNow(request, controller.signal, performance.now() - arrived),
        request.priority,
      );
    } finally {
      pending.delete(request.id);
    }
  }

  return {
    load,
    assess,
    cancel: (id) => pending.get(id)?.abort(),
    cancelLoad: () => loading.abort(new EngineError('model-fetch-failed', 'the load was canceled')),
    dispose: () => queue.run(release),
  };
}
