import { expect, test } from '@playwright/test';

test('the browser has the WebGPU that its project is named for', async ({ page }, info) => {
  await page.goto('/');
  const features = await page.evaluate(async () => {
    const adapter = await navigator.gpu?.requestAdapter();
    return adapter ? [...adapter.features] : undefined;
  });
  if (info.project.name === 'chromium-wasm') expect(features).toBeUndefined();
  if (info.project.name === 'chromium-webgpu') expect(features).toBeDefined();
  if (info.project.name === 'firefox-webgpu') expect(features).toContain('shader-f16');
});
