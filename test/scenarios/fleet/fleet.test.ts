import { appendFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type CommandResult, runCommand } from '../../rig/command-line.ts';
import { expectPassed } from '../stage/outcome.ts';
import { RELEASE } from '../stage/release.ts';
import { openStage, type Published, type Stage } from '../stage/stage.ts';

const Reasons = z.array(z.object({ code: z.string(), message: z.string() }));
const Plan = z.object({
  shards: z.number(),
  database: z.object({ digest: z.string(), source: z.string().optional() }),
  images: z.array(z.object({ image: z.string(), shard: z.number(), weight: z.number() })),
  unresolved: z.array(z.object({ image: z.string(), reasons: Reasons })),
});
const Fleet = z.object({
  verdict: z.string(),
  reasons: Reasons,
  images: z.array(z.object({ image: z.string(), decision: z.string(), by: z.string(), reasons: Reasons })),
});

let stage: Stage;
let workspace: string;
let signed: Published;
let other: Published;
let unsigned: Published;
let vulnerable: Published;

beforeAll(async () => {
  stage = await openStage();
  [signed, other, unsigned, vulnerable] = await Promise.all([
    stage.publish('clean'),
    stage.publish('clean'),
    stage.publish('clean'),
    stage.publish('vulnerable'),
  ]);
  expectPassed(await stage.ship({ image: signed.tagged }));
  expectPassed(await stage.ship({ image: other.tagged }));
  workspace = join(await stage.subfolder(), 'workspace');
  await mkdir(workspace);
}, 600_000);
afterAll(() => stage?.stop());

/** A command of the fleet, in a folder of its own beside the workspace. */
function assay(...args: readonly string[]): Promise<CommandResult> {
  const script = join(stage.folder, 'action', 'dist', 'js', 'assay.js');
  return runCommand(script, ['fleet', ...args], { cwd: workspace });
}

function input(name: string): string {
  return stage.inputs[name] ?? '';
}

async function plan(
  name: string,
  text: string,
  shards = '2',
  more: readonly string[] = [],
): Promise<CommandResult> {
  await writeFile(join(workspace, `${name}.txt`), text);
  return assay(
    ...[
      'plan',
      '--from',
      `${name}.txt`,
      '--shards',
      shards,
      '--output-dir',
      name,
      '--cache-dir',
      `../cache-${name}`,
    ],
    ...['--db-repository', input('db-repository'), '--trivy-path', input('trivy-path'), ...more],
  );
}

function shard(name: string, number: number, more: readonly string[] = []): Promise<CommandResult> {
  return assay(
    ...['shard', '--plan', `${name}/plan.json`, '--shard', String(number), '--output-dir', `${name}/results`],
    ...(more.includes('--cache-dir') ? [] : ['--cache-dir', `../cache-${name}-${number}`]),
    ...['--trivy-path', input('trivy-path')],
    ...['--cosign-path', input('cosign-path'), '--gitleaks-path', input('gitleaks-path')],
    ...['--java-db-repository', input('java-db-repository'), '--trusted-root', input('trusted-root')],
    ...['--certificate-identity', RELEASE, '--certificate-oidc-issuer', stage.sigstore.issuer.url, ...more],
  );
}

function report(name: string): Promise<CommandResult> {
  return assay(
    'report',
    '--plan',
    `${name}/plan.json`,
    '--results',
    `${name}/results`,
    '--output-dir',
    `${name}/report`,
  );
}

async function read<T>(schema: z.ZodType<T>, ...path: readonly string[]): Promise<T> {
  return schema.parse(JSON.parse(await readFile(join(workspace, ...path), 'utf8')));
}

/** Demands an exit code; a failure shows the whole log. */
function expectExit(result: CommandResult, code: number): void {
  expect(result.exitCode, `${result.stdout}\n${result.stderr}`).toBe(code);
}

