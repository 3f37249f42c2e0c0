import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hexOf } from '../../../src/domain/digest.ts';
import type { EvidenceFile, Sbom } from '../../../src/domain/evidence/evidence.ts';
import { DEFAULT_POLICY } from '../../../src/domain/policy/policy.ts';
import { AssayError } from '../../../src/domain/reason.ts';
import type { Run } from '../../../src/domain/run/run.ts';
import { Cleared, judge } from '../../../src/domain/verdict/verdict.ts';
import { HANDOVER_FILE } from '../../../src/evidence-folder.ts';
import { type Handover, handoverOf } from '../../../src/formats/attestation/handover-document.ts';
import type { RunContext } from '../../../src/ports/runner-port.ts';
import { readHandover } from '../../../src/stages/sign/import-evidence.ts';
import { createRun, createSbom, createScan, createSecrets, image } from '../../report/create-run.ts';
import { rigFolder } from '../../rig/folder.ts';

const SHA = 'a'.repeat(40);
const NOW = new Date('2026-01-02T12:00:00Z');

const context: RunContext = {
  eventName: 'push',
  serverUrl: 'https://github.com',
  repository: 'acme/shop',
  repositoryId: '74',
  repositoryOwnerId: '65',
  ref: 'refs/heads/main',
  sha: SHA,
  workflowRef: 'acme/shop/.github/workflows/release.yml@refs/heads/main',
  runId: '42',
  runAttempt: '2',
  runnerEnvironment: 'github-hosted',
  actor: { name: 'octocat', id: '1', triggeredBy: 'octocat' },
};

let folder: string;
let made = 0;
beforeAll(async () => {
  folder = await rigFolder('handover');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A run that passed, with SBOMs of both platforms and the index. */
function passedRun(overrides: Partial<Run> = {}): Run {
  const platforms = image.platforms.map(
    ({ platform, manifest }) => ({ kind: 'platform', platform, manifest: manifest.digest }) as const,
  );
  const scopes = [...platforms, { kind: 'index', digest: image.root.digest } as const];
  const file = (path: string): EvidenceFile => ({ path: `/tmp/runner/assay/${path}`, sha256: hexOf(path) });
  const sboms = scopes.map(
    (scope, at): Sbom =>
      createSbom({ scope, cyclonedx: file(`sbom-${at}.cdx.json`), spdx: file(`sbom-${at}.spdx.json`) }),
  );
  const scan = createScan([], {
    database: { updatedAt: NOW.toISOString(), sha256: hexOf('database') },
    coverage: scopes.map((scope) => ({ scope, listed: 120, compared: 120, incomparable: 0, unsourced: 0 })),
  });
  const run = createRun({ secrets: { done: true, value: createSecrets() } });
  const runUrl = 'https://github.com/acme/shop/actions/runs/42/attempts/1';
  return {
    ...run,
    event: { ...run.event, runUrl, sha: SHA, advisory: false },
    policy: DEFAULT_POLICY,
    verdict: 'passed',
    reasons: [],
    sboms: { done: true, value: sboms },
    scan: { done: true, value: scan },
    ...overrides,
  };
}

function handover(overrides: Partial<Handover> = {}): Handover {
  const whole = handoverOf(passedRun());
  if (whole === undefined) throw new Error('a run that passed is handed over');
  return { ...whole, ...overrides };
}

/** Writes an evidence folder; answers what the job that signs is given. */
async function evidenceOf(document: unknown): Promise<{ folder: string; sha256: string }> {
  made += 1;
  const place = join(folder, `evidence-${made}`);
  await mkdir(place);
  const content = JSON.stringify(document);
  await writeFile(join(place, HANDOVER_FILE), content);
  for (const { cyclonedx, spdx } of handover().sboms) {
    for (const { path } of [cyclonedx, spdx]) await writeFile(join(place, path), path);
  }
  return { folder: place, sha256: hexOf(content) };
}

async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AssayError)) throw new Error(`no AssayError but ${String(error)}`);
  expect(error.reasons[0].code).toBe('evidence-invalid');
  return error.reasons[0].message;
}

test('what one job found is judged again by another, to the same end', async () => {
  const evidence = await evidenceOf(handover());
  const read = await readHandover(context, evidence, image, DEFAULT_POLICY);
  expect(read.sboms.map(({ cyclonedx }) => cyclonedx.path)).toEqual(
    ['sbom-0.cdx.json', 'sbom-1.cdx.json', 'sbom-2.cdx.json'].map((name) => join(evidence.folder, name)),
  );
  const findings = {
    image,
    sboms: { done: true, value: read.sboms },
    scan: { done: true, value: read.scan },
    secrets: { done: true, value: read.secrets },
  } as const;
  const judgement = judge(findings, DEFAULT_POLICY, { image: 'ghcr.io/acme/shop', now: NOW });
  expect(judgement.reasons).toEqual([]);
  expect(Cleared.isCleared(judgement.cleared)).toBe(true);
  const later = new Date(NOW.getTime() + 49 * 3_600_000);
  const stale = judge(findings, DEFAULT_POLICY, { image: 'ghcr.io/acme/shop', now: later });
  expect(stale.reasons).toMatchObject([{ code: 'database-stale' }]);
});

