import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { pageAssets } from './scripts/page-assets.ts';

/** Files whose tests run the whole action take minutes each. */
const LONG = /\/test\/(?:scenarios|attacks)\//;

/** Starts the long files first: one that starts last would run alone at the end, while the other cores do nothing. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => LONG.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  // Tests get the compiled script of the page, as the bundle has it.
  plugins: [pageAssets(import.meta.dirname)],
  test: {
    // A kept module would have the style and the script of the page from before a change: they are no modules.
    fsModuleCache: false,
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/rig/refuse-with.ts'],
    globalSetup: ['test/rig/tools/bundle-once.ts'],
    // Real tools and servers on two cores: four files at once fill the gaps in which one waits for a server.
    maxWorkers: 4,
    sequence: { sequencer: LongFirst },
    // Far above what any test takes: on a busy machine it is slow, and only one that hangs must end.
    testTimeout: 300_000,
    hookTimeout: 600_000,
    retry: 0,
    passWithNoTests: false,
  },
});
