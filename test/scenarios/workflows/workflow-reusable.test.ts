import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rigFolder } from '../../rig/folder.ts';
import { runWorkflow } from '../../rig/github/act.ts';
import { installedApplication } from '../../rig/images/npm-packages.ts';
import { makeDatabase, type TestDatabase } from '../../rig/images/vulnerability-db.ts';
import { startRegistry, type TestRegistry } from '../../rig/servers/registry.ts';
import { startSigstore, type TestSigstore } from '../../rig/sigstore/sigstore.ts';
import { buildTools } from '../../rig/tools/build.ts';
import { standIns } from '../stage/stand-ins.ts';

type Variables = Readonly<Record<string, string>>;

const ROOT = join(import.meta.dirname, '../../..');
const WORKFLOW = '.github/workflows/assay.yml';
const BUILDER = `assay-sh/assay/${WORKFLOW}@${'0'.repeat(40)}`;

let folder: string;
let registry: TestRegistry;
let sigstore: TestSigstore;
let database: TestDatabase;
let databaseReference: string;
let tools: Record<'trivy' | 'cosign' | 'gitleaks', string>;

beforeAll(async () => {
  folder = await rigFolder('reusable');
  // Installed here: the workflow's own HOME has no npm settings.
  await Promise.all([installedApplication('clean'), installedApplication('vulnerable')]);
  tools = await buildTools(['trivy', 'cosign', 'gitleaks']);
  [registry, sigstore, database] = await Promise.all([
    startRegistry({ referrers: true }),
    startSigstore(),
    makeDatabase(),
  ]);
  databaseReference = await database.push(registry.host);
});
afterAll(async () => {
  await Promise.all([registry?.stop(), sigstore?.stop(), database?.stop()]);
  await rm(folder, { recursive: true, force: true });
});

