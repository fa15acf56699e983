// Types alone: `import 'guarded-chat/react'` once, and JSX of React 19 knows the element.
// oxlint-disable-next-line no-restricted-imports -- Types alone, of the framework that this entry is for.
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { GuardedChat } from '../guarded-chat.ts';
import type { GuardedChatEvents, GuardedChatProps } from './element-props.ts';

/** Listeners as React 19 names them: `onguard-block`. */
type Listeners = {
  [Name in keyof GuardedChatEvents as `on${Name}`]?: (event: GuardedChatEvents[Name]) => void;
};

/** What JSX takes for the element. */
export type GuardedChatJsxProps = GuardedChatProps &
  Listeners &
  DetailedHTMLProps<HTMLAttributes<GuardedChat>, GuardedChat>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'guarded-chat': GuardedChatJsxProps;
    }
  }
}
