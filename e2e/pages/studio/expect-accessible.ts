import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/**
 * Holds what the page shows to the accessibility rules, in both colour schemes. Only colours differ in the second: the
 * other rules, which take as long, would say the same again.
 */
export async function expectAccessible(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations, 'light').toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await new AxeBuilder({ page }).withRules(['color-contrast']).analyze();
  expect(dark.violations, 'dark').toEqual([]);
}
