import { guardProtocols, protocolById } from '@guarded-chat/policy';
import * as v from 'valibot';
import { EngineError } from './engine-error.ts';
import { type Manifest, manifestFile } from './manifest.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const positive = v.pipe(v.number(), v.integer(), v.minValue(1));
const probability = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
/** A plain file name: a package is one flat folder, and nothing outside it can be named. */
const fileName = v.pipe(v.string(), v.regex(/^[\w-][\w.-]*$/, 'is not a plain file name'));
const webAddress = v.pipe(v.string(), v.url(), v.startsWith('https://'));
/** No vocabulary is larger: a range is only unfolded up to here. */
const maxTokenId = 1_000_000;
const role = v.picklist(['user', 'agent']);
const protocol = v.picklist(guardProtocols.map(({ id }) => id));

/** unsafe score = sigmoid(scale * (unsafe logit - safe logit) + bias). */
const calibration = v.object({
  scale: v.pipe(v.number(), v.finite()),
  bias: v.pipe(v.number(), v.finite()),
});

const manifestSchema: v.GenericSchema<unknown, Manifest> = v.object({
  format: v.literal('guarded-chat-model/1'),
  id: v.pipe(v.string(), v.minLength(1)),
  name: v.pipe(v.string(), v.minLength(1)),
  protocol,
  licence: v.object({
    id: v.string(),
    notice: v.string(),
    attribution: v.optional(v.string()),
    // Shown as links: nothing but a web address may become one.
    links: v.optional(v.array(v.object({ name: v.string(), url: webAddress }))),
  }),
  architecture: v.object({
    layers: positive,
    kvHeads: positive,
    headSize: positive,
    maxPositions: positive,
  }),
  tokenizer: fileName,
  /** Control tokens that the protocol uses: literal -> id. */
  controlTokens: v.record(v.string(), count),
  /** Token id of every row of the output head; a full one is written as the range it is. */
  headTokenIds: v.optional(
    v.union([
      v.array(count),
      v.pipe(
        v.object({ first: count, count: positive }),
        v.check(({ first, count: rows }) => first + rows <= maxTokenId, 'is too long a range'),
        v.transform(({ first, count: rows }) =>
          Array.from({ length: rows }, (_, row) => first + row),
        ),
      ),
    ]),
    [],
  ),
  /** How the judged turn is cut, in tokens: windows of `maxTokens`, and earlier turns cut to `contextTokens`. */
  window: v.optional(
    v.pipe(
      v.object({ maxTokens: positive, overlapTokens: count, contextTokens: positive }),
      v.check(
        ({ maxTokens, overlapTokens }) => overlapTokens < maxTokens,
        'overlapTokens must be less than maxTokens',
      ),
    ),
  ),
  calibration,
  thresholds: v.object({ strict: probability, default: probability, lenient: probability }),
  /** Graphs over the same weights, best first. `tolerance` is the allowed distance from the golden scores. */
  variants: v.pipe(
    v.array(
      v.object({
        dtype: v.picklist(['q4', 'q4f16', 'int8', 'fp32']),
        executionProvider: v.picklist(['webgpu', 'wasm']),
        graph: fileName,
        tolerance: probability,
        calibration: v.optional(calibration),
      }),
    ),
    v.minLength(1),
  ),
  weights: v.array(fileName),
  files: v.array(
    v.object({
      path: fileName,
      bytes: count,
      sha256: v.pipe(
        v.string(),
        v.regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 in lower-case hexadecimal'),
      ),
    }),
  ),
  /** Golden conversations with the scores of the unquantized arithmetic. */
  selfTest: v.array(
    v.object({
      task: v.picklist(['prompt-classification', 'response-classification']),
      conversation: v.array(v.object({ role, text: v.string() })),
      unsafeScore: probability,
    }),
  ),
});

/**
 * Parses a manifest.
 * @throws EngineError `model-unsupported` that names the field at fault.
 */
export function parseManifest(json: string): Manifest {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw new EngineError('model-unsupported', 'manifest.json: is not JSON', { cause });
  }
  const result = v.safeParse(manifestSchema, value);
  if (!result.success) {
    const [issue] = result.issues;
    const field = ['manifest', v.getDotPath(issue) ?? []].flat().join('.');
    throw new EngineError('model-unsupported', `${field}: ${issue.message}`);
  }
  const manifest = result.output;
  const { form } = protocolById(manifest.protocol).answer;
  if (form !== 'matched' && manifest.headTokenIds.length < 2)
    throw new EngineError('model-unsupported', 'manifest.headTokenIds: has fewer than 2 tokens');
  for (const name of [
    manifest.tokenizer,
    ...manifest.weights,
    ...manifest.variants.map((one) => one.graph),
  ]) {
    manifestFile(manifest, name);
  }
  return manifest;
}
