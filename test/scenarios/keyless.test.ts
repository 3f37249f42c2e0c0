import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActionResult } from '../rig/github/run-action.ts';
import { bundlesOf, envelopeOf } from './stage/attachments.ts';
import {
  ATTESTATION_TYPES,
  identity,
  KINDS,
  RELEASE,
  refusedCommands,
  type Statement,
  verify,
  verifyAttestation,
} from './stage/cosign.ts';
import { attestationsOf, expectPassed, reportOf } from './stage/outcome.ts';
import { openStage, type Published, type Stage } from './stage/stage.ts';

let stage: Stage;
let image: Published;
let first: ActionResult;
let afterFirst: Awaited<ReturnType<typeof attached>>;

beforeAll(async () => {
  stage = await openStage();
  image = await stage.publish('clean');
  first = await stage.ship({ image: image.tagged });
  afterFirst = await attached();
});
afterAll(() => stage?.stop());

/** What the registry lists and what cosign finds; neither has an order of its own. */
async function attached() {
  const { found } = await verify(stage, identity(stage), image.pinned);
  const referrers = await image.repository.referrers(image.digest);
  return {
    referrers: referrers.toSorted((one, other) => one.digest.localeCompare(other.digest)),
    signatures: found.map((one) => JSON.stringify(one)).sort(),
  };
}

async function statement<P>(type: string): Promise<Statement<P>> {
  const { found, words } = await verifyAttestation(stage, identity(stage), type, image.pinned);
  expect(found, words).toHaveLength(1);
  return found[0] as Statement<P>;
}

describe('a clean image, signed keyless', () => {
  test('passes, and names the digest that its tag pointed to', () => {
    expectPassed(first);
    expect(first.outputs.digest).toBe(image.digest);
    expect(first.outputs.image).toBe(image.pinned);
  });

  test('has an SBOM of the hash that the output says, a report and a SARIF log', async () => {
    const sbom = await readFile(first.outputs.sbom ?? '');
    expect(createHash('sha256').update(sbom).digest('hex')).toBe(first.outputs['sbom-sha256']);
    const { bomFormat, specVersion, components } = JSON.parse(sbom.toString());
    expect({ bomFormat, specVersion }).toEqual({ bomFormat: 'CycloneDX', specVersion: '1.6' });
    expect(components.map((component: { name: string }) => component.name)).toContain('libssl3');
    expect(basename(first.outputs.report ?? '')).toBe('report.json');
    expect(await reportOf(first)).toMatchObject({ verdict: 'passed', reference: image.pinned });
    expect(basename(first.outputs.sarif ?? '')).toBe('results.sarif');
    const sarif = JSON.parse(await readFile(first.outputs.sarif ?? '', 'utf8'));
    expect({ version: sarif.version, results: sarif.runs[0].results }).toEqual({
      version: '2.1.0',
      results: [],
    });
  });

  test('counts nothing, and says so by zeros', () => {
    const { critical, high, medium, low, unknown, secrets } = first.outputs;
    expect([critical, high, medium, low, unknown, secrets]).toEqual(['0', '0', '0', '0', '0', '0']);
  });

  test('has one attestation of each kind, the signature first, as the registry lists them', () => {
    const told = attestationsOf(first);
    expect(told.map(({ predicateType }) => predicateType)).toEqual(KINDS);
    expect(told.map(({ subject }) => subject)).toEqual(KINDS.map(() => image.digest));
    const listed = afterFirst.referrers.map(({ digest }) => digest);
    expect(listed.sort()).toEqual(told.map(({ digest }) => digest).sort());
  });

  test('is accepted by `cosign verify` for the exact identity', async () => {
    const { accepted, words } = await verify(stage, identity(stage), image.pinned);
    expect(accepted, words).toBe(true);
  });

  test('shows commands that cosign accepts, one for each kind of statement', async () => {
    const { trustedRoot } = stage.sigstore;
    const files = { [basename(trustedRoot)]: trustedRoot };
    const { commands, refused } = await refusedCommands(stage, first.summary, files);
    expect(commands).toHaveLength(KINDS.length);
    expect(refused).toEqual([]);
  });

  test.each([
    ['another workflow', RELEASE.replace('release.yml', 'test.yml')],
    ['another branch', RELEASE.replace('heads/main', 'heads/dev')],
    ['another repository', RELEASE.replace('acme/shop', 'acme/shop2')],
    ['a part of the identity', RELEASE.slice(0, -1)],
  ])('is refused by `cosign verify` for %s', async (_what, subject) => {
    const { accepted, words } = await verify(stage, identity(stage, subject), image.pinned);
    expect(accepted).toBe(false);
    expect(words).toContain('no matching CertificateIdentity');
  });

  test.each(ATTESTATION_TYPES)('is accepted by `cosign verify-attestation` for %s', async (type) => {
    const { _type, subject } = await statement(type);
    expect(_type).toBe('https://in-toto.io/Statement/v1');
    expect(subject.map(({ digest }) => digest)).toEqual([{ sha256: image.digest.slice(7) }]);
  });

  test('has a provenance that says repository, ref, commit and workflow of the token', async () => {
    const { predicate } = await statement<Provenance>('slsaprovenance1');
    const { buildDefinition, runDetails } = predicate;
    const repository = 'https://github.com/acme/shop';
    expect(buildDefinition.externalParameters).toEqual({
      workflow: { ref: 'refs/heads/main', repository, path: '.github/workflows/release.yml' },
    });
    expect(buildDefinition.resolvedDependencies).toEqual([
      {
        uri: `git+${repository}@refs/heads/main`,
        digest: { gitCommit: '5f0c1a3b9e8d7c6b5a4f3e2d1c0b9a8f7e6d5c4b' },
      },
    ]);
    expect(runDetails.builder.id).toBe(RELEASE);
    expect(runDetails.metadata.invocationId).toBe(`${repository}/actions/runs/4242424242/attempts/1`);
  });

  test('has the SBOM attested that the output names', async () => {
    const { predicate } = await statement('cyclonedx');
    expect(predicate).toEqual(JSON.parse(await readFile(first.outputs.sbom ?? '', 'utf8')));
  });

  test('has a summary that names the other attestations by their envelopes, the policy and the database', async () => {
    const { predicate } = await statement<Summary>('https://slsa.dev/verification_summary/v1');
    const report = await reportOf(first);
    const bundles = await bundlesOf(image.repository, image.digest);
    const inputs = KINDS.slice(1, 4).map((type) =>
      bundles.find(({ statement }) => statement.predicateType === type),
    );
    expect(predicate.verificationResult).toBe('PASSED');
    expect(predicate.resourceUri).toBe(image.pinned);
    expect(predicate.inputAttestations).toEqual(
      inputs.map((input) => ({
        name: input?.statement.predicateType,
        uri: image.pinned,
        mediaType: 'application/vnd.dsse.envelope.v1+json',
        digest: { sha256: envelopeOf(input?.bundle ?? Buffer.of()).slice('sha256:'.length) },
      })),
    );
    expect(`sha256:${predicate.policy.digest.sha256}`).toBe(report.policy.digest);
    const metadata = JSON.parse(await readFile(`${stage.database.cacheDir}/db/metadata.json`, 'utf8'));
    const [database] = Object.entries(predicate).filter(([name]) => name.includes('vulnerability-database'));
    expect(database?.[1]).toEqual({ updatedAt: metadata.UpdatedAt });
  });

  test('has a bundle of each in the evidence folder, for whoever keeps them elsewhere', async () => {
    const folder = `${first.runnerTemp}/assay`;
    expect((await readdir(`${folder}/bundles`)).length).toBe(KINDS.length);
    const summary = JSON.parse(await readFile(`${folder}/summary.intoto.json`, 'utf8'));
    expect(summary.predicate).toEqual((await statement(KINDS[4])).predicate);
  });
});

