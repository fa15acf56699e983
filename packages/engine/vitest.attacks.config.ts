import { defineConfig } from 'vitest/config';

/** `npm run attacks`: a measurement of minutes, and so not among the tests. */
export default defineConfig({
  test: { include: ['src/testing/attack-figures.measure.ts'], environment: 'node' },
});
