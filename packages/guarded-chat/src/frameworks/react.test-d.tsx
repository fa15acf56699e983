import './react.ts';
// oxlint-disable-next-line no-restricted-imports -- The framework whose view of the element is tested.
import type { JSX } from 'react';
import { expectTypeOf } from 'vitest';
import type { GuardBlockEvent, GuardedChat } from '../index.ts';

/** As a React 19 app writes it. */
export function Chat({ onBlock }: { readonly onBlock: (names: string) => void }): JSX.Element {
  return (
    <guarded-chat
      model="pocket-guard"
      policy={{ unchecked: 'warn', categories: { S6: { action: 'off' } } }}
      conversation={[{ role: 'user', text: 'Hello' }]}
      newlineOnEnter
      className="chat"
      lang="de"
      ref={(element) => {
        expectTypeOf(element).toEqualTypeOf<GuardedChat | null>();
      }}
      onguard-block={(event) => {
        expectTypeOf(event).toEqualTypeOf<GuardBlockEvent>();
        onBlock(event.detail.verdict.status);
      }}
    >
      <textarea name="message" />
      <span slot="blocked">No.</span>
    </guarded-chat>
  );
}
