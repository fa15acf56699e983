import type {
  AssessOutcome,
  AssessRequest,
  GuardFailure,
  LoadedModel,
  LoadProgress,
} from '@guarded-chat/protocol';

/** Raised with every change of these messages: guards of different versions do not share. */
export const SHARE_VERSION = 1;

/** The guard whose worker the others use. */
export interface Leader {
  readonly id: string;
  /** When it began to lead, in milliseconds of the epoch: one that slept through its loss is told by its older term. */
  readonly term: number;
}

/** What a leader says, to all. */
export type LeaderMessage = { readonly leader: Leader } & (
  | { readonly kind: 'loading'; readonly progress: LoadProgress }
  | { readonly kind: 'ready'; readonly model: LoadedModel }
  | { readonly kind: 'answer'; readonly id: string; readonly outcome: AssessOutcome }
  /** With the failure when its worker or its load failed, without it when only the tab leaves. */
  | { readonly kind: 'left'; readonly failure?: GuardFailure | undefined }
);

/** What a follower says: a question to whoever leads, which doubles as a sign that it waits, or a call to one leader. */
type FollowerMessage =
  | { readonly kind: 'who-leads' }
  | { readonly kind: 'assess'; readonly to: string; readonly request: AssessRequest }
  | { readonly kind: 'cancel'; readonly to: string; readonly id: string };

/** All that passes between the guards that share a model. */
export type ShareMessage = LeaderMessage | FollowerMessage;

/** The guards of this origin that share a model. */
export interface ShareChannel {
  /** Tells all others; does nothing once the channel is closed. */
  readonly post: (message: ShareMessage) => void;
  readonly close: () => void;
}

/** Joins the guards on a channel. @param onMessage - Hears the others, never itself. */
export function joinChannel(
  channel: BroadcastChannel,
  onMessage: (message: ShareMessage) => void,
): ShareChannel {
  let isOpen = true;
  channel.addEventListener('message', ({ data }: MessageEvent<ShareMessage>) => {
    if (isOpen) onMessage(data);
  });
  return {
    post: (message) => {
      if (isOpen) channel.postMessage(message);
    },
    close: () => {
      isOpen = false;
      channel.close();
    },
  };
}
