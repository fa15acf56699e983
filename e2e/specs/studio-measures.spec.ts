import { expect } from '@playwright/test';
import { test } from '../pages/studio/fake-studio.ts';

test('a list begins with a published one or with none, and the writer’s examples measure what the model was not made with', async ({
  studio,
}) => {
  const { page } = studio;
  await studio.section('Taxonomy').click();
  const prompt = page.getByRole('region', { name: 'Prompt', exact: true });
  for (const [start, category] of [
    ['Llama Guard 1', 'Violence and Hate'],
    ['Llama Guard 3', 'Code Interpreter Abuse'],
    ['Blank', 'My first category'],
  ] as const) {
    await page.getByRole('combobox', { name: 'Start from' }).selectOption({ label: start });
    await expect(prompt).toContainText(category);
  }
  await expect(prompt).not.toContainText('Code Interpreter Abuse');
  // The fake worker gives scores for a category that is not in this list: what cannot be told is never safe.
  await expect(page.getByText(/^\s*unchecked\s+0\.04\s+not as expected/).first()).toBeVisible();

  await studio.button('The model’s own').click();
  await page.getByRole('textbox', { name: 'Name of S1', exact: true }).fill('House rules');
  // One of the examples to start with is expected to be of S1.
  await expect(page.getByText('Zero-shot and weak: the model finds 0 of your 1.')).toBeVisible();
  const example = page.getByRole('textbox', { name: 'Example' }).nth(1);
  await example.fill('unsafe, as the writer expects');
  await expect(page.getByText('Finds 1 of your 1 example.')).toBeVisible();
  await studio.button('The model’s own').click();
  await expect(page.getByRole('checkbox', { name: 'Ask about S9' })).toBeChecked();
});

test('a model is measured: its speed, and the memory of the page', async ({ studio }) => {
  const { page } = studio;
  // In the place of the browser's own measurement, which it takes when it next tidies up, in up to a minute.
  await page.evaluate(() => {
    const measureUserAgentSpecificMemory = async () => ({ bytes: 123_000_000 });
    Object.assign(performance, { measureUserAgentSpecificMemory });
  });
  await studio.section('Models').click();
  await studio.button('Run the benchmark').click();
  await expect(page.getByRole('region', { name: 'Benchmarks' })).toContainText('Fake guard, WASM');
  await studio.button('Measure the memory').click();
  await expect(page.getByText('123.0 MB for the page and its workers')).toBeVisible();
});
