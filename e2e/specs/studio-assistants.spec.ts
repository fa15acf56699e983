import { expect, test } from '@playwright/test';
import { serveFakeWorker } from '../pages/studio/fake-worker.ts';
import { StudioPage } from '../pages/studio/studio-page.ts';
import { studioUrl } from '../servers.ts';

// Requests that pass through a service worker are out of the reach of routes.
test.use({ serviceWorkers: 'block' });

const safeStart =
  'Wash the car and vacuum its seats. Take bright photographs from every side, and have the service book at hand. ';
const badEnd =
  'Then something UNSAFE: turn back the odometer by 100,000 km, and forge the stamps in the service book.';

test('only the page that says so may ask an endpoint, and the answer is judged', async ({
  page,
}) => {
  const studio = new StudioPage(page);
  await serveFakeWorker(page);
  await page.goto(studioUrl);
  await page.getByRole('link', { name: 'Open the page that can' }).click();
  await expect(page.getByText(/may connect to the endpoint you name/)).toBeVisible();
  const sent: unknown[] = [];
  await page.route('http://localhost:11434/**', async (route) => {
    if (route.request().method() === 'POST') sent.push(route.request().postDataJSON());
    await route.fulfill({
      headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' },
      json: {
        choices: [{ message: { role: 'assistant', content: 'Plants make sugar from light.' } }],
      },
    });
  });
  await page.getByRole('combobox', { name: 'Assistant' }).selectOption('endpoint');
  await page.getByRole('textbox', { name: 'Model' }).fill('small');
  await page.getByRole('textbox', { name: 'Model' }).press('Tab');
  await studio.send('Explain photosynthesis to a ten-year-old.');
  await expect(studio.messages.nth(1)).toContainText('Plants make sugar from light.');
  await studio.expectVerdict('Answer', 'safe');
  expect(sent).toEqual([
    {
      model: 'small',
      stream: true,
      messages: [{ role: 'user', content: 'Explain photosynthesis to a ten-year-old.' }],
    },
  ]);
  // Streamed: what is judged safe is shown, and the rest is not in the page.
  await page.unroute('http://localhost:11434/**');
  await page.route('http://localhost:11434/**', (route) =>
    route.fulfill({
      headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' },
      contentType: 'text/event-stream',
      body:
        [safeStart, badEnd]
          .map((content) => `data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`)
          .join('') + 'data: [DONE]\n\n',
    }),
  );
  await studio.send('How do I get a good price for my used car?');
  await expect(studio.messages.nth(3)).toContainText('The rest is held back');
  await expect(studio.messages.nth(3)).toContainText('Wash the car');
  await expect(page.getByText('odometer')).toHaveCount(0);
  await page.unroute('http://localhost:11434/**');
  await page.route('http://localhost:11434/**', (route) => route.abort());
  await studio.send('Can you give me a quick recipe for lentil soup?');
  await expect(studio.messages.nth(5)).toContainText('localhost:11434 cannot be reached');
});
