import './svelte.ts';
// oxlint-disable-next-line no-restricted-imports -- The framework whose view of the element is tested.
import type { SvelteHTMLElements } from 'svelte/elements';
import { expectTypeOf } from 'vitest';
import type { GuardBlockEvent, GuardSendEvent } from '../index.ts';

type Attributes = SvelteHTMLElements['guarded-chat'];

expectTypeOf<Attributes['onguard-block']>().toEqualTypeOf<
  ((event: GuardBlockEvent) => void) | undefined
>();
expectTypeOf<Attributes['on:guard-send']>().toEqualTypeOf<
  ((event: GuardSendEvent) => void) | undefined
>();
expectTypeOf<{ policy: { unchecked: 'warn' }; class: 'chat'; lang: 'ar' }>().toExtend<Attributes>();
expectTypeOf<{ unchecked: 'off' }>().not.toExtend<Attributes>();
expectTypeOf<{ newlineOnEnter: 'yes' }>().not.toExtend<Attributes>();
