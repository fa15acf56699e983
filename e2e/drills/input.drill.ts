import { expect } from '@playwright/test';
import { drill, openReady } from './drill.ts';

drill('deadline-exceeded', { model: 'fake' }, async ({ page, tab }) => {
  await tab.open({ properties: { policy: { deadlineMs: 700 } } });
  await tab.model();
  await tab.send('never answered');
  await tab.expectUnchecked('The check took too long');
  await page.evaluate(() => {
    Object.assign(document.querySelector('guarded-chat') as Element, { policy: {} });
  });
});

drill('abort-in-load', { model: 'fake', load: 'hold' }, async ({ page, tab }) => {
  await tab.open();
  await tab.send('Good morning');
  await tab.expectState('loading');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.evaluate(() => new BroadcastChannel('fake-guard').postMessage('go on'));
  await tab.model();
  await expect(tab.element).toContainText('Not sent.');
  await expect(tab.sent).toHaveCount(0);
});

drill('abort-in-check', { model: 'fake' }, async ({ page, tab }) => {
  await openReady(tab);
  const canceled = page.evaluate(
    () =>
      new Promise((resolve) => {
        new BroadcastChannel('fake-guard-asked').addEventListener('message', ({ data }) => {
          if ('canceled' in (data as object)) resolve(true);
        });
      }),
  );
  await tab.send('never answered');
  await tab.expectState('checking');
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(await canceled).toBe(true);
  await expect(tab.element).toContainText('Not sent.');
  await expect(tab.sent).toHaveCount(0);
});

drill('element-moved', { model: 'fake' }, async ({ page, tab }) => {
  await openReady(tab);
  await tab.send('held morning');
  await tab.expectState('checking');
  await page.evaluate(async () => {
    const element = document.querySelector('guarded-chat');
    const { parentNode } = element as Element;
    element?.remove();
    // Longer than a move by a framework: the guard is let go, and another is loaded.
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
    if (element) parentNode?.append(element);
  });
  await tab.releaseWorkers();
  await tab.expectState('idle');
  await expect(tab.field).toHaveValue('held morning');
  await page.waitForTimeout(200);
  await expect(tab.sent).toHaveCount(0);
  await tab.field.press('Enter');
  await tab.expectSent('held morning');
});

drill('policy-swapped', { model: 'fake' }, async ({ page, tab }) => {
  await tab.open({ properties: { policy: { action: 'log' } } });
  await tab.model();
  await tab.send('held UNSAFE morning');
  await tab.expectState('checking');
  await page.evaluate(() => {
    Object.assign(document.querySelector('guarded-chat') as Element, {
      policy: { action: 'block' },
    });
    new BroadcastChannel('fake-guard').postMessage('go on');
  });
  await tab.expectState('blocked');
  await expect(tab.sent).toHaveCount(0);
});

drill('two-elements', { model: 'fake' }, async ({ page, tab }) => {
  await tab.open({ path: 'two.html' });
  await tab.model();
  const second = page.getByRole('textbox', { name: 'Second' });
  await second.fill('unsafe morning');
  await tab.send('slow morning');
  await second.press('Enter');
  await tab.expectSent('slow morning');
  await expect(page.locator('guarded-chat').last()).toContainText('Not sent');
  await expect(second).toHaveValue('unsafe morning');
  await second.fill('crash now');
  await second.press('Enter');
  await expect(page.locator('guarded-chat').last()).toContainText('The check broke off');
  await expect(page.getByRole('list', { name: 'Second messages' })).toBeEmpty();
});
