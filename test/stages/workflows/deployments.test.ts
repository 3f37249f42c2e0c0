import { describe, expect, test } from 'vitest';
import { adviceOn, review, rulesOn, SHA } from './review.ts';

const SHIP = `  ship:
    runs-on: ubuntu-24.04
    permissions: { packages: write, id-token: write }
    outputs: { image: "\${{ steps.assay.outputs.image }}" }
    steps:
      - id: assay
        uses: acme/assay@${SHA}
        with: { image: "ghcr.io/acme/app@sha256:0", push-to: "ghcr.io/acme/app:main" }
`;
const GATE = `      - id: gate
        uses: acme/assay/gate@${SHA}
        with: { image: "ghcr.io/acme/app:main" }
`;
/** Ships, and then runs a job of these lines. */
const workflow = (deploy: string, before = SHIP) => `on:
  push: { branches: [main] }
permissions: {}
jobs:
${before}  deploy:
    runs-on: ubuntu-24.04
${deploy}`;
const RUN = (command: string) => `    needs: ship
    environment: production
    steps:
      - env: { IMAGE: "\${{ needs.ship.outputs.image }}", TAG: "\${{ github.sha }}", TAGGED: "ghcr.io/acme/app:\${{ github.sha }}" }
        run: |
          ${command}
`;

describe('a tag is deployed', () => {
  test.each([
    'kubectl set image deployment/app app=ghcr.io/acme/app:latest',
    'kubectl set image deployment/app app=ghcr.io/acme/app:${{ github.sha }}',
    'kubectl set image deployment/app "app=$TAGGED"',
    'kubectl -n prod apply -f k8s/ && kubectl set image deployment/app app=localhost:5000/app:$TAG',
    'helm upgrade --install app ./chart --set image.repository=ghcr.io/acme/app,image.tag=$TAG',
    'helm upgrade app ./chart --set-string image.tag="${{ github.sha }}"',
    'kustomize edit set image app=ghcr.io/acme/app:${TAG}',
    'gcloud run deploy app --image europe-docker.pkg.dev/acme/app:v1.2',
    'gcloud run deploy app --image="$TAGGED"',
    'argocd app set app --helm-set image.tag=$TAG',
  ])('%s', async (command) => {
    expect(await rulesOn(workflow(RUN(command)))).toEqual([expect.stringContaining('deployment-by-tag')]);
  });

  test('by an action', async () => {
    const deploy = `    needs: ship
    environment: production
    steps:
      - uses: aws-actions/amazon-ecs-render-task-definition@${SHA}
        with:
          task-definition: task.json
          image: \${{ steps.login.outputs.registry }}/app:\${{ github.sha }}
`;
    expect(await rulesOn(workflow(deploy))).toEqual(['deployment-by-tag 21']);
  });

  test('in a command that goes on, at the place of the command', async () => {
    const [advice] = await adviceOn(
      workflow(RUN('true\n          helm upgrade app ./chart \\\n            --set image.tag=latest')),
    );
    expect(advice).toMatchObject({ rule: 'deployment-by-tag', line: 21, column: 11 });
  });

  test.each([
    'kubectl set image deployment/app app="$IMAGE"',
    'kubectl set image deployment/app app=${{ needs.ship.outputs.image }}',
    'kubectl set image deployment/app app=ghcr.io/acme/app@sha256:${{ needs.ship.outputs.digest }}',
    'helm upgrade app ./chart --set image.digest=${{ needs.ship.outputs.digest }} --set image.tag=latest',
    'helm upgrade app ./chart --set nodeSelector.tag=blue --set replicas=2',
    'helm upgrade app ./chart --dry-run --set image.tag=latest',
    'gcloud run deploy app --image $SOMETHING --update-env-vars URL=https://example.com:8080',
    'echo "kubectl apply"',
    'docker push ghcr.io/acme/app:latest',
  ])('none: %s', async (command) => {
    expect(
      (await rulesOn(workflow(RUN(command)))).filter((rule) => rule.startsWith('deployment-by-tag')),
    ).toEqual([]);
  });

  test('none into a cluster that the job makes for itself', async () => {
    const deploy = `    steps:
      - uses: helm/kind-action@${SHA}
      - run: helm install app ./chart --set image.tag=ci
`;
    expect((await rulesOn(workflow(deploy))).filter((rule) => rule.startsWith('deployment'))).toEqual([]);
  });

  test('none in a repository without Assay', async () => {
    const { advice } = await review({ 'w.yml': workflow(RUN('helm upgrade app . --set image.tag=x'), '') });
    expect(advice.filter(({ rule }) => rule.startsWith('deployment'))).toEqual([]);
  });
});

