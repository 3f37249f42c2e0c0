import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { COMMANDS } from '../../src/cli/all-commands.ts';
import type { Call, CliCommand } from '../../src/cli/command.ts';
import { createProgram } from '../../src/cli/parser.ts';
import { MAX_SHARDS } from '../../src/domain/fleet/fleet-plan.ts';
import { readKubernetesImages } from '../../src/formats/fleet/kubernetes-images.ts';
import { reportPlan } from '../../src/report/fleet/plan-report.ts';
import { examplePlan } from '../formats/fleet/example-fleet.ts';
import { rigFolder } from '../rig/folder.ts';

const ROOT = join(import.meta.dirname, '../..');

const container = z.looseObject({
  image: z.string().regex(/@sha256:[0-9a-f]{64}$/),
  command: z.array(z.string()),
  args: z.array(z.string()).default([]),
  env: z.array(z.looseObject({ name: z.string(), valueFrom: z.unknown().optional() })).default([]),
  securityContext: z.strictObject({
    allowPrivilegeEscalation: z.literal(false),
    readOnlyRootFilesystem: z.literal(true),
    capabilities: z.strictObject({ drop: z.tuple([z.literal('ALL')]) }),
  }),
  volumeMounts: z.array(z.looseObject({ name: z.string() })),
});
const job = z.looseObject({
  apiVersion: z.literal('batch/v1'),
  kind: z.literal('Job'),
  metadata: z.looseObject({ name: z.string(), namespace: z.literal('assay') }),
  spec: z.looseObject({
    completionMode: z.string().optional(),
    completions: z.number().optional(),
    parallelism: z.number().optional(),
    backoffLimitPerIndex: z.number().optional(),
    podFailurePolicy: z.unknown().optional(),
    template: z.strictObject({
      spec: z.looseObject({
        restartPolicy: z.literal('Never'),
        securityContext: z.looseObject({
          runAsNonRoot: z.literal(true),
          seccompProfile: z.strictObject({ type: z.literal('RuntimeDefault') }),
        }),
        initContainers: z.array(container).default([]),
        containers: z.tuple([container]),
        volumes: z.array(z.looseObject({ name: z.string() })),
      }),
    }),
  }),
});

const text = await readFile(join(ROOT, 'examples/kubernetes/fleet.yaml'), 'utf8');
const jobs = new Map(
  z
    .array(z.looseObject({ kind: z.string() }))
    .parse(parseAllDocuments(text).map((document) => document.toJS()))
    .filter(({ kind }) => kind === 'Job')
    .map((document) => job.parse(document))
    .map((one) => [one.metadata.name, one] as const),
);

function jobOf(name: string) {
  const found = jobs.get(name);
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found;
}

async function calledBy(name: string): Promise<{ readonly command: CliCommand; readonly call: Call }> {
  const [{ command, args }] = jobOf(name).spec.template.spec.containers;
  const [program, ...words] = [...command, ...args];
  expect(program).toBe('assay');
  const calls: { command: CliCommand; call: Call }[] = [];
  await createProgram(COMMANDS, async (called, call) => {
    calls.push({ command: called, call });
    return 0;
  }).parseAsync(words, { from: 'user' });
  const [called] = calls;
  if (called === undefined) throw new Error(`${name} calls nothing`);
  return called;
}

test('every job calls a command of the fleet with flags that it has, and mounts only volumes that it has', async () => {
  expect([...jobs.keys()]).toEqual(['fleet-plan', 'fleet-shard', 'fleet-report']);
  for (const name of jobs.keys()) {
    expect((await calledBy(name)).command.name).toBe(name.replace('-', ' '));
    const { containers, initContainers, volumes } = jobOf(name).spec.template.spec;
    const known = volumes.map((volume) => volume.name);
    for (const one of [...containers, ...initContainers])
      for (const mount of one.volumeMounts) expect(known).toContain(mount.name);
  }
});

test('the Indexed Job has a pod for each shard of the plan, and starts again what could not be checked', async () => {
  const { spec } = jobOf('fleet-shard');
  const { flags } = (await calledBy('fleet-plan')).call;
  expect(spec).toMatchObject({
    completionMode: 'Indexed',
    completions: Number(flags.shards),
    backoffLimitPerIndex: 2,
  });
  // The number of the shard is that of the pod, which Kubernetes gives in JOB_COMPLETION_INDEX.
  expect((await calledBy('fleet-shard')).call.flags.shard).toBeUndefined();
  expect(spec.podFailurePolicy).toEqual({
    rules: [{ action: 'FailIndex', onExitCodes: { containerName: 'assay', operator: 'In', values: [1] } }],
  });
});

