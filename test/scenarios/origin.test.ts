import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActionResult } from '../rig/github/run-action.ts';
import { beginLayout, endLayout, type ImageStep, pushLayout, writeImage } from '../rig/images/oci-layout.ts';
import { RepositoryClient } from '../rig/servers/registry-client.ts';
import { debian, npm } from '../stages/scan/trivy-world.ts';
import { attachBundle, attest, bundleOf } from './stage/attachments.ts';
import { expectEnd, expectPassed, reasonsOf, reportOf } from './stage/outcome.ts';
import { RELEASE } from './stage/release.ts';
import { openStage, type Stage } from './stage/stage.ts';

const SIGNATURE = 'https://sigstore.dev/cosign/sign/v1';
const SBOM = 'https://cyclonedx.org/bom';

const DEBIAN: ImageStep = { createdBy: 'ADD debian.tar / # buildkit', entries: debian('12.11') };
const step = (name: string, version: string): ImageStep => ({
  createdBy: `RUN npm install ${name}`,
  entries: [npm(name, version)],
});
/** Critical, high, and nothing. */
const MINIMIST = step('minimist', '1.2.5');
const LODASH = step('lodash', '4.17.20');
const SAFE = step('left-pad', '1.3.0');

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.stop());

/** Pushes an image as `team/NAME:latest`. */
async function publish(
  name: string,
  steps: readonly ImageStep[],
  labels: Readonly<Record<string, string>> = {},
) {
  const dir = await stage.subfolder();
  await beginLayout(dir);
  const layout = await endLayout(
    dir,
    await writeImage(dir, { architecture: 'amd64', config: { Labels: labels } }, steps),
  );
  const tagged = `${stage.registry.host}/team/${name}:latest`;
  await pushLayout(layout, tagged);
  const repository = new RepositoryClient(stage.registry.host, `team/${name}`);
  return { tagged, digest: layout.digest, repository };
}

/** Runs under a policy; by default nothing is signed. */
async function judged(
  image: string,
  policy: object,
  inputs: Readonly<Record<string, string>> = { signer: 'none' },
): Promise<ActionResult> {
  const workspace = await stage.subfolder();
  await mkdir(join(workspace, '.github'));
  await writeFile(join(workspace, '.github/assay.yml'), JSON.stringify({ version: 1, ...policy }));
  return stage.ship({ image, ...inputs }, { workspace });
}

/** The findings of a run: package, and why it does not count where it does not. */
async function findings(result: ActionResult): Promise<readonly string[]> {
  const { scan } = await reportOf(result);
  if (scan.state !== 'done') throw new Error('not scanned');
  return scan.findings
    .filter(({ severity }) => severity === 'critical' || severity === 'high')
    .map((one) => `${one.package} ${one.counts ? 'counts' : one.ignoreReason?.kind}`);
}

describe('registries', () => {
  test('an image must lie in one that the policy allows, and go to one', async () => {
    const { tagged } = await publish('placed', [DEBIAN, SAFE]);
    const here = `${stage.registry.host}/team/*`;
    expectPassed(await judged(tagged, { registries: { allow: [here] } }));
    const elsewhere = { registries: { allow: ['ghcr.io/acme/**'] } };
    expectEnd(await judged(tagged, elsewhere), 1, 'failed', ['registry-not-allowed']);
    const target = `${stage.registry.host}/elsewhere/app`;
    const moved = await judged(tagged, { registries: { allow: [here] } }, { 'push-to': `${target}:v1` });
    expectEnd(moved, 1, 'failed', ['registry-not-allowed']);
    expect(reasonsOf(moved)[0]?.message).toContain(target);
    const repository = new RepositoryClient(stage.registry.host, 'elsewhere/app');
    expect(await repository.manifest('v1')).toBeUndefined();
  });
});

