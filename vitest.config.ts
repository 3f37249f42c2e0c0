import { globSync } from 'node:fs';
import { configDefaults, defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { pageAssets } from './scripts/page-assets.ts';

/** Tests that start no tool and no server, and change nothing of the process. */
const PURE = globSync(
  [
    'test/{check,domain,formats,fuzz,gate,report}/**/*.test.ts',
    'test/attacks/corpus.test.ts',
    'test/stages/{workflows,secrets/{dockerfile,installed,kubernetes,own-rules}}/**/*.test.ts',
  ],
  {
    cwd: import.meta.dirname,
    // A database that trivy-db builds, and Chromium.
    exclude: ['test/formats/tools/bolt.test.ts', 'test/report/page/browser.test.ts'],
  },
);

/** Files whose tests run the whole action, or wait for servers that fail, take minutes each. */
const LONG = /\/test\/(?:scenarios|attacks|faults|rig|repository|adapters\/registry)\//;

/**
 * Starts the long files first: one that starts last would run alone at the end, while the other cores do nothing. The
 * short ones of `pure` are last, and together: a worker that they share serves no other.
 */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId, project }: TestSpecification) =>
      LONG.test(moduleId) ? 0 : project.name === 'pure' ? 2 : 1;
    return sorted.sort((one, other) => rank(one) - rank(other));
  }
}

export default defineConfig({
  // Tests get the compiled script of the page, as the bundle has it.
  plugins: [pageAssets(import.meta.dirname)],
  test: {
    // A kept module would have the style and the script of the page from before a change: they are no modules.
    fsModuleCache: false,
    setupFiles: ['test/rig/refuse-with.ts'],
    // Real tools and servers on two cores: four files at once fill the gaps in which one waits for a server.
    maxWorkers: 4,
    sequence: { sequencer: LongFirst },
    // Far above what any test takes: on a busy machine it is slow, and only one that hangs must end.
    testTimeout: 300_000,
    hookTimeout: 600_000,
    retry: 0,
    passWithNoTests: false,
    projects: [
      {
        extends: true,
        // Files of one worker share what they import: to load it anew for each would be a third of the work.
        test: { name: 'pure', include: PURE, isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'real',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...PURE],
          globalSetup: ['test/rig/tools/bundle-once.ts'],
        },
      },
    ],
  },
});