test('the files of one job are where the next one looks for them', async () => {
  const [plan, shard, report] = await Promise.all(
    ['fleet-plan', 'fleet-shard', 'fleet-report'].map(calledBy),
  );
  expect(shard?.call.flags.plan).toBe(`${plan?.call.flags['output-dir']}/plan.json`);
  expect(report?.call.flags.plan).toBe(shard?.call.flags.plan);
  expect(report?.call.flags.results).toBe(shard?.call.flags['output-dir']);
});

test('shards and report demand the hash of the plan, which they have from another place than the plan', async () => {
  for (const name of ['fleet-shard', 'fleet-report']) {
    expect((await calledBy(name)).call.flags['plan-sha256']).toBe('$(PLAN_SHA256)');
    const { env } = jobOf(name).spec.template.spec.containers[0];
    expect(env.find((variable) => variable.name === 'PLAN_SHA256')?.valueFrom).toEqual({
      configMapKeyRef: { name: 'fleet-plan', key: 'sha256' },
    });
  }
});

test('the hash is found in what the plan prints', async () => {
  const lines: string[] = [];
  const outputs: Record<string, unknown> = {};
  const publisher = {
    ...{
      lines: (some: readonly string[]) => void lines.push(...some),
      annotations: () => {},
      event: () => {},
    },
    ...{ summary: async () => {}, document: () => {}, junit: () => {} },
    outputs: (some: object) => Object.assign(outputs, some) !== undefined,
  };
  const folder = await rigFolder('fleet-plan');
  await reportPlan(examplePlan({ unresolved: [] }), folder, { publisher, summary: false });
  await rm(folder, { recursive: true });
  const command = /sed -n '[^']+'/.exec(text)?.[0] ?? '';
  const { stdout } = await execa('sh', ['-c', command], { input: `${lines.join('\n')}\n` });
  expect(stdout).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(stdout).toBe(outputs['plan-sha256']);
});

test('without the hash of a plan the steps end, and start no shard, which would wait for it forever', async () => {
  const head = text.slice(0, text.indexOf('\napiVersion:'));
  const steps = [...head.matchAll(/^# {3}(.*)$/gm)].map(([, line]) => line).join('\n');
  const kubectl = 'kubectl() { echo "$*" >&2; case "$*" in *conditions*) echo Failed ;; esac; }';
  const { exitCode, stderr } = await execa('sh', ['-c', `${kubectl}\n${steps}`], { reject: false });
  expect(exitCode).not.toBe(0);
  expect(stderr).toContain('there is no plan');
  expect(stderr).toContain('assay-fleet=plan');
  expect(stderr).not.toContain('assay-fleet=shard');
});

test('every job is awaited until it ends, also if it fails: an image that is not resolved fails the plan', () => {
  const steps = text.slice(0, text.indexOf('\napiVersion:')).replaceAll(/^# ?/gm, '');
  expect(steps).not.toMatch(/wait --for/);
  expect(steps).toMatch(/Complete\|Failed/);
  for (const name of jobs.keys()) expect(steps).toContain(`ended ${name}`);
});

test('a plan of an earlier day is removed before a new one is made', () => {
  const [first] = jobOf('fleet-plan').spec.template.spec.initContainers;
  expect(first?.command.join(' ')).toContain('rm -rf /fleet/plan /fleet/results');
});

test('the plan of a fleet can read the manifests themselves', () => {
  const images = readKubernetesImages(text, 'yaml');
  expect(images.ok && images.value.map(({ object }) => object)).toHaveLength(4);
});

test('the reusable workflow makes a job for each shard, and its report always runs', async () => {
  const workflow = z.object({
    jobs: z.record(
      z.string(),
      z.looseObject({
        if: z.string().optional(),
        needs: z.unknown().optional(),
        strategy: z.unknown().optional(),
      }),
    ),
  });
  const { jobs: parts } = workflow.parse(
    parse(await readFile(join(ROOT, '.github/workflows/fleet.yml'), 'utf8')),
  );
  const matrix = '$' + '{{ fromJSON(needs.plan.outputs.matrix) }}';
  expect(parts.shard?.strategy).toEqual({ 'fail-fast': false, matrix: { shard: matrix } });
  expect(parts.report).toMatchObject({ needs: ['plan', 'shard'], if: expect.stringContaining('always()') });
  // GitHub starts at most 256 jobs of a matrix.
  expect(MAX_SHARDS).toBeLessThanOrEqual(256);
});
