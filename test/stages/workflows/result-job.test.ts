import { expect, test } from 'vitest';
import { adviceOn, SHA } from './review.ts';

/** A check and the job that sums up; these lines are the latter's. */
const workflow = (lines: string, id = 'result') => `on: { pull_request: { types: edited }, merge_group: }
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

/** The steps of a result job that always runs, as a script with the results at hand. */
const script = (run: string, env = '') =>
  `    if: always()\n    steps:\n      - run: |\n${run
    .split('\n')
    .map((line) => `          ${line}`)
    .join('\n')}\n${env === '' ? '' : `        env: { R: "${env}" }\n`}`;
const JOINED = "${{ join(needs.*.result, ' ') }}";
const NEEDS = '${{ toJSON(needs) }}';

test.each([
  [
    'any success, in a variable',
    'success="${{ contains(needs.*.result,\'success\') }}"; [ "$success" != true ] && exit 1',
  ],
  [
    'any success, in a variable, and the script goes on',
    'success=${{ contains(needs.*.result, \'success\') }}\nif [ "$success" != "true" ]; then\n  exit 1\nfi\necho fine',
  ],
  ['any success, compared', '[[ "${{ contains(needs.*.result, \'success\') }}" == "true" ]] || exit 1'],
  [
    'any success in the joined results',
    "test \"${{ contains(join(needs.*.result, ','), 'success') }}\" = true",
  ],
  ['any success in the whole of needs', 'test "${{ contains(toJSON(needs), \'success\') }}" = true'],
  ['no failure alone', 'test "${{ !contains(needs.*.result, \'failure\') }}" = true'],
  [
    'neither failure nor cancelled',
    "if [ \"${{ contains(needs.*.result, 'failure') || contains(needs.*.result, 'cancelled') }}\" = true ]; then exit 1; fi",
  ],
  ['one of them', "[ \"${{ needs.assay.result == 'success' || needs.lint.result == 'success' }}\" = true ]"],
  [
    'one of them, in the shell',
    'if [[ "${{ needs.lint.result }}" == success || "${{ needs.assay.result }}" == success ]]; then exit 0; fi\nexit 1',
  ],
  ['a pattern around success', '[[ "$R" == *success* ]]', JOINED],
  ['an expression without anchors', '[[ "$R" =~ success ]] || exit 1', JOINED],
  ['a case around success', 'case "$R" in\n  *success*) exit 0 ;;\n  *) exit 1 ;;\nesac', JOINED],
  ['grep for success', 'echo "$R" | grep -q success', JOINED],
  ['grep in a here-string', 'grep -qw success <<< "$R" || exit 1', JOINED],
  ['jq: any', 'jq -e \'any(.[]; .result == "success")\' <<< "$R"', NEEDS],
  ['jq: index', 'jq -e \'[.[].result] | index("success")\' <<< "$R"', NEEDS],
  [
    'a loop that leaves at the first success',
    'for r in $R; do\n  if [ "$r" = success ]; then exit 0; fi\ndone\nexit 1',
    JOINED,
  ],
  ['failure and skipped, and not cancelled', 'case "$R" in *failure*|*skipped*) exit 1 ;; esac', JOINED],
  ['the results are written down alone', 'echo "$R" >> "$GITHUB_STEP_SUMMARY"', JOINED],
])('a script takes a pass for granted: %s', async (_name, run, env = '') => {
  expect(await found(script(run, env))).toEqual(['result-accepts-skipped']);
});

test.each([
  ['an inline script of any success', 'core.setFailed', ".some((one) => one.result === 'success')"],
  ['an inline script that looks for one', 'core.setFailed', ".map((one) => one.result).includes('success')"],
])('%s', async (_name, _fails, asks) => {
  const lines = `    if: always()
    steps:
      - uses: actions/github-script@${SHA}
        env: { NEEDS: "\${{ toJSON(needs) }}" }
        with:
          script: |
            const results = Object.values(JSON.parse(process.env.NEEDS));
            if (!results${asks}) core.setFailed('no');
`;
  expect(await found(lines)).toContain('result-accepts-skipped');
});

test('the condition of the job or of the failing step names no more than one result', async () => {
  const steps = '    steps: [{ run: exit 1 }]\n';
  expect(
    await found(
      `    if: success() || failure()\n    steps: [{ run: 'test "\${{ needs.assay.result }}" = success' }]\n`,
    ),
  ).toEqual(['result-accepts-skipped']);
  expect(await found(`    if: always() && !contains(needs.*.result, 'success')\n${steps}`)).toEqual([
    'result-accepts-skipped',
  ]);
  expect(await found(`    if: failure() || cancelled()\n${steps}`)).toEqual(['result-accepts-skipped']);
  const ignored = `    if: always()
    steps:
      - if: needs.assay.result != 'success'
        continue-on-error: true
        run: exit 1
