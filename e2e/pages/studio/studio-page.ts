import { expect, type Locator, type Page } from '@playwright/test';
import { studioUrl } from '../../servers.ts';

/** A first load on a slow machine: the files, the session and its self-test, in milliseconds. */
const loadTimeout = 90_000;

/** The studio, and its parts as a person finds them. */
export class StudioPage {
  readonly page: Page;
  readonly field: Locator;
  readonly messages: Locator;
  readonly verdict: Locator;
  readonly log: Locator;
  /** What the last change of the policy took. */
  readonly redecision: Locator;
  readonly requestCount: Locator;
  /** What the browser complained of, such as violations of the content security policy. */
  readonly complaints: string[] = [];

  constructor(page: Page) {
    this.page = page;
    this.field = page.getByRole('textbox', { name: 'Message', exact: true });
    this.messages = page.getByRole('log', { name: 'Messages' }).getByRole('listitem');
    this.verdict = page.getByTestId('verdict');
    const log = page.getByRole('region', { name: 'Log' });
    this.log = log.getByRole('listitem');
    this.redecision = log.getByRole('status');
    this.requestCount = page.getByTestId('request-count');
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    page.on('pageerror', ({ message }) => this.complaints.push(message));
  }

  /** Opens the studio, and waits until its model is ready. @param fragment - Of a section, such as `#policy`. */
  async open(fragment = ''): Promise<void> {
    await this.page.goto(`${studioUrl}${fragment}`);
    await this.expectReady();
  }

  async expectReady(): Promise<void> {
    await expect(this.requestCount).toBeVisible({ timeout: loadTimeout });
  }

  /** Back to an empty chat, an empty log and the default policy. */
  async reset(): Promise<void> {
    await this.button('New chat').click();
    await this.button('Reset').click();
    const clear = this.button('Clear');
    if (await clear.isEnabled()) await clear.click();
  }

  /** Back to the default policy, in the section of the policy. */
  async resetPolicy(): Promise<void> {
    const reset = this.button('Reset');
    if (await reset.isEnabled()) await reset.click();
  }

  /** Opens the section of runs, without one. */
  async openRuns(): Promise<void> {
    await this.section('Batch').click();
    const all = this.page.getByRole('link', { name: 'All runs' });
    const start = this.page.getByRole('heading', { name: 'Judge many texts' });
    await expect(all.or(start)).toBeVisible();
    if (await all.isVisible()) await all.click();
    await expect(start).toBeVisible();
  }

  /** The link to a section. */
  section(title: string): Locator {
    return this.page.getByRole('navigation').getByRole('link', { name: title, exact: true });
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  async send(text: string): Promise<void> {
    await this.field.fill(text);
    await this.field.press('Enter');
  }

  /** Waits for the verdict in the panel, and reads its score. */
  async expectVerdict(
    kind: 'Draft' | 'Message' | 'Answer',
    status: 'safe' | 'unsafe',
  ): Promise<number> {
    await expect(this.verdict).toHaveAttribute('data-status', status, { timeout: 30_000 });
    await expect(this.verdict).toContainText(kind);
    return Number(await this.page.getByTestId('score').textContent());
  }

  /** What the verdict in the panel says of its check, such as `Runs on`. */
  verdictFact(name: string): Locator {
    const facts = this.page.getByRole('region', { name: 'Verdict' }).locator('dl.facts div');
    return facts.filter({ hasText: name }).getByRole('definition');
  }

  /** Moves the threshold for all categories. */
  async setThreshold(threshold: number): Promise<void> {
    await this.page
      .getByRole('slider', { name: 'Threshold for all categories' })
      .fill(String(threshold));
  }
}
