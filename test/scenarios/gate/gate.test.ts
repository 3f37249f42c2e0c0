import { copyFile, cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DecisionReport, decisionSchema } from '../../../src/report/gate/decision-schema.ts';
import { openFront } from '../../attacks/front.ts';
import type { ActionResult } from '../../rig/github/run-action.ts';
import { makeDatabase } from '../../rig/images/vulnerability-db.ts';
import { KINDS } from '../stage/cosign.ts';
import { expectPassed, reasonsOf } from '../stage/outcome.ts';
import { RELEASE } from '../stage/release.ts';
import { openStage, type Published, type Stage } from '../stage/stage.ts';

const PASSWORD = ['correct', 'horse', 'battery'].join('-');
const SOURCE = { 'source-repository': 'https://github.com/acme/shop', 'source-ref': 'refs/heads/main' };

let stage: Stage;
let image: Published;

beforeAll(async () => {
  stage = await openStage();
  image = await stage.publish('clean');
  expectPassed(await stage.ship({ image: image.tagged }));
});
afterAll(() => stage?.stop());

/** Demands how the gate ended; a failure shows its whole log. */
function expectDecision(result: ActionResult, decision: string, codes: readonly string[] = []): void {
  const end = { decision: result.outputs.decision, codes: reasonsOf(result).map(({ code }) => code) };
  expect(end, `${result.outputs.reasons}\n${result.stdout}\n${result.stderr}`).toEqual({ decision, codes });
  expect(result.exitCode).toBe(decision === 'allow' || decision === 'warn' ? 0 : 1);
}

async function decisionOf(result: ActionResult): Promise<DecisionReport> {
  return decisionSchema.parse(JSON.parse(await readFile(result.outputs.report ?? '', 'utf8')));
}

describe('an image that was signed keyless', () => {
  let allowed: ActionResult;
  let report: DecisionReport;
  beforeAll(async () => {
    const asGitHubWritesIt = { 'source-repository': 'Acme/shop', 'runner-environment': 'github-hosted' };
    allowed = await stage.gate({ image: image.tagged, ...SOURCE, ...asGitHubWritesIt });
    report = await decisionOf(allowed);
  });

  test('is allowed, by the digest that its tag pointed to', () => {
    expectDecision(allowed, 'allow');
    expect(allowed.outputs).toMatchObject({
      image: image.pinned,
      digest: image.digest,
      'new-findings': '[]',
    });
  });

  test('rests on one statement of each kind, with who signed it, when, and from where', () => {
    const [subject] = report.subjects;
    expect(subject).toMatchObject({ digest: image.digest, role: 'image', refused: [], unreadable: [] });
    expect(subject?.evidence.map(({ predicateType }) => predicateType).sort()).toEqual([...KINDS].sort());
    for (const one of subject?.evidence ?? []) {
      expect(one).toMatchObject({
        signedBy: RELEASE,
        issuer: stage.sigstore.issuer.url,
        sourceRepository: 'https://github.com/acme/shop',
        sourceRef: 'refs/heads/main',
        sourceCommit: '5f0c1a3b9e8d7c6b5a4f3e2d1c0b9a8f7e6d5c4b',
        invocation: 'https://github.com/acme/shop/actions/runs/4242424242/attempts/1',
      });
      expect(Math.abs(Date.now() - Date.parse(one.signedAt ?? ''))).toBeLessThan(600_000);
    }
  });

  test('had its attested SBOM scanned again, with every package of it', () => {
    expect(report.rescan).toMatchObject({ newFindings: [] });
    const [coverage] = report.rescan?.coverage ?? [];
    expect(coverage).toMatchObject({ platform: 'linux/amd64', manifest: image.digest });
    expect(coverage?.compared).toBeGreaterThan(5);
    expect(coverage?.compared).toBe(coverage?.listed);
  });

  test('is told of in the log and in the job summary', () => {
    expect(allowed.stdout).toContain(`Decision for ${image.pinned}: allow`);
    expect(allowed.summary).toContain('✅ Allowed: ');
    expect(allowed.summary).toContain(RELEASE);
    expect(allowed.stdout).not.toMatch(/^::(?:error|warning)/m);
  });

  test('is only read: nothing is written to the registry, and neither a layer nor a configuration is fetched', async () => {
    const front = await openFront(stage.registry.host);
    try {
      // Deployed from another name than it was verified under, as after a promotion.
      const result = await stage.gate(
        { image: `${front.host}/${image.path}@${image.digest}` },
        { workspace: await promoting() },
      );
      expectDecision(result, 'allow');
      expect(front.writes()).toEqual([]);
      const raw = await image.repository.manifest(image.digest);
      const manifest = JSON.parse(Buffer.from(raw?.bytes ?? '').toString());
      for (const { digest } of [manifest.config, ...manifest.layers])
        expect(front.asked.filter(({ path }) => path.includes(digest))).toEqual([]);
      expect((await decisionOf(result)).notes).toEqual([`The image was verified as ${image.pinned}.`]);
    } finally {
      await front.stop();
    }
  });

  test('is denied for another identity, although that differs in one character', async () => {
    const result = await stage.gate({ image: image.pinned, 'certificate-identity': `${RELEASE}2` });
    expectDecision(result, 'deny', Array(4).fill('identity-mismatch'));
    expect(result.stdout).toContain('::error title=Assay%3A identity-mismatch::');
    expect(result.summary).toContain('❌ Denied: ');
    expect((await decisionOf(result)).reasons[0]?.evidence).toHaveLength(1);
  });

  test('is denied for another source than it was built from', async () => {
    const other = await stage.gate({
      image: image.pinned,
      'source-repository': 'https://github.com/acme/other',
    });
    expectDecision(other, 'deny', Array(4).fill('identity-mismatch'));
    const branch = await stage.gate({ image: image.pinned, 'source-ref': 'refs/heads/release' });
    expectDecision(branch, 'deny', Array(4).fill('identity-mismatch'));
  });

  test('is denied under another policy than it was judged by', async () => {
    const result = await stage.gate({ image: image.pinned, 'fail-on': 'critical' });
    expectDecision(result, 'deny', ['policy-mismatch']);
  });

  test('is denied when its summary is older than is allowed', async () => {
    const result = await stage.gate({ image: image.pinned, 'max-age': '0m' });
    expectDecision(result, 'deny', ['summary-stale']);
  });

  test('is decided about without any network but the registry, from a database and a root on disk', async () => {
    const cache = join(await stage.subfolder(), 'cache');
    await mkdir(cache);
    await cp(join(stage.database.cacheDir, 'db'), join(cache, 'db'), { recursive: true });
    const offline = { image: image.pinned, offline: 'true', 'cache-dir': cache, 'db-repository': '' };
    expectDecision(await stage.gate(offline), 'allow');
    const rootless = await stage.gate({ ...offline, 'trusted-root': '' });
    expectDecision(rootless, 'error', ['input-invalid']);
  });
});