test('where a finding lies and what was known before are handed over too', async () => {
  const layers = [image.root.digest];
  const finding = {
    id: 'CVE-2026-1',
    severity: 'low',
    package: 'a',
    version: '1',
    foundIn: [],
    layers,
  } as const;
  const baseline = { known: true, image: 'ghcr.io/acme/shop@x', findings: ['y'], notes: ['z'] } as const;
  const whole = handoverOf(
    passedRun({ scan: { done: true, value: { ...handover().scan, findings: [finding] } }, baseline }),
  );
  const read = await readHandover(context, await evidenceOf(whole), image, DEFAULT_POLICY);
  expect(read.scan.findings).toEqual([finding]);
  expect(read.baseline).toEqual(baseline);
});

test('only a run whose image may be signed is handed over, without a folder of its machine', () => {
  expect(JSON.stringify(handover())).not.toContain('/tmp/');
  for (const verdict of ['warned', 'failed', 'error'] as const)
    expect(handoverOf(passedRun({ verdict }))).toBeUndefined();
  const { event } = passedRun();
  expect(handoverOf(passedRun({ event: { ...event, advisory: true } }))).toBeUndefined();
  const signed = { ...DEFAULT_POLICY, signOnWarn: true };
  expect(handoverOf(passedRun({ verdict: 'warned', policy: signed }))).toBeDefined();
});

describe('evidence is refused', () => {
  test.each<[string, Partial<Handover>]>([
    ['version 0.0.1', { version: '0.0.1' }],
    ['workflow run', { run: 'https://github.com/acme/shop/actions/runs/43' }],
    ['workflow run', { run: 'https://github.com/mallory/shop/actions/runs/42' }],
    ['commit', { sha: 'b'.repeat(40) }],
    ['policy', { policy: `sha256:${'c'.repeat(64)}` }],
    ['about sha256:d', { image: `sha256:${'d'.repeat(64)}` }],
  ])('of another %s', async (why, overrides) => {
    const evidence = await evidenceOf(handover(overrides));
    expect(await refusal(readHandover(context, evidence, image, DEFAULT_POLICY))).toContain(why);
  });

  test('which is not what the hash names', async () => {
    const evidence = await evidenceOf(handover());
    const read = readHandover(context, { ...evidence, sha256: hexOf('other') }, image, DEFAULT_POLICY);
    expect(await refusal(read)).toContain('evidence-sha256');
  });

  test.each<[string, unknown]>([
    ['no JSON object', 'x'],
    ['a field more', { ...handover(), cleared: true }],
    ['a field less', { ...handover(), secrets: undefined }],
    ['a count that is none', { ...handover(), secrets: { findings: [], coverage: {} } }],
    ['a time that is none', { ...handover(), scan: { ...handover().scan, startedAt: 'soon' } }],
    ['a way out of the folder', withSbomPath('../sbom.json')],
    ['a path', withSbomPath('/etc/passwd')],
  ])('with %s', async (_name, document) => {
    const evidence = await evidenceOf(document);
    expect(await refusal(readHandover(context, evidence, image, DEFAULT_POLICY))).toContain('cannot be read');
  });

  test('whose SBOM is another one, is missing, or is a link', async () => {
    const changed = await evidenceOf(handover());
    await writeFile(join(changed.folder, 'sbom-1.spdx.json'), 'changed');
    expect(await refusal(readHandover(context, changed, image, DEFAULT_POLICY))).toContain(
      'sbom-1.spdx.json',
    );
    const missing = await evidenceOf(handover());
    await rm(join(missing.folder, 'sbom-2.cdx.json'));
    expect(await refusal(readHandover(context, missing, image, DEFAULT_POLICY))).toContain('sbom-2.cdx.json');
    const linked = await evidenceOf(handover());
    const outside = join(folder, 'outside');
    await writeFile(outside, basename('sbom-2.cdx.json'));
    await rm(join(linked.folder, 'sbom-2.cdx.json'));
    await symlink(outside, join(linked.folder, 'sbom-2.cdx.json'));
    expect(await refusal(readHandover(context, linked, image, DEFAULT_POLICY))).toContain('no regular file');
  });
});

function withSbomPath(path: string): unknown {
  const [first, ...rest] = handover().sboms;
  if (first === undefined) throw new Error('there is an SBOM');
  return { ...handover(), sboms: [{ ...first, spdx: { ...first.spdx, path } }, ...rest] };
}
