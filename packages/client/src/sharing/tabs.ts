/** What guards of several tabs meet through. */
export interface Tabs {
  readonly locks: LockManager;
  readonly openChannel: (name: string) => BroadcastChannel;
  /** The window; undefined in a worker. */
  readonly page: EventTarget | undefined;
}

/** The browser's own; undefined where it has none, as in pages without https. */
export function readTabs(): Tabs | undefined {
  const locks: LockManager | undefined = globalThis.navigator?.locks;
  const { BroadcastChannel: Channel, window: page } = globalThis;
  if (locks === undefined || Channel === undefined) return undefined;
  return { locks, openChannel: (name) => new Channel(name), page };
}
