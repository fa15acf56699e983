import type { LoadedModel } from '@guarded-chat/protocol';
import type { Manifest } from './manifest.ts';

/** What the licence of a package wants shown wherever it is loaded; nothing where it asks for nothing. */
export function attributionOf({
  licence,
}: Pick<Manifest, 'licence'>): Pick<LoadedModel, 'attribution'> {
  const { attribution: text, notice, links = [] } = licence;
  return text === undefined ? {} : { attribution: { text, notice, links } };
}
