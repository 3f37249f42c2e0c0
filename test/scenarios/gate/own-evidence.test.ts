import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openFront } from '../../attacks/front.ts';
import type { ActionResult } from '../../rig/github/run-action.ts';
import type { Claims } from '../../rig/sigstore/issuer.ts';
import { attest, bundlesOf, replace } from '../stage/attachments.ts';
import { KINDS } from '../stage/cosign.ts';
import { attestationsOf, expectEnd, expectPassed, reasonsOf, reportOf } from '../stage/outcome.ts';
import { openStage, type Published, type Stage } from '../stage/stage.ts';
import { SECRET } from '../stage/stage-images.ts';

const [SIGNATURE, PROVENANCE, SBOM, , SUMMARY] = KINDS;
const MAIN = { 'source-repository': 'https://github.com/acme/shop', 'source-ref': 'refs/heads/main' };
/** The release workflow of main, called from a workflow on a branch. */
const FEATURE: Claims = {
  ref: 'refs/heads/feature',
  job_workflow_ref: 'acme/shop/.github/workflows/release.yml@refs/heads/main',
  workflow_ref: 'acme/shop/.github/workflows/mine.yml@refs/heads/feature',
};

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.stop());

/** A workspace with a policy file. */
async function underPolicy(policy: object): Promise<{ workspace: string }> {
  const workspace = await stage.subfolder();
  await mkdir(join(workspace, '.github'));
  await writeFile(join(workspace, '.github/assay.yml'), JSON.stringify({ version: 1, ...policy }));
  return { workspace };
}

function expectDecision(result: ActionResult, decision: string, codes: readonly string[] = []): void {
  const end = { decision: result.outputs.decision, codes: reasonsOf(result).map(({ code }) => code) };
  expect(end, `${result.outputs.reasons}\n${result.stdout}`).toEqual({ decision, codes });
}

const shipAs = (image: Published, claims: Claims) =>
  stage.ship({ image: image.tagged }, { env: stage.sigstore.environment(claims) });
const listed = async ({ repository, digest }: Published) =>
  (await repository.referrers(digest)).map((one) => one.digest).sort();
const summariesOf = async ({ repository, digest }: Published) =>
  (await bundlesOf(repository, digest)).filter(({ statement }) => statement.predicateType === SUMMARY);

describe('evidence of another branch by the same identity', () => {
  test('is left alone, and the branch that merges it is signed and allowed for itself', async () => {
    const image = await stage.publish('clean');
    expectPassed(await shipAs(image, FEATURE));
    const before = await listed(image);
    const merged = await shipAs(image, {});
    expectPassed(merged);
    const { attestations } = await reportOf(merged);
    expect(attestations.map(({ origin }) => origin)).toEqual(KINDS.map(() => 'made'));
    expect(await listed(image)).toEqual([...before, ...attestations.map(({ digest }) => digest)].sort());
    expectDecision(await stage.gate({ image: image.pinned, ...MAIN }), 'allow');
    expectDecision(
      await stage.gate({ image: image.pinned, ...MAIN, 'source-ref': 'refs/heads/feature' }),
      'allow',
    );
  });
});

describe('what another step of the same job attaches', () => {
  const foreign = (digest: string): readonly (readonly [string, object])[] => [
    [SIGNATURE, {}],
    [
      PROVENANCE,
      {
        buildDefinition: { buildType: 'https://mobyproject.org/buildkit@v1' },
        runDetails: { builder: { id: '' } },
      },
    ],
    [
      SBOM,
      {
        bomFormat: 'CycloneDX',
        specVersion: '1.6',
        metadata: { tools: { components: [{ name: 'syft' }] } },
        components: [],
      },
    ],
    [
      SUMMARY,
      {
        ...{ verifier: { id: 'https://example.com/verifier' }, timeVerified: new Date().toISOString() },
        ...{ resourceUri: digest, verificationResult: 'PASSED', verifiedLevels: [] },
      },
    ],
  ];

  test('is neither kept nor counted nor taken away, before and after a change of substance', async () => {
    const image = await stage.publish('clean');
    const theirs: string[] = [];
    for (const [type, predicate] of foreign(image.digest))
      theirs.push(await attest(stage, image.repository, image.digest, type, predicate));
    const first = await stage.ship({ image: image.tagged });
    expectPassed(first);
    expect((await reportOf(first)).attestations.map(({ origin }) => origin)).toEqual(KINDS.map(() => 'made'));
    expectDecision(await stage.gate({ image: image.pinned }), 'allow');
    await stage.database.setUpdatedAt(new Date(Date.now() - 120_000));
    const newer = await stage.database.push(stage.registry.host, { name: 'own-evidence-db' });
    const second = await stage.ship({ image: image.tagged, 'db-repository': newer });
    expectPassed(second);
    const own = attestationsOf(second).map(({ digest }) => digest);
    expect(own.some((digest) => theirs.includes(digest))).toBe(false);
    expect(await listed(image)).toEqual([...theirs, ...own].sort());
  });

  test('is no evidence at the gate, whoever signed it', async () => {
    const image = await stage.publish('clean');
    for (const [type, predicate] of foreign(image.digest))
      await attest(stage, image.repository, image.digest, type, predicate);
    const refused = await stage.gate({ image: image.pinned });
    expectDecision(refused, 'deny', ['provenance-missing', 'sbom-missing', 'summary-missing']);
    expect(reasonsOf(refused)[1]?.message).toContain('does not say that Assay made it');
  });
});

