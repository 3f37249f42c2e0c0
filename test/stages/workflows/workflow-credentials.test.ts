import { describe, expect, test } from 'vitest';
import { adviceOn, review, rulesOn, SHA } from './review.ts';

/** A job that deploys, with these steps and variables. */
const workflow = (steps: string, env = '') => `name: deploy
on:
  push:
    branches: [main]
permissions:
  contents: read
${env}jobs:
  deploy:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@${SHA}
${steps}`;

describe('cloud keys out of secrets', () => {
  test('AWS keys as inputs, with the OIDC way for AWS', async () => {
    const [advice, ...more] = await adviceOn(
      workflow(`      - uses: aws-actions/configure-aws-credentials@v6
        with:
          aws-access-key-id: \${{ secrets.DEPLOY_ID }}
          aws-secret-access-key: \${{ secrets.DEPLOY_KEY }}
          aws-region: eu-central-1
`),
    );
    expect(more).toEqual([]);
    expect(advice).toMatchObject({ rule: 'static-cloud-credential', line: 15, column: 11 });
    expect(advice?.message).toContain('`DEPLOY_KEY`');
    expect(advice?.remediation).toContain('role-to-assume');
    expect(advice?.remediation).toContain('id-token: write');
  });

  test('none where a role is assumed by OIDC', async () => {
    expect(
      await rulesOn(
        workflow(`      - uses: aws-actions/configure-aws-credentials@v6
        with:
          role-to-assume: \${{ secrets.AWS_ROLE_ARN }}
          aws-region: eu-central-1
`),
      ),
    ).toEqual([]);
  });

  test('AWS keys as variables of the workflow, in flow style, once', async () => {
    const env =
      "env: { AWS_ACCESS_KEY_ID: '${{ secrets.ID }}', AWS_SECRET_ACCESS_KEY: \"${{ secrets['KEY'] }}\" }\n";
    expect(await rulesOn(workflow('      - run: aws s3 sync . s3://bucket\n', env))).toEqual([
      'static-cloud-credential 7',
    ]);
  });

  test('none for keys of an S3-compatible store, which knows no OIDC', async () => {
    const steps = `      - run: aws s3 sync . s3://bucket --endpoint-url "$STORE"
        env:
          AWS_ACCESS_KEY_ID: \${{ secrets.STORE_ID }}
          AWS_SECRET_ACCESS_KEY: \${{ secrets.STORE_KEY }}
      - uses: some/s3-upload@v1
        with:
          aws_secret_access_key: \${{ secrets.R2_SECRET }}
      - run: ./upload
        env:
          AWS_ENDPOINT_URL: https://minio.example.com
          AWS_SECRET_ACCESS_KEY: \${{ secrets.KEY }}
`;
    expect(await rulesOn(workflow(steps))).toEqual([]);
  });

  test('a key that a command takes up itself, at its line', async () => {
    const steps = `      - run: |
          # log in
          az login --service-principal -u "$ID" -p \${{ secrets.AZURE_CLIENT_SECRET }} --tenant "$TENANT"
`;
    expect(await adviceOn(workflow(steps))).toMatchObject([{ line: 14, column: 52 }]);
  });

  test.each([
    ['google-github-actions/auth@v3', 'credentials_json', 'GCP_KEY', 'workload_identity_provider'],
    ['azure/login@v3', 'creds', 'AZURE_SP', 'federated credential'],
    ['azure/webapps-deploy@v3', 'publish-profile', 'PROFILE', 'azure/login'],
    ['hashicorp/vault-action@v3', 'token', 'VAULT', 'method: jwt'],
    ['hashicorp/vault-action@v3', 'secretId', 'VAULT', 'method: jwt'],
    ['azure/k8s-set-context@v4', 'kubeconfig', 'CLUSTER', 'get-gke-credentials'],
    [
      'some/deploy@v1',
      'access-key',
      'ALIYUN_ACCESS_KEY_SECRET',
      'aliyun/configure-aliyun-credentials-action',
    ],
  ])('%s with %s', async (action, input, secret, mend) => {
    const steps = `      - uses: ${action}\n        with:\n          ${input}: \${{ secrets.${secret} }}\n`;
    const found = (await adviceOn(workflow(steps))).filter(({ rule }) => rule.startsWith('static-'));
    expect(found).toMatchObject([{ line: 14 }]);
    expect(found[0]?.remediation).toContain(mend);
  });

  test.each([
    ['google-github-actions/auth@v3', 'workload_identity_provider: ${{ secrets.WIF }}'],
    ['azure/login@v3', 'client-id: ${{ secrets.AZURE_CLIENT_ID }}'],
    ['hashicorp/vault-action@v3', 'role: ${{ secrets.VAULT_ROLE }}'],
    ['some/other@v1', 'token: ${{ secrets.GITHUB_TOKEN }}'],
    ['some/other@v1', 'creds: ${{ secrets.SOME_CREDS }}'],
    ['azure/k8s-set-context@v4', 'kubeconfig: ${{ steps.cluster.outputs.kubeconfig }}'],
  ])('none for %s with %s', async (action, input) => {
    const steps = `      - uses: ${action}\n        with:\n          ${input}\n`;
    expect((await adviceOn(workflow(steps))).filter(({ rule }) => rule.startsWith('static-'))).toEqual([]);
  });
});

