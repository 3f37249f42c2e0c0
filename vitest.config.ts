import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/rig/refuse-with.ts'],
    globalSetup: ['test/rig/tools/bundle-once.ts'],
    // Real tools and servers on two cores: three files at once fill the gaps in which one waits for a server.
    maxWorkers: 3,
    testTimeout: 120_000,
    hookTimeout: 600_000,
    retry: 0,
    passWithNoTests: false,
  },
});
