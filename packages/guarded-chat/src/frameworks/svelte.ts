// Types alone: `import 'guarded-chat/svelte'` once, and templates of Svelte 5 know the element.
// oxlint-disable-next-line no-restricted-imports -- Types alone, of the framework that this entry is for.
import type { HTMLAttributes } from 'svelte/elements';
import type { GuardedChat } from '../guarded-chat.ts';
import type { GuardedChatEvents, GuardedChatProps } from './element-props.ts';

/** Listeners as attributes, `onguard-block`, and in the manner of Svelte 4, `on:guard-block`. */
type Listeners = {
  [Name in keyof GuardedChatEvents as `on${'' | ':'}${Name}`]?: (
    event: GuardedChatEvents[Name],
  ) => void;
};

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'guarded-chat': GuardedChatProps & Listeners & HTMLAttributes<GuardedChat>;
  }
}
