import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{packages/*,apps/*,bench}/src/**/*.test.ts', 'scripts/**/*.test.{ts,mjs}'],
    environment: 'node',
    passWithNoTests: true,
  },
});
