import { describe, expect, test } from 'vitest';
import { review, rulesOn, SHA } from './review.ts';

const ON = 'on:\n  pull_request: { types: [opened, synchronize, edited] }\n  merge_group:\n';
const CHECK = `      - uses: actions/checkout@${SHA}
        with: { persist-credentials: false }
      - id: assay
        uses: acme/assay@${SHA} # v1
        with: { image: "oci:image", signer: none }
`;
/** A required check; `job` are further lines of its job, `more` further jobs. */
const workflow = ({ on = ON, job = '', steps = CHECK, more = '' } = {}) => `name: check
${on}permissions: {}
jobs:
  assay:
    runs-on: ubuntu-24.04
${job}    permissions: { contents: read }
    steps:
${steps}${more}`;

test('a check that always runs is left alone', async () => {
  expect(await rulesOn(workflow())).toEqual([]);
});

describe('filters', () => {
  test.each(['paths: [src/**]', "paths-ignore: ['**.md']", 'branches-ignore: [wip]'])(
    '%s',
    async (filter) => {
      const on = `on:\n  merge_group:\n  pull_request:\n    ${filter}\n    types: edited\n`;
      expect(await rulesOn(workflow({ on }))).toEqual(['check-filtered 5']);
    },
  );

  test('in flow style', async () => {
    const on = "'on': {merge_group: , pull_request: {types: [edited], paths: [src/**]}}\n";
    expect(await rulesOn(workflow({ on }))).toEqual(['check-filtered 2']);
  });

  test.each([
    ['the base branch', 'on:\n  merge_group:\n  pull_request:\n    branches: [main]\n'],
    ['pushes', 'on:\n  push: { paths: [src/**] }\n  merge_group:\n  pull_request: { types: edited }\n'],
  ])('none for %s', async (_name, on) => {
    expect(await rulesOn(workflow({ on }))).toEqual([]);
  });

  test('none in a workflow without the check', async () => {
    const on = 'on:\n  pull_request:\n    paths: [docs/**]\n';
    expect(await rulesOn(workflow({ on, steps: '      - run: make docs\n' }))).toEqual([]);
  });
});

describe('the merge queue', () => {
  test.each(['on: pull_request\n', 'on: [push, pull_request]\n', 'on:\n  pull_request:\n'])(
    '%j',
    async (on) => {
      const rules = await rulesOn(workflow({ on }));
      expect(rules.map((rule) => rule.split(' ')[0])).toContain('check-not-in-merge-queue');
    },
  );

  test('none where another workflow checks for the queue', async () => {
    const { advice } = await review({
      'check.yml': workflow({ on: 'on: { pull_request: { types: edited } }\n' }),
      'queue.yml': workflow({ on: 'on: merge_group\n' }),
    });
    expect(advice).toEqual([]);
  });
});

describe('a pull request that is moved to another base', () => {
  const rules = async (pullRequest: string, event = 'pull_request') => {
    const found = await rulesOn(workflow({ on: `on:\n  merge_group:\n  ${event}:${pullRequest}\n` }));
    return found.filter((rule) => rule.startsWith('check-not-on-retarget'));
  };

  test.each([
    ['', 4],
    [' { types: [opened, synchronize, reopened] }', 4],
    ['\n    types: [opened, ready_for_review]', 5],
    ['\n    branches: [main, "release/**"]', 4],
    ['\n    branches: ["**"]', 4],
    ['\n    branches: ["!lax"]', 4],
    ['\n    branches: ["release-*"]', 4],
  ])('keeps the result of the earlier one: %j', async (pullRequest, line) => {
    expect(await rules(pullRequest)).toEqual([`check-not-on-retarget ${line}`]);
  });

  test('with `pull_request_target` too', async () => {
    expect(await rules('', 'pull_request_target')).toHaveLength(1);
  });

  test.each([
    ' { types: [edited, opened, synchronize] }',
    '\n    types: [opened, synchronize, reopened, edited]\n    branches: [main, next]',
    // No pull request against another branch has a result that it could keep.
    '\n    branches: [main]',
    '\n    branches: release/1.2',
  ])('is checked again, or has none: %j', async (pullRequest) => {
    expect(await rules(pullRequest)).toEqual([]);
  });

  test('is nothing to a workflow without the check', async () => {
    expect(await rulesOn(workflow({ on: 'on: pull_request\n', steps: '      - run: make docs\n' }))).toEqual(
      [],
    );
  });
});

