import { describe, expect, test } from 'vitest';
import { rulesOn, SHA } from './review.ts';

const workflow = (on: string, job: string, permissions = 'permissions: {}\n') => `on:
  ${on}
${permissions}jobs:
  run:
    runs-on: ubuntu-24.04
${job}`;
const TARGET = 'pull_request_target: { types: [opened] }';
const RUN = 'workflow_run: { workflows: [ci], types: [completed] }';

describe('approvals', () => {
  const approve = `    permissions: { actions: read, deployments: write }
    steps:
      - env: { GH_TOKEN: "\${{ github.token }}" }
        run: |
          gh api "repos/$GITHUB_REPOSITORY/actions/runs/$RUN/pending_deployments" \\
            --method POST -F 'environment_ids[]=1' -f state=approved -f comment=ok
`;
  const review = '    steps:\n      - run: gh pr review --approve "$PR"\n';

  test.each([TARGET, RUN])('of a deployment on %s', async (on) => {
    expect(await rulesOn(workflow(on, approve))).toEqual(['approval-by-untrusted-event 11']);
  });

  test('of a pull request, by command, script and action', async () => {
    expect(await rulesOn(workflow(TARGET, review))).toEqual(['approval-by-untrusted-event 8']);
    const script = `    steps:
      - uses: actions/github-script@${SHA}
        with:
          script: |
            await github.rest.pulls.createReview({ ...context.repo, pull_number: 1, event: 'APPROVE' })
`;
    expect(await rulesOn(workflow(TARGET, script))).toEqual(['approval-by-untrusted-event 11']);
    const action = `    steps:\n      - uses: hmarr/auto-approve-action@${SHA}\n`;
    expect(await rulesOn(workflow(TARGET, action))).toEqual(['approval-by-untrusted-event 8']);
  });

  test.each([
    ['on push', workflow('push:', approve)],
    [
      'of what is only looked at',
      workflow(RUN, '    steps:\n      - run: gh api "$RUN/pending_deployments" --jq length\n'),
    ],
    [
      "of the bot's own pull requests",
      workflow(TARGET, `    if: github.event.pull_request.user.login == 'dependabot[bot]'\n${review}`),
    ],
    [
      'of runs that a push started',
      workflow(RUN, `    if: github.event.workflow_run.event == 'push'\n${approve}`),
    ],
  ])('none %s', async (_name, text) => {
    expect(await rulesOn(text)).toEqual([]);
  });
});

describe('code of strangers', () => {
  const checkout = (ref: string, rest: string) => `    steps:
      - uses: actions/checkout@${SHA}
        with: { ref: "${ref}" }
${rest}`;
  const HEAD = '${{ github.event.pull_request.head.sha }}';
  const build = '      - run: make\n';
  const write = 'permissions: { packages: write }\n';

  test.each([
    [TARGET, HEAD],
    [TARGET, '${{ github.head_ref }}'],
    [TARGET, 'refs/pull/${{ github.event.number }}/merge'],
    [RUN, '${{ github.event.workflow_run.head_sha }}'],
  ])('on %s at %s with write permissions', async (on, ref) => {
    expect(await rulesOn(workflow(on, checkout(ref, build), write))).toEqual([
      'untrusted-code-with-privileges 8',
    ]);
  });

  test('by command, with secrets', async () => {
    const job =
      '    steps:\n      - run: gh pr checkout "$PR"\n      - run: npm ci\n        env: { TOKEN: "${{ secrets.TOKEN }}" }\n';
    expect(await rulesOn(workflow(TARGET, job))).toEqual(['untrusted-code-with-privileges 8']);
  });

  test('where no permissions are set', async () => {
    expect(await rulesOn(workflow(TARGET, checkout(HEAD, build), ''))).toEqual([
      'untrusted-code-with-privileges 7',
    ]);
  });

  test.each([
    ['nothing is in reach', workflow(TARGET, checkout(HEAD, build), 'permissions: { contents: read }\n')],
    ['nothing is run', workflow(TARGET, checkout(HEAD, `      - uses: acme/lint@${SHA}\n`), write)],
    [
      'the base is checked out',
      workflow(TARGET, `    steps:\n      - uses: actions/checkout@${SHA}\n${build}`, write),
    ],
    ['on pull_request', workflow('pull_request:', checkout(HEAD, build), write)],
    [
      'for branches of the repository itself',
      workflow(
        TARGET,
        `    if: \${{ github.event.pull_request.head.repo.full_name == github.repository }}\n${checkout(HEAD, build)}`,
        write,
      ),
    ],
  ])('none where %s', async (_name, text) => {
    expect(await rulesOn(text)).toEqual([]);
  });

  test('a job that may run for others is not kept to the repository', async () => {
    const job = `    if: github.event.pull_request.head.repo.full_name == github.repository || github.actor == 'x'\n${checkout(HEAD, build)}`;
    expect(await rulesOn(workflow(TARGET, job, write))).toEqual(['untrusted-code-with-privileges 9']);
  });
});

describe('deployments', () => {
  const deploy = (condition = '') => `${condition}    environment: production
    steps:
      - run: kubectl set image deployment/app app="$IMAGE"
`;

  test.each([TARGET, RUN])('on %s', async (on) => {
    expect(await rulesOn(workflow(on, deploy()))).toEqual(['deployment-by-untrusted-event 7']);
  });

  test('none after a run that a push started, also through the job before', async () => {
    const condition =
      "    if: github.event.workflow_run.conclusion == 'success' && github.event.workflow_run.event == 'push'\n";
    expect(await rulesOn(workflow(RUN, deploy(condition)))).toEqual([]);
    const chained = `    needs: guard\n${deploy()}  guard:\n    if: github.event.workflow_run.event == 'push'\n    runs-on: ubuntu-24.04\n    steps: [{ run: "true" }]\n`;
    expect(await rulesOn(workflow(RUN, chained))).toEqual([]);
  });

  test('none for an environment that holds back outsiders before a check', async () => {
    const job = '    environment: external\n    steps:\n      - run: echo approved\n';
    expect(await rulesOn(workflow(TARGET, job))).toEqual([]);
  });
});