describe('a fleet of two signed images', () => {
  beforeAll(async () => {
    expectExit(await plan('good', `${signed.tagged}\n${other.pinned}\n${signed.pinned}\n`), 0);
  }, 300_000);

  test('is planned by digest, each image once, with one database that every shard can get', async () => {
    const { images, shards, database } = await read(Plan, 'good', 'plan.json');
    expect(images.map(({ image }) => image).toSorted()).toEqual([signed.pinned, other.pinned].toSorted());
    expect([shards, new Set(images.map((one) => one.shard)).size]).toEqual([2, 2]);
    expect(database.source).toContain(`${input('db-repository').replace(/:[^:/]*$/, '')}@sha256:`);
  });

  test('is an error while a shard is missing, and passes when it is there', async () => {
    expectExit(await shard('good', 0), 0);
    const incomplete = await report('good');
    expectExit(incomplete, 2);
    expect(`${incomplete.stdout}${incomplete.stderr}`).toContain('Run the jobs that failed again');
    const without = await read(Fleet, 'good', 'report', 'fleet.json');
    expect(without.reasons.map(({ code }) => code)).toEqual(['shard-missing']);
    expect(without.images.map(({ decision }) => decision).toSorted()).toEqual(['allow', 'error']);
    expectExit(await shard('good', 1), 0);
    expectExit(await report('good'), 0);
    const whole = await read(Fleet, 'good', 'report', 'fleet.json');
    expect(whole.verdict).toBe('passed');
    expect(whole.images.map(({ decision, by }) => [decision, by])).toEqual([
      ['allow', 'evidence'],
      ['allow', 'evidence'],
    ]);
    const page = await readFile(join(workspace, 'good', 'report', 'report.html'), 'utf8');
    expect(page).toContain(signed.pinned);
  });

  test('a shard that can only get another database is an error, and so is every image of it', async () => {
    const cache = join(workspace, '..', 'cache-other');
    await cp(join(stage.database.cacheDir, 'db'), join(cache, 'trivy', 'db'), { recursive: true });
    await appendFile(join(cache, 'trivy', 'db', 'trivy.db'), Buffer.alloc(4096));
    expectExit(await shard('good', 0, ['--offline', '--cache-dir', cache]), 2);
    const { images } = await read(Fleet.pick({ images: true }), 'good', 'results', 'shard-0.json');
    expect(images.flatMap(({ reasons }) => reasons.map(({ code }) => code))).toEqual(['database-changed']);
  });

  test('two results of one shard, and a result of another plan, are errors, and their images are not checked', async () => {
    const results = join(workspace, 'good', 'results');
    await cp(join(results, 'shard-1.json'), join(results, 'shard-1 (copy).json'));
    expectExit(await report('good'), 2);
    const twice = await read(Fleet, 'good', 'report', 'fleet.json');
    expect(twice.reasons.map(({ code }) => code)).toEqual(['shard-duplicate']);
    await rm(join(results, 'shard-1 (copy).json'));
    const own = join(workspace, 'good', 'plan.json');
    const before = await readFile(own, 'utf8');
    await writeFile(own, before.replace(/"createdAt": "[^"]+"/, '"createdAt": "2026-01-01T00:00:00.000Z"'));
    expectExit(await report('good'), 2);
    await writeFile(own, before);
    const other = await read(Fleet, 'good', 'report', 'fleet.json');
    const codes = new Set(other.reasons.map(({ code }) => code));
    expect([...codes].toSorted()).toEqual(['plan-mismatch', 'shard-missing']);
    expect(other.images.map(({ decision }) => decision)).toEqual(['error', 'error']);
  });

  test('without a signer the shard ends at once, with one reason and no tool', async () => {
    const result = await assay(
      ...['shard', '--plan', 'good/plan.json', '--shard', '0', '--output-dir', 'good/nobody'],
      ...['--cache-dir', '../cache-nobody', '--trivy-path', input('trivy-path')],
      ...['--cosign-path', input('cosign-path'), '--trusted-root', input('trusted-root')],
    );
    expectExit(result, 2);
    const told = `${result.stdout}${result.stderr}`;
    expect(told).toContain('input-invalid: no signer is named');
    expect(told).toContain('Shard: error, there is no result');
    expect(told).not.toContain('SHA-256');
  });

  test('a plan whose hash is another one is refused', async () => {
    const result = await shard('good', 0, ['--plan-sha256', 'f'.repeat(64)]);
    expectExit(result, 2);
    expect(`${result.stdout}${result.stderr}`).toContain('plan-invalid');
  });
});

test('the tags of a repository are a fleet', async () => {
  const result = await assay(
    ...['plan', '--tags-of', `${stage.registry.host}/${signed.path}:v*`, '--output-dir', 'tags'],
    ...['--cache-dir', '../cache-tags', '--db-repository', input('db-repository')],
    ...['--trivy-path', input('trivy-path')],
  );
  expectExit(result, 0);
  const { images } = await read(Plan, 'tags', 'plan.json');
  expect(images.map(({ image }) => image)).toEqual([signed.pinned]);
});

describe('a fleet with an image that nobody signed', () => {
  test('denies it, and where the policy allows it, scans it and warns', async () => {
    expectExit(await plan('mixed', `${unsigned.tagged}\n${vulnerable.tagged}\n`, '1'), 0);
    expectExit(await shard('mixed', 0), 1);
    expectExit(await report('mixed'), 1);
    const denied = await read(Fleet, 'mixed', 'report', 'fleet.json');
    expect(denied.images.map(({ decision, by }) => [decision, by])).toEqual([
      ['deny', 'nothing'],
      ['deny', 'nothing'],
    ]);
    await mkdir(join(workspace, '.github'), { recursive: true });
    await writeFile(join(workspace, '.github', 'assay.yml'), 'version: 1\ngate:\n  without-evidence: scan\n');
    expectExit(await shard('mixed', 0), 1);
    await rm(join(workspace, '.github'), { recursive: true });
    expectExit(await report('mixed'), 1);
    const scanned = await read(Fleet, 'mixed', 'report', 'fleet.json');
    const by = new Map(scanned.images.map((one) => [one.image, one]));
    expect(by.get(unsigned.pinned)).toMatchObject({ decision: 'warn', by: 'scan' });
    expect(by.get(vulnerable.pinned)).toMatchObject({ decision: 'deny', by: 'scan' });
  });
});

describe('bad input', () => {
  test.each([
    ['a fleet of nothing', '# nothing\n', 'fleet-empty'],
    ['a template', 'ghcr.io/acme/{{ .Values.app }}\n', 'manifest-not-rendered'],
    ['a name that is none', 'ghcr.io/Acme/App:1\n', 'manifest-invalid'],
  ])('%s makes no plan', async (name, text, code) => {
    const result = await plan(name.replaceAll(' ', '-'), text);
    expectExit(result, 2);
    expect(`${result.stdout}${result.stderr}`).toContain(code);
  });

  test('an image that does not exist is told, in the plan and in the report', async () => {
    const planned = await plan('gone', `${signed.tagged}\n${stage.registry.host}/team/nothing:v1\n`, '1');
    expectExit(planned, 2);
    expect(`${planned.stdout}${planned.stderr}`).toContain('team/nothing:v1 (gone.txt, line 2): ');
    const { images, unresolved } = await read(Plan, 'gone', 'plan.json');
    expect(images).toHaveLength(1);
    expect(unresolved.flatMap(({ reasons }) => reasons.map(({ code }) => code))).toEqual(['image-not-found']);
    expectExit(await shard('gone', 0), 0);
    expectExit(await report('gone'), 2);
  });
});