describe('a check that can be skipped', () => {
  test.each([
    "    if: needs.changes.outputs.app == 'true'\n",
    '    if: ${{ github.event.pull_request.draft == false }}\n',
    "    if: github.actor != 'dependabot[bot]'\n",
    "    if: |\n      github.event_name == 'pull_request' &&\n      !contains(github.event.pull_request.labels.*.name, 'skip')\n",
    '    if: github.event.pull_request.head.repo.full_name == github.repository\n',
  ])('%j', async (job) => {
    expect(await rulesOn(workflow({ job }))).toEqual(['check-skippable 9']);
  });

  test.each([
    '    if: always()\n',
    '    if: ${{ !cancelled() }}\n',
    '    if: success() || failure()\n',
    "    if: github.event_name == 'pull_request' || github.event_name == 'merge_group'\n",
    "    if: ${{ github.event_name != 'push' }}\n",
    "    if: github.repository == 'acme/app'\n",
    "    if: github.repository_owner == 'acme' && github.event_name == 'pull_request'\n",
    '    if: "!contains(fromJSON(\'[1]\'), 2) || always()"\n',
  ])('none for %j', async (job) => {
    expect(await rulesOn(workflow({ job }))).toEqual([]);
  });

  test('none for drafts where the check runs again when they are ready', async () => {
    const on =
      'on:\n  merge_group:\n  pull_request:\n    types: [opened, synchronize, reopened, edited, ready_for_review]\n';
    expect(await rulesOn(workflow({ on, job: '    if: "!github.event.pull_request.draft"\n' }))).toEqual([]);
  });

  test('none for a job that is not there for pull requests', async () => {
    const on = 'on: [push, pull_request]\n';
    expect(await rulesOn(workflow({ on, job: "    if: github.event_name == 'push'\n" }))).toEqual([]);
  });

  const build = '  build:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: make image\n';

  test('a job that it needs fails', async () => {
    expect(await rulesOn(workflow({ job: '    needs: [build]\n', more: build }))).toEqual([
      'check-skippable 7',
    ]);
  });

  test.each([
    ['it runs all the same', '    needs: build\n    if: ${{ !cancelled() }}\n', build],
    [
      'a result job demands success',
      '    needs: build\n',
      `${build}  result:
    needs: [build, assay]
    if: always()
    runs-on: ubuntu-24.04
    steps:
      - if: contains(needs.*.result, 'failure') || contains(needs.*.result, 'cancelled') || contains(needs.*.result, 'skipped')
        run: exit 1
`,
    ],
  ])('none where %s', async (_name, job, more) => {
    expect(await rulesOn(workflow({ job, more }))).toEqual([]);
  });

  test('through a local reusable workflow and its caller', async () => {
    const reusable = workflow({ on: 'on: workflow_call\n' });
    const caller = `on: { pull_request: { types: edited }, merge_group: }
permissions: {}
jobs:
  assay:
    if: github.actor != 'renovate[bot]'
    permissions: { contents: read }
    uses: $/.github/workflows/reusable.yml
`;
    const { advice } = await review({ 'reusable.yml': reusable, 'w.yml': caller });
    expect(advice).toMatchObject([{ rule: 'check-skippable', path: '.github/workflows/w.yml', line: 5 }]);
  });
});

describe('errors that are ignored', () => {
  const ignoring = CHECK.replace(
    '        with: { image',
    '        continue-on-error: true\n        with: { image',
  );

  test('by the step', async () => {
    expect(await rulesOn(workflow({ steps: ignoring }))).toEqual(['check-error-ignored 15']);
  });

  test.each(['true', '${{ true }}', "${{ github.event_name == 'pull_request' }}"])(
    'by the job: %s',
    async (value) => {
      expect(await rulesOn(workflow({ job: `    continue-on-error: ${value}\n` }))).toEqual([
        'check-error-ignored 9',
      ]);
    },
  );

  test.each([
    [
      'a later step asks for the outcome',
      `${ignoring}      - if: steps.assay.outcome != 'success'\n        run: exit 1\n`,
    ],
    ['another step is meant', `${CHECK}      - run: ./upload\n        continue-on-error: true\n`],
    ['it is off', ignoring.replace('continue-on-error: true', 'continue-on-error: false')],
  ])('none where %s', async (_name, steps) => {
    expect(await rulesOn(workflow({ steps }))).toEqual([]);
  });
});

describe('what an Assay step is', () => {
  const filtered = 'on:\n  merge_group:\n  pull_request:\n    paths: [src/**]\n    types: [edited]\n';
  const using = (uses: string) => workflow({ on: filtered, steps: `      - uses: ${uses}\n` });

  test.each([`acme/assay@${SHA}`, `Acme/Assay@${SHA}`])('%s', async (uses) => {
    expect(await rulesOn(using(uses))).toEqual(['check-filtered 5']);
  });

  test.each([`acme/assay-tools@${SHA}`, `assay/other@${SHA}`, `acme/assay/other@${SHA}`, './'])(
    'not %s',
    async (uses) => {
      expect(await rulesOn(using(uses))).toEqual([]);
    },
  );

  test('`./` in its own repository, and not in that of another action', async () => {
    const action = (name: string) => `name: ${name}\nruns: { using: node24, main: index.js }\n`;
    const own = await review({ 'w.yml': using('./'), 'action.yml': action('Assay') });
    expect(own.advice.map(({ rule }) => rule)).toEqual(['check-filtered']);
    expect((await review({ 'w.yml': using('./'), 'action.yml': action('Other') })).advice).toEqual([]);
  });

  test('a local composite action around it', async () => {
    const { advice } = await review({
      'w.yml': using('./.github/actions/check'),
      '.github/actions/check/action.yaml': `name: check\nruns:\n  using: composite\n  steps:\n    - uses: acme/assay@${SHA}\n`,
    });
    expect(advice.map(({ rule }) => rule)).toEqual(['check-filtered']);
  });
});
