import { type GuardProtocol, protocolById } from '@guarded-chat/policy';
import type { UnverifiedPackage } from '@guarded-chat/protocol';
import * as v from 'valibot';
import { EngineError } from './engine-error.ts';
import type { Manifest } from './manifest.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const configSchema = v.object({
  num_hidden_layers: count,
  hidden_size: count,
  num_attention_heads: count,
  num_key_value_heads: v.nullish(count),
  head_dim: v.nullish(count),
  max_position_embeddings: count,
  vocab_size: count,
});
const tokenizerSchema = v.object({
  added_tokens: v.array(v.object({ id: v.number(), content: v.string() })),
});

/** Longer prompts are refused: their keys and values would take more memory than the weights. */
const maxPositions = 8192;

/** What `config.json` and `tokenizer.json` tell of what a manifest says. */
export interface ForeignConfig extends Pick<Manifest, 'architecture' | 'controlTokens'> {
  readonly vocabularySize: number;
}

function parse<Schema extends v.GenericSchema>(
  schema: Schema,
  name: string,
  data: Uint8Array,
): v.InferOutput<Schema> {
  try {
    return v.parse(schema, JSON.parse(new TextDecoder().decode(data)));
  } catch (cause) {
    const issue = v.isValiError(cause) ? cause.issues[0] : undefined;
    const field = issue ? [name, v.getDotPath(issue) ?? []].flat().join(': ') : name;
    throw new EngineError('model-unsupported', `${field}: is not what this engine can read`, {
      cause,
    });
  }
}

/**
 * Reads the two files that transformers.js has beside a graph.
 * @throws EngineError `model-unsupported` that names the file and the field.
 */
export function readForeignConfig(config: Uint8Array, tokenizer: Uint8Array): ForeignConfig {
  const found = parse(configSchema, 'config.json', config);
  const { added_tokens: added } = parse(tokenizerSchema, 'tokenizer.json', tokenizer);
  return {
    architecture: {
      layers: found.num_hidden_layers,
      kvHeads: found.num_key_value_heads ?? found.num_attention_heads,
      headSize: found.head_dim ?? found.hidden_size / found.num_attention_heads,
      maxPositions: Math.min(maxPositions, found.max_position_embeddings),
    },
    controlTokens: Object.fromEntries(added.map(({ id, content }) => [content, id])),
    vocabularySize: found.vocab_size,
  };
}

/** Control tokens of a protocol's prompts and of its answers' ends. */
function controlTokensOf({ answer, defaultTaxonomy, render }: GuardProtocol): readonly string[] {
  const { prefix, turns, suffix } = render([{ role: 'user', text: 'hello' }], defaultTaxonomy);
  const ofPrompt = [...prefix, ...turns, ...suffix].flatMap((piece) =>
    piece.kind === 'control' ? [piece.token] : [],
  );
  return answer.form === 'generated' && answer.codes ? [...ofPrompt, answer.codes.end] : ofPrompt;
}

/**
 * Refuses a model of another protocol than was said, as far as its tokenizer tells.
 * @throws EngineError `model-unsupported`.
 */
export function assertSpeaks(protocol: GuardProtocol, { controlTokens }: ForeignConfig): void {
  const missing = controlTokensOf(protocol).find((token) => controlTokens[token] === undefined);
  if (missing === undefined) return;
  throw new EngineError(
    'model-unsupported',
    `tokenizer.json: has no control token "${missing}", which ${protocol.id} needs; the protocol may be another`,
  );
}

/**
 * The protocol that was said of a package, of a model that writes its answer: a head that is not over the whole
 * vocabulary only a manifest can describe.
 * @throws EngineError `model-unsupported` for another, and for one that is not known.
 */
export function writtenProtocol({ protocol: id }: UnverifiedPackage): GuardProtocol {
  let protocol: GuardProtocol;
  try {
    protocol = protocolById(id);
  } catch (cause) {
    throw new EngineError('model-unsupported', `unverified.${(cause as Error).message}`, { cause });
  }
  if (protocol.answer.form === 'generated') return protocol;
  throw new EngineError(
    'model-unsupported',
    `unverified.protocol: a model of ${id} has a head of its own, which only a manifest describes; without one, only models that write their answer can be loaded`,
  );
}
