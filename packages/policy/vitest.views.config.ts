import { defineConfig } from 'vitest/config';

/** `npm run views`: speed is measured, not tested. */
export default defineConfig({
  test: { include: ['src/testing/text-views.measure.ts'], environment: 'node' },
});
