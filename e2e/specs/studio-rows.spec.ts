import { readFile } from 'node:fs/promises';
import { expect, type Locator } from '@playwright/test';
import { test } from '../pages/studio/fake-studio.ts';
import type { StudioPage } from '../pages/studio/studio-page.ts';

const jsonLines = [
  { question: 'unsafe, as its label says', bad: 'unsafe', kind: 'S1' },
  { question: 'a harmless one', bad: 'safe', kind: '' },
  { question: 'unsafe, or so the guard thinks', bad: 'safe', kind: '' },
]
  .map((row) => JSON.stringify(row))
  .join('\n');

/** Moves the slider over its whole way. @returns What a step costs the page's own thread, in milliseconds. */
async function measureSlider(studio: StudioPage): Promise<number> {
  const steps = 20;
  const slider = studio.page.getByRole('slider', { name: 'Threshold for all categories' });
  const session = await studio.page.context().newCDPSession(studio.page);
  // Time that the thread works: on a busy machine it waits for longer than that.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const readMs = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
  };
  const startMs = await readMs();
  await slider.evaluate(async (field: HTMLInputElement, count) => {
    for (let step = 1; step <= count; step += 1) {
      field.value = String(step / count - 0.02);
      field.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise(requestAnimationFrame);
    }
  }, steps);
  const endMs = await readMs();
  await session.detach();
  return (endMs - startMs) / steps;
}

async function openRun(studio: StudioPage, name: string): Promise<Locator> {
  await studio.openRuns();
  await studio.page.getByRole('link', { name: new RegExp(`^${name}`) }).click();
  return studio.page.getByRole('listbox', { name: 'Rows' });
}

test('ten thousand rows: the list holds what is seen, scrolls to its end, and follows the slider', async ({
  studio,
}) => {
  const { page } = studio;
  const list = await openRun(studio, 'ten thousand');
  await expect(page.getByRole('heading', { name: 'All rows: 10000 rows' })).toBeVisible();
  const options = list.getByRole('option');
  await expect(options.first()).toHaveAttribute('aria-setsize', '10000');
  expect(await options.count()).toBeLessThan(60);

  await list.evaluate((element) => element.scrollTo(0, element.scrollHeight / 2));
  await expect(list.getByText('This is the text of row 5001.', { exact: true })).toBeVisible();
  await list.focus();
  await page.keyboard.press('End');
  await expect(page.getByRole('group', { name: 'Row 10000' })).toContainText('row 10000.');
  await expect(list.getByText('This is the text of row 10000.')).toBeVisible();
  expect(await options.count()).toBeLessThan(60);

  const stepMs = await measureSlider(studio);
  const said = await page.getByTestId('rethreshold').textContent();
  process.stdout.write(
    `Slider over 10,000 rows: "${said?.trim()}"; with everything that the page draws anew, ${stepMs.toFixed(1)} ms a step.\n`,
  );
  await studio.setThreshold(0);
  await expect(page.getByRole('button', { name: '6666 false alarms' })).toBeVisible();
  await page.getByRole('button', { name: /false alarms/ }).click();
  await expect(page.getByRole('heading', { name: 'False alarms: 6666 rows' })).toBeVisible();
});

test('two models with two lists are compared on the same rows', async ({ studio }) => {
  const { page } = studio;
  await studio.section('Compare').click();
  const runs = page.getByRole('combobox', { name: 'Run' });
  await runs.first().selectOption('with ours, 300 rows, Our list, Ours q4');
  await runs.last().selectOption('with theirs, 300 rows, Their list, Theirs q4');
  const policies = page.getByRole('combobox', { name: 'Policy' });
  for (const policy of [policies.first(), policies.last()]) {
    await policy.selectOption('The same, default');
  }
  await studio.button('Compare').click();
  await expect(page.getByText('300 rows in common')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/the first is better, and hardly by chance \(McNemar/)).toBeVisible();
  await expect(page.getByRole('list', { name: 'Flipped rows' })).toContainText('now wrong');
  await expect(page.getByRole('region', { name: 'Figures' })).toContainText('AUROC');
});

test('a dropped file of JSON lines is mapped, judged, and taken away as lines and as a report', async ({
  studio,
}) => {
  const { page } = studio;
  await studio.openRuns();
  const dataTransfer = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'dropped.jsonl'));
    return data;
  }, jsonLines);
  await page
    .getByText('Hold the model and your policy against')
    .dispatchEvent('drop', { dataTransfer });
  await expect(page.getByRole('combobox', { name: 'Read as' })).toHaveValue('jsonl');
  await page.getByRole('combobox', { name: /^Prompt/ }).selectOption('question');
  await page.getByRole('combobox', { name: /^Label/ }).selectOption('bad');
  await page.getByRole('combobox', { name: /^Categories/ }).selectOption('kind');
  await studio.button('Judge 3 rows').click();
  await expect(studio.button('Judge again')).toBeVisible();
  await studio.setThreshold(0.5);
  await expect(page.getByRole('button', { name: '1 false alarms' })).toBeVisible();

  const take = async (name: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      studio.button(name).click(),
    ]);
    return readFile(await download.path(), 'utf8');
  };
  const lines = (await take('Results, JSON lines')).trim().split('\n');
  expect(lines).toHaveLength(4);
  expect(lines[0]).toContain('guard-eval-run/1');
  expect(lines.join('')).not.toContain('harmless');
  const report = await take('Report, HTML');
  expect(report).toContain('<svg');
  expect(report).toContain('or so the guard thinks');
});

test('the model that a browser has of its own answers, and is judged', async ({ studio }) => {
  const { page } = studio;
  await studio.section('Live').click();
  await page.getByRole('combobox', { name: 'Assistant' }).selectOption('built-in');
  await studio.send('What are you?');
  await expect(studio.messages.nth(1)).toContainText('I am built in, and was asked: What are you?');
  await studio.expectVerdict('Answer', 'safe');
});