describe('kubeconfigs and signing keys', () => {
  test('a kubeconfig written by a command', async () => {
    const steps = '      - run: echo "${{ secrets.PROD_KUBE_CONFIG_DATA }}" | base64 -d > ~/.kube/config\n';
    expect(await rulesOn(workflow(steps))).toEqual(['static-cluster-credential 12']);
  });

  test('none for the path of a kubeconfig', async () => {
    const steps =
      '      - run: kubectl get pods\n        env:\n          KUBECONFIG: ${{ runner.temp }}/config\n';
    expect(await rulesOn(workflow(steps))).toEqual([]);
  });

  test('a cosign key and its password are one advice', async () => {
    const steps = `      - run: cosign sign --key env://COSIGN_PRIVATE_KEY "$IMAGE"
        env:
          COSIGN_PRIVATE_KEY: \${{ secrets.COSIGN_PRIVATE_KEY }}
          COSIGN_PASSWORD: \${{ secrets.COSIGN_PASSWORD }}
`;
    expect(await rulesOn(workflow(steps))).toEqual(['static-signing-key 14']);
  });

  test("Assay's own `signer: key` with a key out of a secret", async () => {
    const steps = `      - uses: acme/assay@${SHA}
        with:
          image: ghcr.io/acme/app@\${{ steps.build.outputs.digest }}
          signer: key
          key: env://SIGNING
        env:
          SIGNING: \${{ secrets.COSIGN_KEY }}
`;
    expect(await rulesOn(workflow(steps))).toEqual(['static-signing-key 18']);
  });

  test.each([
    ['a key in a KMS', 'cosign sign --key awskms:///alias/ship "$IMAGE"'],
    ['a keyless signature', 'cosign sign --yes "$IMAGE"'],
  ])('none for %s, though a password is left over', async (_name, command) => {
    const steps = `      - run: ${command}\n        env:\n          COSIGN_PASSWORD: \${{ secrets.COSIGN_PASSWORD }}\n`;
    expect(await rulesOn(workflow(steps))).toEqual([]);
  });
});

describe('names that lead elsewhere', () => {
  test('through a variable of the job', async () => {
    const text = `on: push
permissions: {}
jobs:
  deploy:
    runs-on: ubuntu-24.04
    env:
      DEPLOYER: \${{ secrets.DEPLOYER }}
    steps:
      - uses: aws-actions/configure-aws-credentials@v6
        with:
          aws-access-key-id: AKID
          aws-secret-access-key: \${{ env.DEPLOYER }}
`;
    expect(await rulesOn(text)).toEqual(['static-cloud-credential 12']);
  });

  const action = (value: string) => ({
    'w.yml': `on: push
permissions: {}
jobs:
  deploy:
    runs-on: ubuntu-24.04
    steps:
      - uses: ./.github/actions/deploy
        with:
          Key: ${value}
`,
    '.github/actions/deploy/action.yml': `name: deploy
inputs: { key: { required: true } }
runs:
  using: composite
  steps:
    - uses: aws-actions/configure-aws-credentials@v6
      with:
        aws-secret-access-key: \${{ inputs.key }}
`,
  });

  test('through the input of a local composite action', async () => {
    const { advice, files } = await review(action('${{ secrets.DEPLOY_KEY }}'));
    expect(files).toBe(2);
    expect(advice).toMatchObject([
      { rule: 'static-cloud-credential', path: '.github/actions/deploy/action.yml', line: 8 },
    ]);
  });

  test('none where the caller passes something short-lived', async () => {
    expect((await review(action('${{ steps.login.outputs.key }}'))).advice).toEqual([]);
  });

  test('a comment, a name in a string and a literal are no secrets of the repository', async () => {
    const steps = `      - run: echo "secrets.AWS_SECRET_ACCESS_KEY"
      - run: echo "\${{ vars.AWS_SECRET_ACCESS_KEY }}" # \${{ github.sha }}
`;
    expect(await rulesOn(workflow(steps))).toEqual([]);
  });
});
