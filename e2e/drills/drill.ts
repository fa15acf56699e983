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

type RunDrill = (
  id: DrillId,
  options: SiteOptions & { readonly recovers?: boolean },
  run: (setting: DrillSetting) => Promise<void>,
) => void;

/**
 * A test that stands for a row of the table of drills. It ends by holding its tab to the invariants.
 * @param options.recovers - Whether the page can work again without a reload. Default: true.
 */
export const drill: RunDrill = (...given) => drillIn(test, ...given);

/** The same, in the pages of another test's browser. */
export function drillIn(
  testInBrowser: typeof test,
  ...[id, options, run]: Parameters<RunDrill>
): void {
  const annotation = { type: 'drill', description: id };
  testInBrowser(drillRows[id].fault, { annotation }, async ({ page, context }) => {
    const site = await DrillSite.serve(context, options);
    const tab = new DrillTab(page);
    if (options.model === 'tiny') tab.threshold = permissive.threshold;
    await run({ page, context, site, tab });
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
