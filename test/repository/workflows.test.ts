import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { buildTools } from '../rig/build.ts';
import { bodyFaults } from '../rig/github-contract.ts';

const ROOT = join(import.meta.dirname, '../..');
const WORKFLOWS = ['.github/workflows', 'examples/workflows'].flatMap((folder) =>
  readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`),
);

const Permissions = z.record(z.string(), z.enum(['read', 'write', 'none']));
const Workflow = z.looseObject({
  permissions: Permissions,
  jobs: z.record(
    z.string(),
    z.looseObject({
      permissions: Permissions,
      uses: z.string().optional(),
      'timeout-minutes': z.number().optional(),
      steps: z.array(z.looseObject({ uses: z.string().optional(), run: z.string().optional() })).default([]),
    }),
  ),
});

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

test('actionlint finds nothing in any workflow', async () => {
  const { actionlint } = await buildTools(['actionlint']);
  // What is on PATH beside it would make the result depend on the machine.
  const args = ['-shellcheck=', '-pyflakes=', ...WORKFLOWS];
  const { exitCode, all } = await execa(actionlint, args, { cwd: ROOT, reject: false, all: true });
  expect(exitCode, all).toBe(0);
});

describe.each(WORKFLOWS)('%s', (path) => {
  const workflow = Workflow.parse(parse(read(path)));
  const jobs = Object.entries(workflow.jobs);

  test('grants nothing by default, each job what it needs, and no job runs without end', () => {
    expect(workflow.permissions).toEqual({});
    for (const [name, job] of jobs)
      if (job.uses === undefined) expect(job['timeout-minutes'], name).toBeGreaterThan(0);
  });

  test('pins every action to a commit', () => {
    const uses = jobs.flatMap(([, job]) => [job.uses, ...job.steps.map((step) => step.uses)]);
    for (const reference of uses.filter((one) => one !== undefined))
      expect(reference).toMatch(/^\.\/|@[0-9a-f]{40}$/);
  });

  test('puts no expression into a script', () => {
    for (const [, job] of jobs) for (const { run = '' } of job.steps) expect(run).not.toContain('${{');
  });
});

describe('the reusable workflow', () => {
  const { jobs } = Workflow.parse(parse(read('.github/workflows/assay.yml')));

  test('only the job that signs may sign, and it runs nothing but the action on named evidence', () => {
    const signing = Object.entries(jobs).filter(([, job]) => job.permissions['id-token'] !== undefined);
    expect(signing.map(([name]) => name)).toEqual(['sign']);
    expect(signing[0]?.[1].steps.map(({ uses }) => uses?.split('@')[0])).toEqual([
      'actions/checkout',
      undefined,
      'actions/checkout',
      'actions/download-artifact',
      './.git/assay',
      'actions/upload-artifact',
    ]);
  });

  test('the job that scans can write nowhere, and holds no password that can', () => {
    expect(jobs.scan?.permissions).toEqual({ contents: 'read', packages: 'read' });
    const used = [...JSON.stringify(jobs.scan).matchAll(/secrets\.([\w-]+)/g)].map(([, name]) => name);
    expect(new Set(used)).toEqual(
      new Set(['registry-pull-password', 'fingerprint-key', 'policy-token', 'audit-token']),
    );
    // Of the job's own token only GHCR's registry is told.
    const password = jobs.scan?.steps.flatMap((step) => Object(step.with)['registry-password'] ?? []);
    expect(password).toEqual([
      "${{ secrets.registry-pull-password || startsWith(inputs.image, 'ghcr.io/') && github.token || '' }}",
    ]);
  });

  test('no user name is a secret, and between jobs goes nothing that a masked text could stand in', () => {
    const text = read('.github/workflows/assay.yml');
    expect(text).not.toMatch(/secrets\.[\w-]*username/);
    const outputs = Object.values(jobs).flatMap((job) => Object.keys(Object(job.outputs)));
    expect(outputs).toEqual(['digest', 'evidence', 'evidence-sha256', 'digest']);
  });
});

test.each([
  ['required-check', '/repos/acme/app/rulesets'],
  ['required-workflow', '/orgs/acme/rulesets'],
])('the ruleset %s is one that GitHub describes', (name, path) => {
  expect(bodyFaults('POST', path, JSON.parse(read(`examples/rulesets/${name}.json`)))).toEqual([]);
});
