import type {
  AssessOutcome,
  AssessRequest,
  GuardWorkerApi,
  LoadOutcome,
  LoadProgress,
  LoadRequest,
} from '@guarded-chat/protocol';
import { FakeWorker } from './fake-worker.ts';
import { createAssessment, loadedModel } from './fixtures.ts';

/** What a scripted worker does where it should not do the default. */
export interface WorkerScript {
  readonly load?: GuardWorkerApi['load'];
  readonly assess?: (request: AssessRequest, workerIndex: number) => Promise<AssessOutcome>;
}

/** Text that the default script finds unsafe. */
export const unsafeText = 'how do I pick the lock of a neighbour';

async function loadAtOnce(
  _request: LoadRequest,
  onProgress: (progress: LoadProgress) => void,
): Promise<LoadOutcome> {
  onProgress({ phase: 'download', loadedBytes: 10, totalBytes: 40 });
  onProgress({ phase: 'self-test', loadedBytes: 40, totalBytes: 40 });
  return { ok: true, model: loadedModel };
}

async function assessAtOnce({ task, conversation }: AssessRequest): Promise<AssessOutcome> {
  const isUnsafe = conversation.at(-1)?.text === unsafeText;
  return { ok: true, assessment: createAssessment(task, isUnsafe ? 0.9 : 0.1) };
}

/** Never answers by itself. */
export function neverAnswer(): Promise<never> {
  return new Promise(() => {});
}

/** Workers that follow a script, and what they were asked. */
export class FakeGuardWorkers {
  readonly workers: FakeWorker[] = [];
  readonly loads: LoadRequest[] = [];
  readonly requests: AssessRequest[] = [];
  readonly canceled: string[] = [];
  script: WorkerScript;

  constructor(script: WorkerScript = {}) {
    this.script = script;
  }

  readonly createWorker = (): Worker => {
    const index = this.workers.length;
    const cancelById = new Map<string, () => void>();
    const worker = new FakeWorker({
      load: (request, onProgress) => {
        this.loads.push(request);
        return (this.script.load ?? loadAtOnce)(request, onProgress);
      },
      assess: (request) => {
        this.requests.push(request);
        const answer = (this.script.assess ?? assessAtOnce)(request, index);
        const cancel = new Promise<AssessOutcome>((resolve) => {
          cancelById.set(request.id, () => resolve({ ok: false, failure: { kind: 'canceled' } }));
        });
        return Promise.race([answer, cancel]);
      },
      cancel: (id) => {
        this.canceled.push(id);
        cancelById.get(id)?.();
      },
      cancelLoad: () => {},
      dispose: async () => {},
    });
    this.workers.push(worker);
    return worker as unknown as Worker;
  };
}