describe('base images', () => {
  test('must be signed by whom the policy names, and by nobody else', async () => {
    const base = await publish('signed-base', [DEBIAN]);
    const { tagged } = await publish('on-signed', [DEBIAN, SAFE]);
    const signedBy = [{ identity: RELEASE, issuer: stage.sigstore.issuer.url }];
    const policy = { 'base-images': { allow: [base.tagged], 'digest-pinned': true, 'signed-by': signedBy } };
    expectEnd(await judged(tagged, policy), 1, 'failed', ['base-image-unsigned']);
    const evil = { claims: { repository: 'evil/shop' } };
    await attest(stage, base.repository, base.digest, SIGNATURE, {}, evil);
    // A statement of the right signer that is no signature.
    await attest(stage, base.repository, base.digest, SBOM, {});
    expectEnd(await judged(tagged, policy), 1, 'failed', ['base-image-unsigned']);
    await attest(stage, base.repository, base.digest, SIGNATURE, {});
    const result = await judged(tagged, policy);
    expectPassed(result);
    const { baseImages } = await reportOf(result);
    expect(baseImages).toMatchObject({
      images: [{ digest: base.digest, proof: 'proven', signedBy: RELEASE }],
    });
    expect(result.summary).toMatch(
      /\*\*Base image\*\* .*signed-base:latest@.*proven by its layers, signed by/,
    );
  });

  test('that the policy does not allow keep an image from being signed', async () => {
    const base = await publish('allowed-base', [DEBIAN]);
    const other = await publish('on-other', [{ ...DEBIAN, entries: debian('12.10') }, SAFE]);
    const policy = { 'base-images': { allow: [base.tagged] } };
    expectEnd(await judged(other.tagged, policy, {}), 1, 'failed', ['base-image-undetermined']);
    expect(await other.repository.referrers(other.digest)).toEqual([]);
  });

  test('have their findings apart where the policy says so; those of the image itself count', async () => {
    const base = await publish('old-base', [DEBIAN, MINIMIST]);
    const good = await publish('on-old', [DEBIAN, MINIMIST, SAFE]);
    const bad = await publish('bad-on-old', [DEBIAN, MINIMIST, LODASH]);
    const allow = { 'base-images': { allow: [base.tagged] } };
    const apart = { ...allow, vulnerabilities: { 'base-image-findings': 'apart' } };
    const counting = await judged(good.tagged, allow);
    expectEnd(counting, 1, 'failed', ['vulnerability-blocked']);
    expect(counting.summary).toContain('1 finding comes from it; rebuild on a newer one');
    const passing = await judged(good.tagged, apart);
    expectPassed(passing);
    expect(await findings(passing)).toEqual(['minimist base-image']);
    expect(passing.summary).toContain('1 finding from the base image');
    const failing = await judged(bad.tagged, apart);
    expectEnd(failing, 1, 'failed', ['vulnerability-blocked']);
    expect(await findings(failing)).toEqual(['minimist base-image', 'lodash counts']);
  });
});

describe('a base image that the image names by itself', () => {
  const BASE_NAME = 'org.opencontainers.image.base.name';

  test('sets nothing apart, a copy of the image itself least of all', async () => {
    const copy = await publish('copy', [DEBIAN, MINIMIST]);
    const labels = { [BASE_NAME]: copy.tagged, 'org.opencontainers.image.base.digest': copy.digest };
    const image = await publish('own-judge', [DEBIAN, MINIMIST], labels);
    const apart = { vulnerabilities: { 'base-image-findings': 'apart' } };
    const result = await judged(image.tagged, apart);
    expectEnd(result, 1, 'failed', ['vulnerability-blocked']);
    expect(result.summary).toContain('No finding is listed separately');
    // Not where the policy allows it either: it has all layers of the image.
    const allowed = await judged(image.tagged, { ...apart, 'base-images': { allow: [copy.tagged] } });
    expectEnd(allowed, 1, 'failed', ['vulnerability-blocked']);
  });
});

describe('at the gate', () => {
  /** Gates an image under a policy that takes what was shipped under another. */
  async function gated(image: string, policy: object, shipped: ActionResult): Promise<readonly string[]> {
    const workspace = await stage.subfolder();
    await mkdir(join(workspace, '.github'));
    const { digest } = (await reportOf(shipped)).policy;
    const whole = { version: 1, ...policy, gate: { 'accepted-policies': [digest] } };
    await writeFile(join(workspace, '.github/assay.yml'), JSON.stringify(whole));
    const result = await stage.gate({ image }, { workspace });
    return [result.outputs.decision ?? '', ...reasonsOf(result).map(({ code }) => code)];
  }

  test('what the base image brings passes as long as the policy sets it apart and names the base', async () => {
    const base = await publish('gate-base', [DEBIAN, MINIMIST]);
    const image = await publish('gate-on-base', [DEBIAN, MINIMIST, SAFE]);
    const allow = { 'base-images': { allow: [base.tagged] } };
    const apart = { vulnerabilities: { 'base-image-findings': 'apart' } };
    const shipped = await judged(image.tagged, { ...allow, ...apart }, {});
    expectPassed(shipped);
    expect(await gated(image.tagged, { ...allow, ...apart }, shipped)).toEqual(['allow']);
    expect(await gated(image.tagged, allow, shipped)).toEqual(['deny', 'new-findings']);
    expect(await gated(image.tagged, apart, shipped)).toEqual(['deny', 'new-findings']);
    const scored = { vulnerabilities: { 'base-image-findings': 'apart', cvss: 0.1 } };
    expect(await gated(image.tagged, { ...allow, ...scored }, shipped)).toEqual(['allow']);
  });

  test('what an exception let through counts once that is gone', async () => {
    const image = await publish('gate-excepted', [DEBIAN, MINIMIST]);
    const expires = new Date(Date.now() + 86_400_000 * 9).toISOString().slice(0, 10);
    const found = await judged(image.tagged, {});
    const { scan } = await reportOf(found);
    const ids = scan.state === 'done' ? scan.findings.map(({ id }) => id) : [];
    const exceptions = [...new Set(ids)].map((vulnerability) => ({
      ...{ vulnerability, expires, reason: 'r', owner: 'o' },
    }));
    const shipped = await judged(image.tagged, { exceptions }, {});
    expectPassed(shipped);
    expect(await gated(image.tagged, { exceptions }, shipped)).toEqual(['allow']);
    expect(await gated(image.tagged, {}, shipped)).toEqual(['deny', 'new-findings']);
    // Listed is not let through, however many other things are.
    const apart = { vulnerabilities: { 'base-image-findings': 'apart' }, vex: { files: ['vex/*.json'] } };
    expect(await gated(image.tagged, apart, shipped)).toEqual(['deny', 'new-findings']);
  });
});