describe('an image that nobody signed', () => {
  let unsigned: Published;
  beforeAll(async () => {
    unsigned = await stage.publish('clean');
  });
  const codes = ['signature-missing', 'provenance-missing', 'sbom-missing', 'summary-missing'];

  test('is denied, with everything that it lacks', async () => {
    const result = await stage.gate({ image: unsigned.tagged });
    expectDecision(result, 'deny', codes);
    expect(result.outputs['new-findings']).toBe('');
  });

  test('passes with a warning where the gate only warns', async () => {
    const result = await stage.gate({ image: unsigned.tagged, enforce: 'warn' });
    expectDecision(result, 'warn', codes);
    expect(result.stdout).toContain('::warning title=Assay%3A signature-missing::');
    expect(result.stdout).not.toContain('::error');
  });

  test('is an error and no warning when it cannot be looked at', async () => {
    const result = await stage.gate({ image: `${unsigned.tagged}-gone`, enforce: 'warn' });
    expectDecision(result, 'error', ['image-not-found']);
  });
});

test('a gate that nobody told who signs is an error', async () => {
  const result = await stage.gate({ image: image.pinned, 'certificate-identity': '' });
  expectDecision(result, 'error', ['input-invalid']);
  expect(reasonsOf(result)[0]?.message).toContain('certificate-identity');
});

test('a finding that was published after the image was signed denies it', async () => {
  const advisories = await stage.subfolder();
  // Of a low severity, and in the image: what counts is not known yet.
  const low = 'GHSA-pxg6-pf52-xh8x.json';
  await copyFile(join(import.meta.dirname, '../../fixtures/advisories', low), join(advisories, low));
  const early = await makeDatabase({ advisories });
  try {
    const repository = await early.push(stage.registry.host, { name: 'early-db' });
    const vulnerable = await stage.publish('vulnerable');
    expectPassed(await stage.ship({ image: vulnerable.tagged, 'db-repository': repository }));
    const result = await stage.gate({ image: vulnerable.pinned });
    expectDecision(result, 'deny', ['new-findings']);
    const found = JSON.parse(result.outputs['new-findings'] ?? '') as { package: string; known: boolean }[];
    expect(found.map((one) => one.package)).toContain('lodash');
    expect(found.every(({ known }) => !known)).toBe(true);
    expect(result.summary).toContain('lodash');
    // Who looks no further than the evidence does not see it.
    expectDecision(await stage.gate({ image: vulnerable.pinned, rescan: 'false' }), 'allow');
  } finally {
    await early.stop();
  }
});

