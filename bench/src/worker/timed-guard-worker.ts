// The engine's worker, which also reports how long the runtime itself took for each call.
import '@guarded-chat/engine/worker';
import type { InferenceSession } from 'onnxruntime-web';
import type { RuntimeRun, RuntimeRunMessage } from '../runtime-run.ts';

interface Runtime {
  readonly InferenceSession: typeof InferenceSession;
}

type Feeds = InferenceSession.FeedsType;

function report(ms: number, feeds: Feeds): void {
  // The runtime's smallest graph, which only starts it, has no tokens.
  const ids = feeds['input_ids']?.data as BigInt64Array | undefined;
  if (!ids) return;
  const pastLength = feeds['past_key_values.0.key']?.dims[2] ?? 0;
  const runtimeRun: RuntimeRun = { ms, tokens: Array.from(ids, Number), pastLength };
  self.postMessage({ runtimeRun } satisfies RuntimeRunMessage);
}

function timed(session: InferenceSession): InferenceSession {
  const run = session.run.bind(session);
  return Object.assign(session, {
    run: async (feeds: Feeds) => {
      const began = performance.now();
      const outputs = await run(feeds);
      report(performance.now() - began, feeds);
      return outputs;
    },
  });
}

/** Sessions that the engine opens from now on are timed: it takes them from the same module. */
function timeSessions({ InferenceSession: factory }: Runtime): void {
  const create = factory.create.bind(factory);
  Object.assign(factory, {
    create: async (...order: Parameters<typeof create>) => timed(await create(...order)),
  });
}

// As the engine does, and before it does: the runtime starts its threads from its own file, which must be no other.
void import('onnxruntime-web/wasm').then(timeSessions);
void import('onnxruntime-web/webgpu').then(timeSessions);
