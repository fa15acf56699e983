import { expect, type Locator, type Page } from '@playwright/test';
import { dropInUrl } from '../servers.ts';

/** A text that a worker was asked about, as the worker itself tells. */
interface Judged {
  readonly text: string;
  readonly ok: boolean;
  readonly score?: number;
  /** Milliseconds since the epoch, of a clock that is never set. */
  readonly at: number;
}

/** A message that the host received. */
interface Sent {
  readonly text: string;
  readonly at: number;
}

/** What a page notes down for the invariants. */
interface DrillRecord {
  readonly judged: Judged[];
  readonly sent: Sent[];
}

/** How a tab is opened. */
export interface TabOptions {
  /** A page of `pages/element` or `pages/drills`. Default: `form.html`. */
  readonly path?: string;
  /** Properties that the elements get before they are connected. */
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** How long a busy machine may take, in milliseconds. */
const patience = 90_000;
/** Clocks of a page and its worker agree to this, in milliseconds. */
const clockTolerance = 5;

/** Begins the page's notes; runs in the page, before its own scripts. */
function keepRecord(properties: Readonly<Record<string, unknown>>): void {
  const record: DrillRecord = { judged: [], sent: [] };
  Object.assign(globalThis, { drillRecord: record });
  let channel: BroadcastChannel | undefined;
  const listen = () => {
    channel = new BroadcastChannel('drill-judged');
    channel.addEventListener('message', ({ data }) => record.judged.push(data as Judged));
  };
  listen();
  // A page that hears something while it is put away is not kept for the way back.
  addEventListener('pagehide', () => channel?.close());
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) listen();
  });
  document.addEventListener('readystatechange', () => {
    if (document.readyState !== 'interactive') return;
    for (const element of document.querySelectorAll('guarded-chat')) {
      Object.assign(element, properties);
    }
    new MutationObserver((changes) => {
      for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
        if (!(node instanceof HTMLLIElement)) continue;
        record.sent.push({
          text: node.textContent,
          at: performance.timeOrigin + performance.now(),
        });
      }
    }).observe(document.body, { childList: true, subtree: true });
  });
}

/** A tab with a guarded chat, and the invariants that no fault may break. */
export class DrillTab {
  readonly page: Page;
  readonly element: Locator;
  readonly field: Locator;
  readonly sent: Locator;
  /** What the browser complained of. */
  readonly complaints: string[] = [];
  /** Score from which a text is unsafe under the policy of the tab. */
  threshold = 0.5;
  #typed = '';
  /** Messages that were sent before the one that was typed last. */
  #sentBefore = 0;

  constructor(page: Page) {
    this.page = page;
    this.element = page.locator('guarded-chat').first();
    this.field = page.getByRole('textbox', { name: 'Message' }).first();
    this.sent = page.getByRole('list', { name: 'Messages' }).first().getByRole('listitem');
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
  }

  /** Opens a chat page; it does not wait for the model. */
  async open({ path = 'form.html', properties = {} }: TabOptions = {}): Promise<void> {
    await this.page.addInitScript(keepRecord, properties);
    await this.page.goto(`${dropInUrl}${path}`);
    await this.waitForElement();
  }

  /** A further visit in the same tab: what was typed before is forgotten. */
  async reload(): Promise<void> {
    await this.visitAgain(this.page.url());
  }

  /** The same, after another page. */
  async visitAgain(url: string): Promise<void> {
    await this.page.goto(url);
    this.#typed = '';
    this.#sentBefore = 0;
    await this.waitForElement();
  }

  async waitForElement(): Promise<void> {
    await this.page.waitForFunction(() => customElements.get('guarded-chat') !== undefined);
  }

  /** Types a message and asks to send it. Whatever was typed before and not sent must still be there. */
  async send(text: string): Promise<void> {
    await this.expectNothingLost();
    this.#sentBefore = await this.sent.count();
    await this.field.fill(text);
    this.#typed = text;
    await this.field.press('Enter');
  }

  async expectState(...states: readonly string[]): Promise<void> {
    await this.page.waitForFunction(
      (wanted) =>
        wanted.includes(
          (document.querySelector('guarded-chat') as HTMLElement & { state: string }).state,
        ),
      states,
      { timeout: patience },
    );
  }

  /** Waits until the host has the message, as the last one. */
  async expectSent(text: string): Promise<void> {
    await expect(this.sent.last()).toHaveText(text, { timeout: patience });
  }

  /** The message is held back for want of a verdict, with these words, and the person can try again. */
  async expectUnchecked(words: string | RegExp): Promise<void> {
    await this.expectState('unchecked');
    await expect(this.element).toContainText(words);
    await expect(this.sent).toHaveCount(this.#sentBefore);
    await expect(this.page.getByRole('button', { name: 'Retry' })).toBeVisible();
  }

  /** Lets all fake workers go on, those that are there and those to come. */
  async releaseWorkers(): Promise<void> {
    await this.page.evaluate(() => {
      const channel = new BroadcastChannel('fake-guard');
      setInterval(() => channel.postMessage('go on'), 100);
    });
  }

  async retry(): Promise<void> {
    await this.page.getByRole('button', { name: 'Retry' }).click();
  }

  /** What the loaded model tells of itself. @param patienceMs - How long its load may take. */
  async model(
    patienceMs: number = patience,
  ): Promise<{ executionProvider: string; fallbackReason?: string }> {
    await this.page.waitForFunction(
      () =>
        (document.querySelector('guarded-chat') as HTMLElement & { guard?: object }).guard !==
        undefined,
      undefined,
      { timeout: patienceMs },
    );
    return this.page.evaluate(() => {
      const element = document.querySelector('guarded-chat') as HTMLElement & {
        guard: { model: { executionProvider: string; fallbackReason?: string } };
      };
      return element.guard.model;
    });
  }

  /** Nothing typed is lost: it is in the field, or was sent. */
  async expectNothingLost(): Promise<void> {
    if (this.#typed === '') return;
    const sent = await this.sent.allTextContents();
    if (!sent.includes(this.#typed)) await expect(this.field).toHaveValue(this.#typed);
  }

  /** No text was sent that a worker had not found safe before. */
  async expectOnlyCheckedSent(): Promise<void> {
    const { judged, sent } = await this.page.evaluate(
      () => (globalThis as unknown as { drillRecord: DrillRecord }).drillRecord,
    );
    // A blank message has nothing to check, and is the host's own business.
    const unchecked = sent.filter(
      ({ text, at }) =>
        text.trim() !== '' &&
        !judged.some(
          (one) =>
            one.ok &&
            one.text === text &&
            (one.score ?? 1) < this.threshold &&
            one.at <= at + clockTolerance,
        ),
    );
    expect(unchecked, 'texts that were sent unchecked').toEqual([]);
  }

  /** What holds behind every fault. */
  async expectInvariants(): Promise<void> {
    await this.expectNothingLost();
    await this.expectOnlyCheckedSent();
  }

  /** What every drill ends with. The page works again, without a reload: a message is checked and sent. */
  async expectSound({ recovers = true }: { recovers?: boolean } = {}): Promise<void> {
    await this.expectState('idle', 'safe', 'warned', 'blocked', 'unchecked');
    if (recovers) {
      await this.send('Good evening');
      await this.expectSent('Good evening');
    }
    await this.expectInvariants();
  }
}