/** The workflow that teams copy, which calls the reusable one of this repository here, with more inputs. */
async function caller(image: string, inputs: Variables): Promise<string> {
  const text = await readFile(join(ROOT, 'examples/workflows/ghcr.yml'), 'utf8');
  const given = { context: 'examples/app', 'registry-username': 'robot', ...inputs };
  const lines = Object.entries(given).map(([name, value]) => `      ${name}: ${value}\n`);
  return text
    .replace(/uses: assay-sh\/assay\/\S+ # .*/, `uses: ./${WORKFLOW}\n    secrets: inherit`)
    .replace(/ {6}image: .*\n/, `      image: ${image}\n${lines.join('')}`);
}

/**
 * The workflow as it is, but for two things: act knows no `$/`, which here is the repository of the caller too, and the
 * services of this machine are named. Only the scan gets the scanners: a signing job that wanted one would end in error.
 */
async function workflowUnderTest(): Promise<string> {
  const text = await readFile(join(ROOT, WORKFLOW), 'utf8');
  const [scan = '', sign = ''] = text.split('\n  sign:\n');
  const inputs = (values: Variables) =>
    Object.entries(values).map(([name, value]) => `          ${name}: ${value}\n`);
  const withInputs = (job: string, values: Variables) =>
    job.replace('        uses: $/\n        with:\n', () =>
      ['        uses: ./\n        with:\n', ...inputs(values)].join(''),
    );
  const scanners = {
    'trivy-path': tools.trivy,
    'gitleaks-path': tools.gitleaks,
    'db-repository': databaseReference,
  };
  const signing = {
    'cosign-path': tools.cosign,
    'signing-config': sigstore.signingConfig,
    'trusted-root': sigstore.trustedRoot,
    offline: '"true"',
  };
  return [withInputs(scan, scanners), withInputs(sign, signing)].join('\n  sign:\n');
}

interface Calling {
  /** More inputs of the workflow. */
  readonly inputs?: Variables;
  /** Files of the repository. */
  readonly files?: Variables;
  readonly tamper?: (text: string) => string;
}

async function run(kind: 'clean' | 'vulnerable', { inputs = {}, files = {}, tamper }: Calling = {}) {
  const artifacts = await mkdtemp(join(folder, 'artifacts-'));
  const text = await workflowUnderTest();
  const workflowFile = join(artifacts, 'release.yml');
  await writeFile(workflowFile, await caller(`${registry.host}/Shop/App`, inputs));
  const result = await runWorkflow({
    workflowFile,
    repository: ROOT,
    only: ['.github', 'action.yml', 'dist', 'examples'],
    files: { ...files, [WORKFLOW]: tamper?.(text) ?? text },
    actions: standIns(text),
    // By the names under which a repository has them: GitHub's have no hyphens and no case.
    secrets: {
      GITHUB_TOKEN: 'job-token',
      REGISTRY_PASSWORD: 'robot-password',
      ...(inputs['audit-url'] && { AUDIT_TOKEN: 'audit-token' }),
    },
    env: (sha) => ({
      ...sigstore.environment({ sha, job_workflow_ref: BUILDER }),
      KIND: kind,
      ARTIFACTS: artifacts,
      BUILD_CACHE: process.env.XDG_CACHE_HOME || join(homedir(), '.cache'),
      BUILD_SCRIPT: join(ROOT, 'test/rig/images/build-image-step.ts'),
      REGISTRY: registry.host,
    }),
  });
  return { ...result, artifacts };
}

/** What a job uploaded: its files by name, and the policy that its report names. */
async function uploaded(artifacts: string, isSigned: boolean) {
  const names = await readdir(artifacts);
  const name = names.find(
    (one) => /^assay-evidence-[0-9a-f]{64}(-signed)?$/.exec(one)?.[1] === (isSigned ? '-signed' : undefined),
  );
  const files = await readdir(join(artifacts, name ?? 'none'));
  const report = JSON.parse(await readFile(join(artifacts, name ?? 'none', 'report.json'), 'utf8'));
  return { files, policy: report.policy };
}

/** Lets what the vulnerable image has through until tomorrow. */
function lenientPolicy(): string {
  const expires = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const exceptions = ['CVE-2021-44906', 'CVE-2021-3749', 'CVE-2021-23337'].map(
    (vulnerability) =>
      `  - { vulnerability: ${vulnerability}, reason: Never reached, owner: "@acme/web", expires: ${expires} }\n`,
  );
  return `version: 1\nexceptions:\n${exceptions.join('')}`;
}

describe('the reusable workflow', () => {
  test('builds, scans and signs in jobs of their own; the signature is that of the workflow', async () => {
    const { exitCode, log, artifacts } = await run('clean');
    expect(exitCode, log).toBe(0);
    const deployed = /deploying (\S+@sha256:[0-9a-f]{64})/.exec(log)?.[1];
    expect(deployed, log).toBeDefined();
    const verified = await execa(
      tools.cosign,
      [
        ...['verify', '--trusted-root', sigstore.trustedRoot],
        ...['--certificate-identity', `https://github.com/${BUILDER}`],
        ...['--certificate-oidc-issuer', sigstore.issuer.url, '--insecure-ignore-sct'],
        ...['--use-signed-timestamps', '--allow-http-registry', deployed ?? ''],
      ],
      { reject: false },
    );
    expect(verified.exitCode, verified.stderr).toBe(0);
    const { files } = await uploaded(artifacts, true);
    expect(files).toEqual(expect.arrayContaining(['audit.jsonl', 'bundles', 'report.json']));
  });

  test('evidence that is not what the scan named is not signed', async () => {
    const tampered = (text: string) =>
      text.replace(
        '      - name: Sign and attest\n',
        '      - run: echo >> "$RUNNER_TEMP/evidence/handover.json"\n      - name: Sign and attest\n',
      );
    const { exitCode, log } = await run('clean', { tamper: tampered });
    expect(exitCode, log).not.toBe(0);
    expect(log).toContain('evidence-invalid');
    expect(log).not.toContain('deploying');
  });

  test('the policy file of the repository judges in the job that scans and in the one that signs', async () => {
    const files = { '.github/assay.yml': lenientPolicy() };
    const { exitCode, log, artifacts } = await run('vulnerable', { files });
    expect(exitCode, log).toBe(0);
    expect(log).toContain('deploying ');
    const [scan, sign] = await Promise.all([uploaded(artifacts, false), uploaded(artifacts, true)]);
    expect(scan.policy.origin).toMatchObject({ kind: 'file', path: '.github/assay.yml' });
    expect(sign.policy).toEqual(scan.policy);
  });

  test('so does the one that the caller names; each of the two jobs sends its audit event', async () => {
    const events: string[] = [];
    const siem = createServer(async (request, response) => {
      const body = Buffer.concat(await Array.fromAsync(request)).toString();
      events.push(`${request.headers.authorization} ${JSON.parse(body).compliance.status_code}`);
      response.end();
    });
    siem.listen(0, '127.0.0.1');
    await once(siem, 'listening');
    try {
      const inputs = {
        policy: 'config/policy.yml',
        'fail-on': 'critical,high,medium',
        'audit-url': `http://127.0.0.1:${(siem.address() as AddressInfo).port}`,
      };
      const files = { 'config/policy.yml': 'version: 1\nsecrets:\n  enforce: warn\n' };
      const { exitCode, log, artifacts } = await run('clean', { files, inputs });
      expect(exitCode, log).toBe(0);
      const [scan, sign] = await Promise.all([uploaded(artifacts, false), uploaded(artifacts, true)]);
      expect(scan.policy).toMatchObject({
        failOn: ['critical', 'high', 'medium'],
        origin: { kind: 'file', path: 'config/policy.yml' },
      });
      expect(sign.policy).toEqual(scan.policy);
      expect(events).toEqual(['Bearer audit-token passed', 'Bearer audit-token passed']);
    } finally {
      siem.close();
    }
  });

  test('a vulnerable image never reaches the job that signs', async () => {
    const { exitCode, log } = await run('vulnerable');
    expect(exitCode).toBe(1);
    expect(log).toContain('3 vulnerabilities at or above the threshold (1 critical, 2 high)');
    expect(log).not.toContain('Sign and attest');
    expect(log).not.toContain('deploying');
  });
});
