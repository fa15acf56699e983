import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { type DrillId, drillRows } from './drill-rows.ts';
import { DrillSite, type SiteOptions } from './drill-site.ts';
import { DrillTab } from './drill-tab.ts';

/**
 * Policy under which the tiny model, which knows nothing, lets every text pass that it has judged, however slow the
 * machine is.
 */
export const permissive = { threshold: 1, deadlineMs: 60_000 } as const;

/** What a drill works with. */
export interface DrillSetting {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly site: DrillSite;
  readonly tab: DrillTab;
}

/** Lets one fault happen; the tab is held to the invariants behind it. */
type RunRow = (id: DrillId, run: () => Promise<void>) => Promise<void>;

interface DrillOptions extends SiteOptions {
  /** Whether the page can work again without a reload. Default: true. */
  readonly recovers?: boolean;
}

/** Faults that befall one page, one after another: what each takes is a model that the one before it has loaded. */
export interface DrillSequence {
  readonly title: string;
  readonly rows: readonly DrillId[];
  readonly options: DrillOptions;
  readonly run: (setting: DrillSetting, row: RunRow) => Promise<void>;
}

/** A test that stands for a row of the table of drills. It ends by holding its tab to the invariants. */
export function drill(
  id: DrillId,
  options: DrillOptions,
  run: (setting: DrillSetting) => Promise<void>,
): void {
  drillIn(test, id, options, run);
}

/** The same, in the pages of another test's browser. */
export function drillIn(
  testInBrowser: typeof test,
  ...[id, options, run]: Parameters<typeof drill>
): void {
  sequenceIn(testInBrowser, {
    title: drillRows[id].fault,
    rows: [id],
    options,
    run: (setting, row) => row(id, () => run(setting)),
  });
}

/** A test that stands for several rows: each is a step of its own. A row whose step is missing fails it. */
export function drillSequence(sequence: DrillSequence): void {
  sequenceIn(test, sequence);
}

function sequenceIn(
  testInBrowser: typeof test,
  { title, rows, options, run }: DrillSequence,
): void {
  const annotation = rows.map((description) => ({ type: 'drill', description }));
  testInBrowser(title, { annotation }, async ({ page, context }, info) => {
    // Each row has the time of a test of its own.
    info.setTimeout(info.timeout * rows.length);
    const site = await DrillSite.serve(context, options);
    const tab = new DrillTab(page);
    if (options.model === 'tiny') tab.threshold = permissive.threshold;
    const shown: DrillId[] = [];
    await run({ page, context, site, tab }, async (id, runRow) => {
      await test.step(drillRows[id].fault, async () => {
        await runRow();
        await tab.expectInvariants();
      });
      shown.push(id);
    });
    expect(shown).toEqual(rows);
    await tab.expectSound({ recovers: options.recovers ?? true });
  });
}

/** Waits until the element of the tab has its model. */
export async function openReady(tab: DrillTab): Promise<void> {
  const properties = tab.threshold === permissive.threshold ? { policy: permissive } : {};
  await tab.open({ properties });
  await tab.model();
  await expect(tab.element).toBeAttached();
}
