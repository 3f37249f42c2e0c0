import { describe, expect, test } from 'vitest';
import { adviceOn, review, rulesOn, SHA } from './review.ts';

const workflow = (
  steps: string,
  { permissions = '    permissions: { contents: read, id-token: write }\n', job = '' } = {},
) => `on: push
jobs:
  ship:
    runs-on: ubuntu-24.04
${permissions}${job}    steps:
${steps}`;
const ASSAY = `      - uses: acme/assay@${SHA}\n        with: { image: "ghcr.io/acme/app@sha256:0" }\n`;

describe('actions that can move', () => {
  test('are named once for a job', async () => {
    const steps = `      - uses: actions/checkout@v7\n      - uses: acme/assay@v1\n      - uses: docker://alpine:3\n      - uses: ./local\n`;
    const [advice, ...more] = await adviceOn(workflow(steps));
    expect(more).toEqual([]);
    expect(advice).toMatchObject({ rule: 'action-not-pinned', line: 7, column: 15 });
    expect(advice?.message).toMatch(/`actions\/checkout@v7`, `acme\/assay@v1`, `docker:\/\/alpine:3`$/);
  });

  test.each([
    ['with an environment', { permissions: '    permissions: {}\n', job: '    environment: production\n' }],
    ['with an OIDC token', {}],
  ])('%s', async (_name, options) => {
    const steps = '      - uses: actions/checkout@v7\n';
    expect((await rulesOn(workflow(steps, options))).join()).toContain('action-not-pinned');
  });

  test('in a local composite action that such a job uses', async () => {
    const { advice } = await review({
      'w.yml': workflow('      - uses: $/.github/actions/setup\n'),
      '.github/actions/setup/action.yml':
        'name: setup\nruns:\n  using: composite\n  steps:\n    - uses: actions/setup-go@v7\n',
    });
    expect(advice).toMatchObject([
      { rule: 'action-not-pinned', path: '.github/actions/setup/action.yml', line: 5 },
    ]);
  });

  test.each([
    [
      'in other jobs',
      workflow('      - uses: actions/checkout@v7\n', {
        permissions: '    permissions: { contents: read }\n',
      }),
    ],
    [
      'by full SHA or digest',
      workflow(
        `      - uses: actions/checkout@${SHA} # v7\n      - uses: docker://alpine@sha256:${'0'.repeat(64)}\n`,
      ),
    ],
    [
      'of the SLSA generator, which must be named by tag',
      `on: push\npermissions: { id-token: write }\njobs:\n  provenance:\n    uses: slsa-framework/slsa-github-generator/.github/workflows/generator_container_slsa3.yml@v2.1.0\n`,
    ],
  ])('none %s', async (_name, text) => {
    expect(await rulesOn(text)).toEqual([]);
  });
});

describe('permissions', () => {
  test.each([
    ['none are set', '', 3],
    ['write-all', '    permissions: write-all\n', 5],
    ['contents: write for nothing', '    permissions: { contents: write, packages: write }\n', 5],
  ])('%s', async (_name, permissions, line) => {
    const steps = `      - uses: actions/checkout@${SHA}\n${ASSAY}`;
    expect(await rulesOn(workflow(steps, { permissions }))).toEqual([`permissions-too-broad ${line}`]);
  });

  test.each([
    ['a release is made', '      - run: gh release create "$TAG"\n'],
    ['a tag is pushed', '      - run: git push origin "$TAG"\n'],
    ['an action may need it', `      - uses: softprops/action-gh-release@${SHA}\n`],
    ['a local action may need it', '      - uses: ./release\n'],
  ])('none where %s', async (_name, steps) => {
    expect(
      await rulesOn(workflow(ASSAY + steps, { permissions: '    permissions: { contents: write }\n' })),
    ).toEqual([]);
  });

  test('none for a job beside', async () => {
    expect(await rulesOn(workflow('      - run: make\n', { permissions: '' }))).toEqual([]);
  });

  test('those of the workflow count where the job sets none', async () => {
    const text = `permissions: { contents: read }\n${workflow(ASSAY, { permissions: '' })}`;
    expect(await rulesOn(text)).toEqual([]);
  });
});

describe('secrets: inherit', () => {
  const calling = (uses: string, secrets: string) =>
    `on: push\npermissions: {}\njobs:\n  ship:\n    permissions: { id-token: write }\n    uses: ${uses}\n    secrets: ${secrets}\n`;

  test('into the reusable workflow of Assay', async () => {
    expect(await rulesOn(calling(`acme/assay/.github/workflows/assay.yml@${SHA}`, 'inherit'))).toEqual([
      'secrets-inherited 7',
    ]);
  });

  test.each([
    [
      'where they are named',
      calling(`acme/assay/.github/workflows/assay.yml@${SHA}`, '{ token: "${{ secrets.TOKEN }}" }'),
    ],
    ['into another workflow', calling(`acme/tools/.github/workflows/build.yml@${SHA}`, 'inherit')],
  ])('none %s', async (_name, text) => {
    expect(await rulesOn(text)).toEqual([]);
  });
});
