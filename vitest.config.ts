import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{packages/*,apps/*,bench}/src/**/*.test.ts', 'scripts/**/*.test.{ts,mjs}'],
    environment: 'node',
    passWithNoTests: true,
    // Vitest leaves a core to itself, which on the two of CI leaves the tests one at a time.
    maxWorkers: '100%',
    // Two models opened at once on two cores take longer than the default of 10 seconds.
    hookTimeout: 60_000,
    // A pass of the real model beside another takes seconds there.
    testTimeout: 30_000,
  },
});
