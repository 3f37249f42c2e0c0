import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { PATHS } from '../../src/admit/routes.ts';
import { admitCommand } from '../../src/cli/admit/admit-command.ts';
import { KINDS_WITH_PODS } from '../../src/formats/kubernetes/pod-kinds.ts';

const FOLDER = join(import.meta.dirname, '../../examples/admission-server');
const Webhooks = z.object({
  webhooks: z
    .array(
      z.looseObject({
        failurePolicy: z.literal('Fail'),
        clientConfig: z.object({
          service: z.looseObject({ name: z.string(), namespace: z.string(), path: z.string() }),
        }),
        rules: z.array(z.looseObject({ resources: z.array(z.string()) })),
        namespaceSelector: z.object({
          matchExpressions: z.tuple([
            z.object({
              key: z.literal('kubernetes.io/metadata.name'),
              operator: z.literal('NotIn'),
              values: z.array(z.string()),
            }),
          ]),
        }),
      }),
    )
    .length(1),
});
const Workload = z.looseObject({
  spec: z.looseObject({
    replicas: z.number(),
    template: z.looseObject({
      spec: z.looseObject({
        automountServiceAccountToken: z.literal(false),
        securityContext: z.looseObject({ runAsNonRoot: z.literal(true) }),
        containers: z.array(
          z.looseObject({
            args: z.array(z.string()),
            securityContext: z.looseObject({
              allowPrivilegeEscalation: z.literal(false),
              readOnlyRootFilesystem: z.literal(true),
              capabilities: z.object({ drop: z.tuple([z.literal('ALL')]) }),
            }),
          }),
        ),
      }),
    }),
  }),
});

async function documents(name: string) {
  const parsed = parseAllDocuments(await readFile(join(FOLDER, name), 'utf8'));
  return parsed.map((one) => z.looseObject({ kind: z.string() }).parse(one.toJS()));
}

test('the webhooks ask about every kind that the server can judge, at its paths, and never pass without it', async () => {
  const [mutating, validating] = (await documents('webhooks.yaml')).map(
    (one) => Webhooks.parse(one).webhooks[0],
  );
  expect(mutating?.clientConfig.service.path).toBe(PATHS.mutate);
  expect(validating?.clientConfig.service.path).toBe(PATHS.validate);
  const resources = validating?.rules.flatMap((rule) => rule.resources) ?? [];
  const plural = KINDS_WITH_PODS.map((kind) => `${kind.toLowerCase()}s`);
  expect(new Set(resources)).toEqual(new Set([...plural, 'pods/ephemeralcontainers']));
});

test('only the namespaces of the server and of the system are left out', async () => {
  for (const one of await documents('webhooks.yaml')) {
    const [webhook] = Webhooks.parse(one).webhooks;
    expect(webhook?.namespaceSelector.matchExpressions[0].values).toEqual(['assay-system', 'kube-system']);
  }
});

test('the server runs twice, without privileges, and with flags that there are', async () => {
  const all = await documents('server.yaml');
  const kinds = all.map(({ kind }) => kind);
  expect(kinds).toEqual(
    expect.arrayContaining(['PodDisruptionBudget', 'NetworkPolicy', 'Service', 'Namespace']),
  );
  const { spec } = Workload.parse(all.find(({ kind }) => kind === 'Deployment'));
  expect(spec.replicas).toBeGreaterThan(1);
  const flags =
    spec.template.spec.containers[0]?.args.map((arg) => arg.replace(/^--([a-z-]+)=.*$/, '$1')) ?? [];
  const known = admitCommand.flags.map(({ name }) => name);
  expect(flags.length).toBeGreaterThan(3);
  expect(flags.filter((flag) => !known.includes(flag))).toEqual([]);
});
