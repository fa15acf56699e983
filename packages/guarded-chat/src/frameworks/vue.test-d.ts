import './vue.ts';
import { expectTypeOf } from 'vitest';
// oxlint-disable-next-line no-restricted-imports -- The framework whose view of the element is tested.
import type { GlobalComponents } from 'vue';
import type { GuardBeforeCheckEvent, GuardBlockEvent } from '../index.ts';

type Props = InstanceType<GlobalComponents['guarded-chat']>['$props'];

expectTypeOf<Props['onGuardBlock']>().toEqualTypeOf<
  ((event: GuardBlockEvent) => void) | undefined
>();
expectTypeOf<Props['onGuardBeforeCheck']>()
  .exclude<undefined>()
  .parameter(0)
  .toEqualTypeOf<GuardBeforeCheckEvent>();
expectTypeOf<{ policy: { unchecked: 'warn' }; send: '.send'; class: string }>().toExtend<Props>();
expectTypeOf<{ policy: '{"unchecked":"warn"}' }>().toExtend<Props>();
expectTypeOf<{ unchecked: 'off' }>().not.toExtend<Props>();
expectTypeOf<{ newlineOnEnter: 'yes' }>().not.toExtend<Props>();