`;
  expect(await found(ignored)).toEqual(['result-accepts-skipped']);
});

test('a job that needs the check and only says something is skipped when the check fails', async () => {
  for (const steps of [
    '    steps: [{ run: echo "all passed" }]\n',
    '    steps:\n      - run: |\n          # everything before has passed\n          echo "ok ${{ github.sha }}"\n          exit 0\n',
    '    if: always()\n    steps: [{ run: "true" }]\n',
  ]) {
    expect(await found(steps, 'finish')).toEqual(['result-accepts-skipped']);
  }
  // These do more, or run only where something failed.
  for (const steps of [
    '    steps: [{ run: echo "version=1" >> "$GITHUB_OUTPUT" }]\n',
    '    steps: [{ run: ./announce.sh }]\n',
    '    steps: [{ run: echo "$(./announce.sh)" }]\n',
    '    environment: production\n    steps: [{ run: echo ok }]\n',
    '    if: failure()\n    steps: [{ run: echo "look here" }]\n',
  ]) {
    expect(await found(steps, 'finish')).toEqual([]);
  }
});

test('a result job that takes any success does not speak for a check that can be skipped', async () => {
  const text = workflow(
    script('ok="${{ contains(needs.*.result,\'success\') }}"; [ "$ok" != true ] && exit 1'),
  ).replace('  assay:\n', "  assay:\n    if: github.actor != 'dependabot[bot]'\n");
  const rules = (await adviceOn(text)).map(({ rule }) => rule).sort();
  expect(rules).toEqual(['check-skippable', 'result-accepts-skipped']);
});

test.each([
  ['every one is looked at', 'for r in $R; do [ "$r" = success ] || exit 1; done', JOINED],
  [
    'every one is looked at, in full',
    `for result in ${JOINED}; do\n  if [[ "$result" != "success" ]]; then\n    echo "::error::$result"\n    exit 1\n  fi\ndone`,
  ],
  ['an anchored expression', '[[ "$R" =~ ^success( success)*$ ]]', JOINED],
  [
    'none of the other three',
    "test \"${{ !contains(needs.*.result,'failure') && !contains(needs.*.result,'cancelled') && !contains(needs.*.result,'skipped') }}\" = true",
  ],
  [
    'none of the other three, in the shell',
    'if [[ "$R" == *failure* || "$R" == *cancelled* || "$R" == *skipped* ]]; then exit 1; fi',
    JOINED,
  ],
  [
    'all by name',
    '[ "${{ needs.assay.result }}" = "success" ] && [ "${{ needs.lint.result }}" = "success" ]',
  ],
  [
    'all in one expression',
    "exit ${{ needs.assay.result == 'success' && needs.lint.result == 'success' && '0' || '1' }}",
  ],
  ['jq: all', 'jq -e \'all(.[]; .result == "success")\' <<< "$R"', NEEDS],
  ['jq: any other', 'if jq -e \'any(.[]; .result != "success")\' <<< "$R"; then exit 1; fi', NEEDS],
  [
    'grep for what is no success',
    "if echo \"$R\" | tr ' ' '\\n' | grep -qv '^success$'; then exit 1; fi",
    JOINED,
  ],
  [
    'python',
    "python3 -c \"import json,os,sys; sys.exit(any(j['result'] != 'success' for j in json.loads(os.environ['R']).values()))\"",
    NEEDS,
  ],
  ['a program of its own', './judge.sh "$R"', JOINED],
])('a script that demands success of all gets no advice: %s', async (_name, run, env = '') => {
  expect(await found(script(run, env))).toEqual([]);
});

test('with one need alone any success is every success', async () => {
  const text = workflow(script('test "${{ contains(needs.*.result, \'success\') }}" = true')).replace(
    'needs: [lint, assay]',
    'needs: [assay]',
  );
  expect(await adviceOn(text)).toEqual([]);
});

test.each([
  ['[[ "$R" =~ ^(s+)+$ ]]'],
  ['[[ "$R" =~ ^(s|ss)*$ ]]'],
  ['[[ "$R" == *s*s*s*s*s*s*s*s*s*z ]]'],
  ['echo "$R" | grep -q "\\w*\\w*\\w*\\w*\\w*z"'],
])('a pattern that takes for ever is not tried: %s', async (run) => {
  await found(script(run, `${'s'.repeat(1900)}-${JOINED}`));
});