describe('new findings alone', () => {
  const newOnly = (image: string) => ({
    vulnerabilities: { 'new-only': { image, identity: RELEASE, issuer: stage.sigstore.issuer.url } },
  });

  test('count against what was shipped before', async () => {
    const shipped = await publish('shop', [DEBIAN, MINIMIST]);
    const lenient = await judged(shipped.tagged, { enforce: 'warn', 'sign-on-warn': true }, {});
    expectEnd(lenient, 0, 'warned', ['vulnerability-blocked']);
    const rebuilt = await publish('rebuilt', [DEBIAN, SAFE, MINIMIST]);
    const same = await judged(rebuilt.tagged, newOnly(shipped.tagged));
    expectPassed(same);
    expect(await findings(same)).toEqual(['minimist baseline']);
    expect(same.summary).toContain('1 finding known from the baseline');
    const worse = await publish('worse', [DEBIAN, MINIMIST, LODASH]);
    const result = await judged(worse.tagged, newOnly(shipped.tagged));
    expectEnd(result, 1, 'failed', ['vulnerability-blocked']);
    expect(await findings(result)).toEqual(['minimist baseline', 'lodash counts']);
    expect(reasonsOf(result)[0]?.message).toContain('1 vulnerability');
    expect((await reportOf(result)).baseline).toMatchObject({
      known: true,
      image: expect.stringContaining(shipped.digest),
    });
  });

  test('are all of them before the first image is shipped', async () => {
    const { tagged } = await publish('first', [DEBIAN, MINIMIST]);
    const nothing = await judged(tagged, newOnly(`${stage.registry.host}/team/nothing:latest`));
    expectEnd(nothing, 1, 'failed', ['vulnerability-blocked']);
    expect(nothing.summary).toMatch(/every finding counts as new: .*does not exist/);
    const unsigned = await judged(tagged, newOnly(tagged));
    expectEnd(unsigned, 1, 'failed', ['vulnerability-blocked']);
    expect((await reportOf(unsigned)).baseline).toMatchObject({ known: false });
  });

  test('are all of them where the baseline is forged', async () => {
    const honest = await publish('honest', [DEBIAN, MINIMIST]);
    const lenient = { enforce: 'warn', 'sign-on-warn': true };
    expectEnd(await judged(honest.tagged, lenient, {}), 0, 'warned', ['vulnerability-blocked']);
    const { bundle, statement } = await bundleOf(honest.repository, honest.digest, SBOM);
    const forged = await publish('forged', [DEBIAN, MINIMIST, SAFE]);
    // The right signer about another image; then that SBOM about this one, by others.
    await attachBundle(forged.repository, forged.digest, bundle);
    const mine = JSON.parse(JSON.stringify(statement.predicate).replaceAll(honest.digest, forged.digest));
    const evil = { claims: { repository: 'evil/shop' } };
    await attest(stage, forged.repository, forged.digest, SBOM, mine, evil);
    // And the right signer about this one, with an SBOM of another.
    await attest(stage, forged.repository, forged.digest, SBOM, statement.predicate);
    const { tagged } = await publish('candidate', [DEBIAN, SAFE, MINIMIST]);
    const result = await judged(tagged, newOnly(forged.tagged));
    expectEnd(result, 1, 'failed', ['vulnerability-blocked']);
    expect(await findings(result)).toEqual(['minimist counts']);
    expect(result.summary).toContain('has no SBOM by');
  });
});
