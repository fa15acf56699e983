import type {
  LanguageModelV4Content,
  LanguageModelV4StreamPart,
  LanguageModelV4Usage,
  SharedV4ProviderMetadata,
} from '@ai-sdk/provider';
import type { Verdict } from '@guarded-chat/policy';
import type { ChatGuardOptions } from '../chat/chat-guard.ts';
import type { PartText } from '../chat/held-parts.ts';
import { toVerdictJson } from '../formats/verdict-json.ts';

/** What no guard of texts can read. */
const unreadableTypes: ReadonlySet<string> = new Set(['file', 'reasoning-file', 'custom']);

/** Whether a part of an answer may pass at all: raw chunks of the provider hold text that nobody has judged. */
export function mayPass(
  { type }: LanguageModelV4StreamPart | LanguageModelV4Content,
  { attachments }: ChatGuardOptions,
): boolean {
  return type !== 'raw' && (attachments === 'ignore' || !unreadableTypes.has(type));
}

/** The text and the reasoning of an answer, as the user may come to see them: a blank line stands between blocks. */
export function readContentText(content: readonly LanguageModelV4Content[]): string {
  return content
    .flatMap((part) => (part.type === 'text' || part.type === 'reasoning' ? [part.text] : []))
    .join('\n\n');
}

/** The same for the parts of one stream: the start of a block after the first counts as the blank line before it. */
export function createPartText(): PartText<LanguageModelV4StreamPart> {
  let hasText = false;
  return {
    readText: (part) => {
      switch (part.type) {
        case 'text-delta':
        case 'reasoning-delta':
          hasText ||= part.delta !== '';
          return part.delta;
        case 'text-start':
        case 'reasoning-start':
          return hasText ? '\n\n' : '';
        default:
          return '';
      }
    },
    cut: (part, text) =>
      part.type === 'text-delta' || part.type === 'reasoning-delta'
        ? { ...part, delta: text }
        : undefined,
  };
}

/** The verdict on a blocked answer, for whoever shows its end. */
export function blockedMetadata(verdict: Verdict): SharedV4ProviderMetadata {
  // Through JSON, because its type has index signatures that ours does not.
  const json = JSON.parse(
    JSON.stringify(toVerdictJson(verdict)),
  ) as SharedV4ProviderMetadata[string];
  return { guardedChat: json };
}

/** The usage of a stream that was stopped is not known. */
const unknownUsage: LanguageModelV4Usage = {
  inputTokens: {
    total: undefined,
    noCache: undefined,
    cacheRead: undefined,
    cacheWrite: undefined,
  },
  outputTokens: { total: undefined, text: undefined, reasoning: undefined },
};

/** The blocks of a stream that are open: what ends the stream early has to end them too. */
export class OpenBlocks {
  readonly #endById = new Map<string, LanguageModelV4StreamPart>();

  /** Takes note of a part that was given. */
  record({ type, ...part }: LanguageModelV4StreamPart): void {
    if (!('id' in part)) return;
    const { id } = part;
    if (type === 'text-start') this.#endById.set(`text ${id}`, { type: 'text-end', id });
    if (type === 'text-end') this.#endById.delete(`text ${id}`);
    if (type === 'reasoning-start') {
      this.#endById.set(`reasoning ${id}`, { type: 'reasoning-end', id });
    }
    if (type === 'reasoning-end') this.#endById.delete(`reasoning ${id}`);
  }

  /** The parts that end a stream which is blocked here. */
  end(verdict: Verdict, blockedText: string): LanguageModelV4StreamPart[] {
    const id = 'guarded-chat';
    const replacement: LanguageModelV4StreamPart[] = [
      { type: 'text-start', id },
      { type: 'text-delta', id, delta: blockedText },
      { type: 'text-end', id },
    ];
    return [
      ...this.#endById.values(),
      ...(blockedText === '' ? [] : replacement),
      {
        type: 'finish',
        finishReason: { unified: 'content-filter', raw: undefined },
        usage: unknownUsage,
        providerMetadata: blockedMetadata(verdict),
      },
    ];
  }
}
