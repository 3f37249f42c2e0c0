import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Real tools and servers on two cores: more files at once only wait for each other.
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 600_000,
    retry: 0,
    passWithNoTests: false,
  },
});
