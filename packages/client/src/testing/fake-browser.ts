import { FakeLocks } from './fake-locks.ts';

/** A tab as far as guards of several tabs see one another: its locks, its channels, and whether it runs. */
export class FakeTab {
  /** Stands for the window. */
  readonly page = new EventTarget();
  readonly locks: FakeLocks;
  /** What its scripts find, by name. */
  readonly globals: Record<string, unknown>;
  readonly channels = new Set<FakeChannel>();
  readonly #inbox: (() => void)[] = [];
  #state: 'running' | 'frozen' | 'gone' = 'running';

  constructor(browser: FakeBrowser) {
    this.locks = new FakeLocks(browser.lockQueues, (task) => this.run(task));
    const open = (name: string) => new FakeChannel(name, this, browser);
    this.globals = {
      navigator: { locks: this.locks },
      // A constructor that returns an object gives that object.
      BroadcastChannel: function construct(name: string) {
        return open(name);
      },
      window: this.page,
    };
  }

  /** Whether its process is there. Its guards go on running in the test, but nobody hears them. */
  get isGone(): boolean {
    return this.#state === 'gone';
  }

  /** Nothing arrives in a tab that is frozen, until it thaws, nor in one that is gone. */
  run(task: () => void): void {
    if (this.#state === 'running') task();
    else if (this.#state === 'frozen') this.#inbox.push(task);
  }

  /** Ends as a process does that is killed: without a word, and its locks are free. */
  crash(): void {
    this.#state = 'gone';
    this.locks.end();
  }

  /** Sleeps with its locks held. */
  freeze(): void {
    this.#state = 'frozen';
  }

  thaw(): void {
    this.#state = 'running';
    for (const task of this.#inbox.splice(0)) task();
  }
}

/** A channel of a tab, which reaches the channels of the same name, but for itself. Messages are cloned. */
class FakeChannel extends EventTarget {
  readonly #name: string;
  readonly #tab: FakeTab;
  readonly #browser: FakeBrowser;
  #isOpen = true;

  constructor(name: string, tab: FakeTab, browser: FakeBrowser) {
    super();
    this.#name = name;
    this.#tab = tab;
    this.#browser = browser;
    tab.channels.add(this);
  }

  postMessage(message: unknown): void {
    if (!this.#isOpen) throw new DOMException('Channel is closed', 'InvalidStateError');
    if (this.#tab.isGone) return;
    for (const tab of this.#browser.tabs) {
      for (const channel of tab.channels) {
        if (channel === this || channel.#name !== this.#name) continue;
        const data: unknown = structuredClone(message);
        this.#browser.sent.push(data);
        setImmediate(() => tab.run(() => channel.#receive(data)));
      }
    }
  }

  close(): void {
    this.#isOpen = false;
    this.#tab.channels.delete(this);
  }

  #receive(data: unknown): void {
    if (this.#isOpen) this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

/** Tabs of one origin. */
export class FakeBrowser {
  readonly tabs: FakeTab[] = [];
  readonly lockQueues: FakeLocks['queues'] = new Map();
  /** All messages that a tab received or will. */
  readonly sent: unknown[] = [];

  openTab(): FakeTab {
    const tab = new FakeTab(this);
    this.tabs.push(tab);
    return tab;
  }
}