describe('a summary with some age', () => {
  test('is renewed by shipping again, and there is one', async () => {
    const image = await stage.publish('clean');
    expectPassed(await stage.ship({ image: image.tagged }));
    const old = new Date(Date.now() - 2 * 3_600_000).toISOString();
    await replace(stage, image.repository, image.digest, SUMMARY, (summary) => ({
      ...summary,
      timeVerified: old,
    }));
    const strict = { image: image.pinned, 'max-age': '1h' };
    const stale = await stage.gate(strict);
    expect(stale.outputs.decision).toBe('deny');
    expect(reasonsOf(stale).map(({ code }) => code)).toContain('summary-stale');
    const again = await stage.ship({ image: image.tagged });
    expectPassed(again);
    expect((await reportOf(again)).attestations.map(({ origin }) => origin)).toEqual([
      ...['kept', 'kept', 'kept', 'kept', 'made'],
    ]);
    expectDecision(await stage.gate(strict), 'allow');
    expect(await summariesOf(image)).toHaveLength(1);
  });
});

describe('an image that was built on a runner of one’s own', () => {
  test('stays at its level, whoever ships it again, and a policy can refuse it', async () => {
    const image = await stage.publish('clean');
    expectPassed(await shipAs(image, { runner_environment: 'self-hosted' }));
    const level = await underPolicy({ gate: { level: 'SLSA_BUILD_LEVEL_2' } });
    const runner = await underPolicy({ gate: { runner: 'github-hosted' } });
    expectDecision(await stage.gate({ image: image.pinned }), 'allow');
    expectDecision(await stage.gate({ image: image.pinned }, level), 'deny', [
      ...['provenance-mismatch', 'summary-mismatch'],
    ]);
    expectDecision(
      await stage.gate({ image: image.pinned }, runner),
      'deny',
      Array(4).fill('identity-mismatch'),
    );
    expectPassed(await shipAs(image, {}));
    const levels = (await summariesOf(image)).map(({ statement }) => statement.predicate.verifiedLevels);
    expect(levels).toEqual([['SLSA_BUILD_LEVEL_1'], ['SLSA_BUILD_LEVEL_1']]);
    expectDecision(await stage.gate({ image: image.pinned }, level), 'deny', ['summary-mismatch']);
  });

  test('is told from one of a hosted runner', async () => {
    const image = await stage.publish('clean');
    expectPassed(await stage.ship({ image: image.tagged }));
    const gate = {
      level: 'SLSA_BUILD_LEVEL_2',
      runner: 'github-hosted',
      'source-repository-id': '1',
      'source-owner-id': '2',
    };
    const { level, runner } = gate;
    expectDecision(
      await stage.gate({ image: image.pinned }, await underPolicy({ gate: { level, runner } })),
      'allow',
    );
    const other = await stage.gate({ image: image.pinned }, await underPolicy({ gate }));
    expectDecision(other, 'deny', Array(4).fill('identity-mismatch'));
    expect(reasonsOf(other)[0]?.message).toContain('repository id');
  });
});

