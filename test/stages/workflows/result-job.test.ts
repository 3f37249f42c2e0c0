import { expect, test } from 'vitest';
import { adviceOn, SHA } from './review.ts';

/** A check and the job that sums up; these lines are the latter's. */
const workflow = (lines: string, id = 'result') => `on: [pull_request, merge_group]
permissions: {}
jobs:
  lint:
    runs-on: ubuntu-24.04
    steps: [{ run: make lint }]
  assay:
    runs-on: ubuntu-24.04
    permissions: { contents: read }
    steps:
      - uses: acme/assay@${SHA}
        with: { image: "oci:image", signer: none }
  ${id}:
    needs: [lint, assay]
    runs-on: ubuntu-24.04
${lines}`;
const found = async (lines: string, id?: string) =>
  (await adviceOn(workflow(lines, id))).map(({ rule }) => rule);

test.each([
  [
    'only failure and cancelled are tested',
    `    if: always()
    steps:
      - if: contains(needs.*.result, 'failure') || contains(needs.*.result, 'cancelled')
        run: exit 1
`,
  ],
  [
    'one result is compared with failure',
    `    if: \${{ !cancelled() }}
    steps:
      - run: |
          echo "checked"
          exit 1
        if: \${{ needs.assay.result == 'failure' }}
`,
  ],
  [
    'a script knows failure alone',
    `    if: always()
    steps:
      - env: { RESULTS: "\${{ join(needs.*.result, ' ') }}" }
        run: |
          if [[ "$RESULTS" =~ failure|cancelled ]]; then exit 1; fi
`,
  ],
  [
    'an expression as the exit code',
    `    if: always()
    steps:
      - run: exit \${{ contains(needs.*.result, 'failure') && 1 || 0 }}
`,
  ],
  [
    'an expression as the command',
    `    if: always()
    steps:
      - run: \${{ !contains(needs.*.result, 'failure') }}
`,
  ],
  [
    'it does not always run',
    `    steps:
      - run: test "\${{ needs.assay.result }}" = success
`,
  ],
  [
    'it runs only on failure',
    `    if: failure()
    steps:
      - run: 'echo "\${{ toJSON(needs) }}"; exit 1'
`,
  ],
  [
    'alls-green is told to allow it',
    `    if: always()
    steps:
      - uses: re-actors/alls-green@release/v1
        with:
          jobs: \${{ toJSON(needs) }}
          allowed-skips: docs, assay
`,
  ],
])('%s', async (_name, lines) => {
  expect(await found(lines)).toEqual(['result-accepts-skipped']);
});

test('by its name, though it asks for no result', async () => {
  expect(await found('    steps: [{ run: echo "all passed" }]\n', 'all-checks-passed')).toEqual([
    'result-accepts-skipped',
  ]);
});

test.each([
  [
    'every result must be success',
    `    if: always()
    steps:
      - env: { RESULTS: "\${{ toJSON(needs) }}" }
        run: jq --exit-status 'all(.result == "success")' <<< "$RESULTS"
`,
  ],
  [
    'each is compared with success',
    `    if: \${{ always() }}
    steps:
      - run: |
          [[ "\${{ needs.lint.result }}" == "success" && "\${{ needs.assay.result }}" == "success" ]]
`,
  ],
  [
    'skipped fails too',
    `    if: "!cancelled()"
    steps:
      - if: needs.assay.result != 'success'
        run: exit 1
`,
  ],
  [
    'index syntax, in a block',
    `    if: always()
    steps:
      - if: >-
          needs['assay'].result != 'success' ||
          needs['lint'].result != 'success'
        run: |
          echo "::error::not all passed"
          exit 1
`,
  ],
  [
    'a script that fails on all but success names failure too',
    `    if: always()
    steps:
      - env: { RESULT: "\${{ needs.assay.result }}" }
        run: |
          if [ "$RESULT" != success ]; then echo "failure"; exit 1; fi
`,
  ],
  [
    'a script that knows skipped is left to its author',
    `    if: always()
    steps:
      - env: { RESULT: "\${{ needs.assay.result }}" }
        run: |
          case "$RESULT" in failure|cancelled|skipped) exit 1 ;; esac
`,
  ],
  [
    'alls-green',
    `    if: always()
    steps:
      - uses: re-actors/alls-green@release/v1
        with: { jobs: "\${{ toJSON(needs) }}", allowed-skips: lint }
`,
  ],
  [
    'what cannot be told',
    `    if: always()
    steps:
      - run: ./judge.sh '\${{ toJSON(needs) }}'
`,
  ],
  [
    'a job that merely comes after',
    `    steps:
      - uses: actions/checkout@${SHA}
      - run: ./comment.sh
`,
  ],
])('none where %s', async (_name, lines) => {
  expect(await found(lines)).toEqual([]);
});
