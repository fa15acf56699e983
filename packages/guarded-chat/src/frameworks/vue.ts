// Types alone: `import 'guarded-chat/vue'` once, and templates of Vue 3 know the element.
// oxlint-disable-next-line no-restricted-imports -- Types alone, of the framework that this entry is for.
import type { HTMLAttributes, PublicProps } from 'vue';
import type { GuardedChatEvents, GuardedChatProps } from './element-props.ts';

/** Words with dashes between them, as one: `GuardBlock`. */
type Joined<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${Joined<Rest>}`
  : Capitalize<Name>;

/** Listeners as Vue's compiler names them: `@guard-block` is `onGuardBlock`. */
type Listeners = {
  [Name in keyof GuardedChatEvents as `on${Joined<Name>}`]?: (
    event: GuardedChatEvents[Name],
  ) => void;
};

declare module 'vue' {
  interface GlobalComponents {
    'guarded-chat': new () => {
      $props: GuardedChatProps & Listeners & HTMLAttributes & PublicProps;
    };
  }
}