describe('an image that passed and fails now', () => {
  /** A source tree with a token in it. */
  async function leaking(): Promise<{ workspace: string }> {
    const workspace = await stage.subfolder();
    await writeFile(join(workspace, 'settings.env'), `TOKEN=${SECRET}\n`);
    return { workspace };
  }

  test('loses its PASSED summary and nothing else, and the gate denies it', async () => {
    const image = await stage.publish('clean');
    expectPassed(await stage.ship({ image: image.tagged }));
    const other = await shipAs(image, FEATURE);
    expectPassed(other);
    const before = await listed(image);
    expectDecision(await stage.gate({ image: image.pinned, ...MAIN }), 'allow');
    const failed = await stage.ship({ image: image.tagged }, await leaking());
    expectEnd(failed, 1, 'failed', ['secret-found']);
    expect(failed.summary).toContain('PASSED summary was removed');
    expect(before).toHaveLength((await listed(image)).length + 1);
    // What is left is the other branch's.
    expectDecision(await stage.gate({ image: image.pinned, ...MAIN }), 'deny', ['identity-mismatch']);
  });

  test('loses it where it was pushed to', async () => {
    const target = `${stage.registry.host}/pushed/once:v1`;
    const image = { image: `oci:${(await stage.layout('clean')).dir}`, 'push-to': target };
    const shipped = await stage.ship(image);
    expectPassed(shipped);
    expectEnd(await stage.ship(image, await leaking()), 1, 'failed', ['secret-found']);
    const denied = await stage.gate({ image: shipped.outputs.image ?? '' });
    expectDecision(denied, 'deny', ['summary-missing']);
  });

  test('loses it where what is found only warns, and the gate denies it', async () => {
    const image = await stage.publish('clean');
    expectPassed(await stage.ship({ image: image.tagged }));
    expectDecision(await stage.gate({ image: image.pinned, ...MAIN }), 'allow');
    const warned = await stage.ship({ image: image.tagged, enforce: 'warn' }, await leaking());
    expectEnd(warned, 0, 'warned', ['secret-found']);
    expect(await summariesOf(image)).toEqual([]);
    expectDecision(await stage.gate({ image: image.pinned, ...MAIN }), 'deny', ['summary-missing']);
  });

  test('says so where the registry keeps the summary', async () => {
    const image = await stage.publish('clean');
    const front = await openFront(stage.registry.host, ({ method }, response) => {
      if (method === 'DELETE') response.writeHead(405).end();
      return method === 'DELETE';
    });
    const name = `${front.host}/${image.path}:v1`;
    expectPassed(await stage.ship({ image: name }));
    const failed = await stage.ship({ image: name }, await leaking());
    await front.stop();
    expectEnd(failed, 1, 'failed', ['secret-found', 'registry-rejected']);
    expect(reasonsOf(failed)[1]?.message).toMatch(/delete .*@sha256:.* by hand/);
  });

  test('of an index loses those of every platform too', async () => {
    const image = await stage.publish('index');
    expectPassed(await stage.ship({ image: image.tagged }));
    const failed = await stage.ship({ image: image.tagged }, await leaking());
    expectEnd(failed, 1, 'failed', ['secret-found']);
    expect(failed.summary).toContain('was removed (3)');
    expect(await summariesOf(image)).toEqual([]);
  });

  test('keeps it where the run may not sign', async () => {
    const image = await stage.publish('clean');
    expectPassed(await stage.ship({ image: image.tagged }));
    const before = await listed(image);
    const failed = await stage.ship({ image: image.tagged, signer: 'none' }, await leaking());
    expectEnd(failed, 1, 'failed', ['secret-found']);
    expect(await listed(image)).toEqual(before);
  });
});

describe('the policy of the gate', () => {
  let image: Published;
  let digest: string;
  beforeAll(async () => {
    image = await stage.publish('clean');
    const shipped = await stage.ship({ image: image.tagged });
    expectPassed(shipped);
    digest = (await reportOf(shipped)).policy.digest;
  });
  const accepting = (rules: object, gate: object = {}) =>
    underPolicy({ ...rules, gate: { 'accepted-policies': [digest], ...gate } });

  test('denies an image in a registry that it does not allow, and warns where it says so', async () => {
    const elsewhere = await accepting({ registries: { allow: ['ghcr.io/acme/**'] } });
    expectDecision(await stage.gate({ image: image.pinned }, elsewhere), 'deny', ['registry-not-allowed']);
    const warning = await accepting({ registries: { allow: ['ghcr.io/acme/**'], enforce: 'warn' } });
    expectDecision(await stage.gate({ image: image.pinned }, warning), 'warn', ['registry-not-allowed']);
    const here = await accepting({ registries: { allow: [`${stage.registry.host}/team/*`] } });
    expectDecision(await stage.gate({ image: image.pinned }, here), 'allow');
  });

  test('is not contradicted by inputs', async () => {
    const named = {
      identity: 'https://github.com/acme/shop/.github/workflows/other.yml@refs/heads/main',
      issuer: stage.sigstore.issuer.url,
    };
    const other = await stage.gate({ image: image.pinned }, await accepting({}, named));
    expectDecision(other, 'error', ['input-invalid']);
    expect(reasonsOf(other)[0]?.message).toContain('gate.identity');
    const refs = await accepting({}, { 'source-ref': 'refs/heads/release' });
    expectDecision(await stage.gate({ image: image.pinned, ...MAIN }, refs), 'error', ['input-invalid']);
    expectDecision(
      await stage.gate({ image: image.pinned, ...MAIN }, await accepting({}, { 'source-ref': 'any' })),
      'allow',
    );
  });

  test('says from where an image may be promoted: the same evidence under another name is none', async () => {
    const front = await openFront(stage.registry.host);
    const name = { image: `${front.host}/${image.path}@${image.digest}` };
    const denied = await stage.gate(name);
    expectDecision(denied, 'deny', ['summary-mismatch']);
    expect(reasonsOf(denied)[0]?.message).toContain('promoted-from');
    const from = await underPolicy({ gate: { 'promoted-from': [`${stage.registry.host}/team/*`] } });
    expectDecision(await stage.gate(name, from), 'allow');
    // What Assay itself promotes has a summary of the new place.
    const promoted = await stage.ship({
      image: image.pinned,
      'push-to': `${stage.registry.host}/prod/app:v1`,
    });
    expectPassed(promoted);
    expectDecision(await stage.gate({ image: promoted.outputs.image ?? '' }), 'allow');
    await front.stop();
  });
});
