import { describe, expect, test } from 'vitest';
import { adviceOn, review, rulesOn } from './review.ts';

const login = (lines: readonly string[], env = '') => `name: build
on: [push]
permissions: { contents: read }
jobs:
  build:
    runs-on: ubuntu-24.04
${env}    steps:
      - uses: docker/login-action@v4
        with:
${lines.map((line) => `          ${line}\n`).join('')}`;

const PASSWORD = 'password: ${{ secrets.REGISTRY_PASSWORD }}';

describe('docker/login-action', () => {
  test.each([
    ['registry: ghcr.io', 'github.token'],
    ['registry: 123456789012.dkr.ecr.eu-central-1.amazonaws.com', 'amazon-ecr-login'],
    ['registry: ${{ secrets.ACCOUNT }}.dkr.ecr.${{ vars.REGION }}.amazonaws.com', 'amazon-ecr-login'],
    ['registry: europe-docker.pkg.dev/acme/images', 'token_format: access_token'],
    ['registry: https://eu.gcr.io', 'token_format: access_token'],
    ['registry: ${{ vars.NAME }}.azurecr.io', 'az acr login'],
    ['registry: acme.jfrog.io', 'oidc-provider-name'],
    ['registry: docker.io', 'DOCKERHUB_OIDC_CONNECTIONID'],
    ['username: acme', 'DOCKERHUB_OIDC_CONNECTIONID'],
  ])('with a password for %s', async (registry, mend) => {
    const found = await adviceOn(login([registry, PASSWORD]));
    expect(found).toMatchObject([{ rule: 'static-registry-credential', line: 11, column: 11 }]);
    expect(found[0]?.remediation).toContain(mend);
  });

  test('tells that a personal account of Docker Hub has no OIDC', async () => {
    const [advice] = await adviceOn(login([PASSWORD]));
    expect(advice?.remediation).toContain('A personal account knows no OIDC');
  });

  test.each([
    [['registry: ghcr.io', 'password: ${{ secrets.GITHUB_TOKEN }}']],
    [['registry: ghcr.io', 'password: ${{ github.token }}']],
    [['registry: ghcr.io', "password: ${{ secrets['github_token'] }}"]],
    [['registry: europe-docker.pkg.dev', 'password: ${{ steps.auth.outputs.access_token }}']],
    [['registry: registry.gitlab.com', PASSWORD]],
    [['registry: quay.io', PASSWORD]],
    [['registry: ${{ vars.REGISTRY }}', PASSWORD]],
    [['username: acme']],
  ])('none for %j', async (lines) => {
    expect(await rulesOn(login(lines))).toEqual([]);
  });

  test('the registry is looked up in the variables of the job', async () => {
    const env = '    env: { REGISTRY: ghcr.io }\n';
    expect(await rulesOn(login(['registry: ${{ env.REGISTRY }}', PASSWORD], env))).toEqual([
      'static-registry-credential 12',
    ]);
  });

  test('AWS keys as a password of ECR are one advice', async () => {
    const lines = [
      'registry: 123456789012.dkr.ecr.eu-central-1.amazonaws.com',
      'username: ${{ secrets.AWS_ACCESS_KEY_ID }}',
      'password: ${{ secrets.AWS_SECRET_ACCESS_KEY }}',
    ];
    expect(await rulesOn(login(lines))).toEqual(['static-registry-credential 12']);
  });
});

describe('a reusable workflow', () => {
  const reusable = `on:
  workflow_call:
    secrets:
      registry_password: { required: true }
permissions: {}
jobs:
  build:
    runs-on: ubuntu-24.04
    steps:
      - uses: docker/login-action@v4
        with:
          registry: ghcr.io
          password: \${{ secrets.registry_password }}
`;
  const caller = (secret: string) => `on: push
permissions: {}
jobs:
  build:
    uses: ./.github/workflows/reusable.yml
    secrets:
      registry_password: \${{ ${secret} }}
`;

  test('none where its callers pass the job token, or are not known', async () => {
    const own = await review({ 'reusable.yml': reusable, 'w.yml': caller('secrets.GITHUB_TOKEN') });
    expect(own.advice).toEqual([]);
    expect((await review({ 'reusable.yml': reusable })).advice).toEqual([]);
  });

  test("the caller's secret is named", async () => {
    const { advice } = await review({ 'reusable.yml': reusable, 'w.yml': caller('secrets.MY_PAT') });
    expect(advice).toMatchObject([{ path: '.github/workflows/reusable.yml', line: 13 }]);
    expect(advice[0]?.message).toContain('`MY_PAT`');
  });

  test('a secret that goes by the same name on both sides', async () => {
    const { advice } = await review({
      'reusable.yml': reusable,
      'w.yml': caller('secrets.registry_password'),
    });
    expect(advice).toHaveLength(1);
  });
});

describe('a login by command', () => {
  const command = (run: string, env: string) => `on: push
permissions: {}
jobs:
  build:
    runs-on: ubuntu-24.04
    steps:
      - env: { TOKEN: "${env}" }
        run: |
          set -eu
${run}
`;

  test('a personal token piped into GHCR, continued on the next line', async () => {
    const run =
      '          echo "$TOKEN" | docker login ghcr.io \\\n            --username acme --password-stdin';
    expect(await rulesOn(command(run, '${{ secrets.CR_PAT }}'))).toEqual(['static-registry-credential 10']);
  });

  test.each([
    ['the job token', 'echo "$TOKEN" | docker login ghcr.io -u acme --password-stdin', '${{ github.token }}'],
    ['another registry', 'docker login registry.example.com -u acme -p "$TOKEN"', '${{ secrets.PASSWORD }}'],
    [
      'a token of the cloud',
      'aws ecr get-login-password | docker login --password-stdin 1.dkr.ecr.eu.amazonaws.com',
      '${{ secrets.X }}',
    ],
  ])('none for %s', async (_name, run, env) => {
    expect(await rulesOn(command(`          ${run}`, env))).toEqual([]);
  });
});