test('an image of which the database of today does not know the distribution is an error', async () => {
  const other = await makeDatabase({ systems: false });
  const repository = await other.push(stage.registry.host, { name: 'other-db' });
  await other.stop();
  const result = await stage.gate({ image: image.pinned, 'db-repository': repository });
  expectDecision(result, 'error', ['scan-incomplete']);
  expect(reasonsOf(result)[0]?.message).toMatch(
    /^linux\/amd64: etc\/os-release: .* no advisories of debian 12/,
  );
  const [coverage] = (await decisionOf(result)).rescan?.coverage ?? [];
  expect(coverage?.unsourced).toBeGreaterThan(1);
  expect(coverage?.compared).toBe((coverage?.listed ?? 0) - (coverage?.unsourced ?? 0));
  expect(result.summary).toMatch(/\d+ of \d+ packages compared; \d+ without advisories/);
});

describe('an image for several platforms', () => {
  test('is allowed when its index and every platform are covered', async () => {
    const index = await stage.publish('index');
    expectPassed(await stage.ship({ image: index.tagged }));
    const result = await stage.gate({ image: index.pinned });
    expectDecision(result, 'allow');
    const { subjects, rescan } = await decisionOf(result);
    expect(subjects.map(({ name }) => name)).toEqual(['the index', 'linux/amd64', 'linux/arm64']);
    expect(rescan?.coverage.map(({ platform }) => platform)).toEqual(['linux/amd64', 'linux/arm64']);
  });

  test('is denied when only one of its platforms was shipped', async () => {
    const index = await stage.publish('index');
    expectPassed(await stage.ship({ image: index.tagged, platform: 'linux/amd64' }));
    const result = await stage.gate({ image: index.pinned });
    expectDecision(result, 'deny', [
      ...['signature-missing', 'provenance-missing', 'sbom-missing', 'summary-missing'],
      ...Array(4).fill('index-not-covered'),
    ]);
    expect(reasonsOf(result)[4]?.message).toContain('linux/arm64');
  });
});

describe('an image that was signed with a key', () => {
  const noSigstore = { 'trusted-root': '', 'certificate-identity': '' };
  let signed: Published;
  let folder: string;
  beforeAll(async () => {
    [folder, signed] = await Promise.all([keyPair(), stage.publish('clean')]);
    const key = { signer: 'key', key: join(folder, 'cosign.key'), 'signing-config': '', 'trusted-root': '' };
    const env = { COSIGN_PASSWORD: PASSWORD };
    expectPassed(await stage.ship({ ...key, image: signed.tagged }, { env }));
  });

  test('is allowed for its public key, with no service asked', async () => {
    const result = await stage.gate({ ...noSigstore, image: signed.pinned, key: join(folder, 'cosign.pub') });
    expectDecision(result, 'allow');
    const { demands, subjects } = await decisionOf(result);
    expect(demands.signer).toEqual({ kind: 'key', key: 'cosign.pub' });
    expect(subjects[0]?.evidence.every(({ signedBy }) => signedBy === undefined)).toBe(true);
  });

  test('is denied for another key, and for an identity', async () => {
    const other = join(await keyPair(), 'cosign.pub');
    const byOther = await stage.gate({ ...noSigstore, image: signed.pinned, key: other });
    expectDecision(byOther, 'deny', Array(4).fill('identity-mismatch'));
    expectDecision(await stage.gate({ image: signed.pinned }), 'deny', Array(4).fill('identity-mismatch'));
  });

  test('cannot be decided about with a private key in place of the public one', async () => {
    const result = await stage.gate({ ...noSigstore, image: signed.pinned, key: join(folder, 'cosign.key') });
    expectDecision(result, 'error', ['key-invalid']);
  });
});

test('a registry without the referrers API serves as well', async () => {
  const other = await openStage({ referrers: false });
  try {
    const published = await other.publish('clean');
    expectPassed(await other.ship({ image: published.tagged }));
    expectDecision(await other.gate({ image: published.tagged }), 'allow');
  } finally {
    await other.stop();
  }
});

/** A workspace whose policy takes what was verified in the registry's own name. */
async function promoting(): Promise<string> {
  const folder = await stage.subfolder();
  await mkdir(join(folder, '.github'));
  const gate = { 'promoted-from': [`${stage.registry.host}/team/*`] };
  await writeFile(join(folder, '.github/assay.yml'), JSON.stringify({ version: 1, gate }));
  return folder;
}

async function keyPair(): Promise<string> {
  const folder = await stage.subfolder();
  await execa(stage.tools.cosign, ['generate-key-pair'], {
    cwd: folder,
    env: { HOME: folder, COSIGN_PASSWORD: PASSWORD },
    extendEnv: false,
  });
  return folder;
}