describe('past the gate', () => {
  const apply = '      - run: kubectl apply -f k8s/\n';
  const gateJob = `  gate:\n    runs-on: ubuntu-24.04\n    steps:\n${GATE}`;
  const rules = async (deploy: string, before?: string) =>
    (await adviceOn(workflow(deploy, before)))
      .map(({ rule }) => rule)
      .filter((rule) => rule.startsWith('deployment'));

  test('the gate before the deployment in one job', async () => {
    expect(await rules(`    environment: production\n    steps:\n${GATE}${apply}`)).toEqual([]);
  });

  test.each([
    ['it waits for nobody', `    environment: production\n    steps:\n${apply}`],
    [
      'it runs whatever came before',
      `    needs: ship\n    if: always()\n    environment: production\n    steps:\n${apply}`,
    ],
    [
      'it runs on failure',
      `    needs: ship\n    if: "needs.ship.result == 'failure' && !cancelled()"\n    environment: production\n    steps:\n${apply}`,
    ],
    ['it comes before the gate', `    environment: production\n    steps:\n${apply}${GATE}`],
    [
      'its step runs when the gate failed',
      `    environment: production\n    steps:\n${GATE}      - if: \${{ !cancelled() }}\n        run: kubectl apply -f k8s/\n`,
    ],
  ])('%s', async (_name, deploy) => {
    expect(await rules(deploy)).toEqual(['deployment-ungated']);
  });

  test.each([
    [
      'it waits through a job between',
      `    needs: [notify]\n    environment: production\n    steps:\n${apply}  notify:\n    needs: ship\n    runs-on: ubuntu-24.04\n    steps: [{ run: "true" }]\n`,
    ],
    [
      'it asks for success itself',
      `    needs: ship\n    if: "!cancelled() && needs.ship.result == 'success'"\n    environment: production\n    steps:\n${apply}`,
    ],
    ['it is a dry run', '    steps:\n      - run: helm upgrade app ./chart --dry-run\n'],
    ['nothing is deployed', '    steps:\n      - run: echo deployed\n'],
  ])('none where %s', async (_name, deploy) => {
    expect(await rules(deploy)).toEqual([]);
  });

  test('a gate in another job wants an environment', async () => {
    expect(await rules(`    needs: gate\n    steps:\n${apply}`, gateJob)).toEqual(['deployment-unprotected']);
    expect(
      await rules(`    needs: gate\n    environment: { name: production }\n    steps:\n${apply}`, gateJob),
    ).toEqual([]);
  });
});

describe('what is shipped', () => {
  const push = `      - uses: docker/build-push-action@${SHA}\n        with: { push: true }\n`;
  const text = (on: string, assay: string, extra = push) => `on: ${on}
permissions: {}
jobs:
  ship:
    runs-on: ubuntu-24.04
    permissions: { packages: write, id-token: write }
    steps:
${extra}      - uses: acme/assay@${SHA}
        with: { image: "ghcr.io/acme/app@sha256:0", ${assay} }
`;

  test('none where another job takes over what was found, and signs', async () => {
    const sign = `  sign:
    needs: ship
    runs-on: ubuntu-24.04
    permissions: { packages: write, id-token: write }
    steps:
      - uses: acme/assay@${SHA}
        with: { image: "ghcr.io/acme/app@sha256:0", evidence: evidence, evidence-sha256: "\${{ needs.ship.outputs.hash }}" }
`;
    expect(await rulesOn(`${text('push', 'signer: none')}${sign}`)).toEqual([]);
  });

  test.each([
    ['signer: none', 'shipped-unsigned'],
    ['enforce: warn', 'check-not-enforced'],
  ])('%s in a workflow that pushes', async (assay, rule) => {
    expect(await rulesOn(text('push', assay))).toEqual([`${rule} 11`]);
  });

  test.each([
    ['on pull requests alone', text('{ pull_request: { types: edited }, merge_group: }', 'signer: none')],
    ['where nothing is pushed', text('push', 'signer: none', '')],
    ['where it depends', text('push', "signer: \"${{ github.ref == 'x' && 'none' || 'keyless' }}\"")],
    ['with the defaults', text('push', 'signer: keyless, enforce: block')],
  ])('none %s', async (_name, workflow) => {
    expect(await rulesOn(workflow)).toEqual([]);
  });

  test('a gate that only warns', async () => {
    const gate = GATE.replace('with: {', 'with: { enforce: warn,');
    expect(await rulesOn(workflow(`    environment: production\n    steps:\n${gate}`))).toEqual([
      'check-not-enforced 19',
    ]);
  });
});