describe('a second run on the same digest', () => {
  let second: ActionResult;
  beforeAll(async () => {
    second = await stage.ship({ image: image.pinned });
  });

  test('keeps what is there and adds nothing', async () => {
    expectPassed(second);
    expect(attestationsOf(second)).toEqual(attestationsOf(first));
    const origins = (await reportOf(second)).attestations.map(({ origin }) => origin);
    expect(origins).toEqual(KINDS.map(() => 'kept'));
    const now = await attached();
    expect(now.referrers).toEqual(afterFirst.referrers);
    expect(now.signatures).toEqual(afterFirst.signatures);
  });
});

describe('a run with a newer vulnerability database', () => {
  test('replaces what is outdated, and leaves one of each kind', async () => {
    await stage.database.setUpdatedAt(new Date(Date.now() - 60_000));
    const newer = await stage.database.push(stage.registry.host, { name: 'newer-db' });
    const third = await stage.ship({ image: image.pinned, 'db-repository': newer });
    expectPassed(third);
    const report = await reportOf(third);
    expect(report.attestations.map(({ origin }) => origin)).toEqual(['kept', 'kept', 'kept', 'made', 'made']);
    const listed = (await image.repository.referrers(image.digest)).map(({ digest }) => digest);
    expect(listed.sort()).toEqual(
      attestationsOf(third)
        .map(({ digest }) => digest)
        .sort(),
    );
    for (const type of ATTESTATION_TYPES) await statement(type);
  });
});

describe('an image built from a Dockerfile on a real Debian', () => {
  test('passes and is signed, with every package of it compared', async () => {
    const debian = await stage.publish('debian');
    const result = await stage.ship({ image: debian.tagged });
    expectPassed(result);
    const { scan } = await reportOf(result);
    expect(scan.state === 'done' && scan.coverage[0]).toMatchObject({
      ...{ os: { family: 'debian' }, incomparable: 0, unsourced: 0, gaps: [] },
    });
    const { accepted, words } = await verify(stage, identity(stage), debian.pinned);
    expect(accepted, words).toBe(true);
  });
});

interface Provenance {
  readonly buildDefinition: {
    readonly externalParameters: unknown;
    readonly resolvedDependencies: unknown;
  };
  readonly runDetails: {
    readonly builder: { readonly id: string };
    readonly metadata: { readonly invocationId: string };
  };
}

interface Summary {
  readonly verificationResult: string;
  readonly resourceUri: string;
  readonly inputAttestations: unknown;
  readonly policy: { readonly digest: { readonly sha256: string } };
}
