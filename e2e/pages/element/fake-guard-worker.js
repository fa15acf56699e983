// Stands in for the guard worker: it speaks Comlink's messages, and does what the text says.
//   "unsafe ..." is unsafe, "held ..." waits for the first message on the channel `fake-guard`, "slow ..." takes a while,
//   "never ..." is not answered, "crash ..." throws.
// It tells each question and each cancellation on the channel `fake-guard-asked`.
// The page sets `scriptedLoad` before this script: `hold` waits for that message too, `fail` fails, `llama` waits and is
// then a Llama model that came without golden scores.

/**
 * @typedef {{ task: string, id: string, priority?: string, conversation: { text: string }[] }} AssessRequest
 * @typedef {{ id: string, type: string, path: string[], argumentList: { value: unknown }[] }} Call
 */

const model = {
  id: 'fake-guard',
  name: 'Fake guard',
  revision: 'c0ffee',
  protocol: 'pocket-guard-1',
  defaultTaxonomy: {
    id: 'fake',
    name: 'Fake hazards',
    categories: [
      { code: 'S1', name: 'Violent Crimes' },
      { code: 'S9', name: 'Indiscriminate Weapons' },
    ],
  },
  licence: 'Apache-2.0',
  executionProvider: 'wasm',
  dtype: 'q4',
  sizeBytes: 1000,
  defaultThreshold: 0.5,
  thresholds: { strict: 0.3, default: 0.5, lenient: 0.7 },
  selfTest: 'verified',
};

/** What a Llama's licence wants shown. */
const attribution = {
  text: 'Built with Llama',
  notice: 'Llama 3.2 is licensed under the Llama 3.2 Community License.',
  links: [{ name: 'Licence', url: 'https://www.llama.com/llama3_2/license/' }],
};

const failure = {
  kind: 'model-fetch-failed',
  origin: 'model',
  message: 'manifest.json: the server answered 404. Check the model address.',
};

/** @type {Map<string, () => void>} */
const cancelById = new Map();

const told = new BroadcastChannel('fake-guard-asked');

/** From the first message on the channel, nothing is held any more. */
const released = new Promise((resolve) => {
  new BroadcastChannel('fake-guard').addEventListener('message', resolve, { once: true });
});

/** @param {AssessRequest} request */
function createAssessment({ task, conversation }) {
  const text = conversation.at(-1)?.text ?? '';
  const unsafeScore = /^unsafe|\bUNSAFE\b/.test(text) ? 0.93 : 0.04;
  return {
    task,
    unsafeScore,
    categoryScores: { S1: unsafeScore, S9: unsafeScore / 20 },
    spans: [{ start: 0, end: text.length }],
    tokens: { cached: 200, computed: 12 },
    timings: { queueMs: 0, tokenizeMs: 1, prefillMs: 0, forwardMs: 5, totalMs: 6 },
    model,
  };
}

/** @param {MessagePort} port */
async function load(port) {
  const script = String(Reflect.get(globalThis, 'scriptedLoad'));
  const named = script === 'llama' && { model: { name: 'Fake Llama', attribution } };
  const progress = { phase: 'download', loadedBytes: 420, totalBytes: 1000, ...named };
  const call = { type: 'APPLY', path: [], argumentList: [{ type: 'RAW', value: progress }] };
  port.postMessage({ id: 'progress', ...call });
  if (script === 'hold' || script === 'llama') await released;
  if (script === 'llama')
    return { ok: true, model: { ...model, attribution, selfTest: 'unverified' } };
  return script === 'fail' ? { ok: false, failure } : { ok: true, model };
}

/**
 * @param {AssessRequest} request
 * @returns {Promise<unknown>}
 */
function assess(request) {
  const text = request.conversation.at(-1)?.text ?? '';
  told.postMessage({ text, priority: request.priority ?? 'normal' });
  return new Promise((resolve) => {
    cancelById.set(request.id, () => resolve({ ok: false, failure: { kind: 'canceled' } }));
    const give = () => {
      if (text.startsWith('crash')) throw new Error('crashed as asked');
      resolve({ ok: true, assessment: createAssessment(request) });
    };
    if (text.startsWith('never')) return;
    if (text.startsWith('held')) void released.then(give);
    else setTimeout(give, text.startsWith('slow') ? 600 : 0);
  });
}

/**
 * @param {Call} call
 * @returns {Promise<unknown>}
 */
async function answer({ path, argumentList }) {
  const [first, second] = argumentList.map(({ value }) => value);
  if (path[0] === 'load') return load(/** @type {MessagePort} */ (second));
  if (path[0] === 'storedModels') return [];
  if (path[0] === 'assess') return assess(/** @type {AssessRequest} */ (first));
  if (path[0] === 'cancel') {
    const cancel = cancelById.get(String(first));
    // A cancellation of nothing only asks whether the worker lives.
    if (cancel) told.postMessage({ canceled: first });
    cancel?.();
  }
  return undefined;
}

addEventListener('message', ({ data }) => {
  const call = /** @type {Call} */ (data);
  if (call.type !== 'APPLY') return;
  void answer(call).then((value) => postMessage({ id: call.id, type: 'RAW', value }));
});
