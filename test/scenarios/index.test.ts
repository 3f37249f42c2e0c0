import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActionResult } from '../rig/github/run-action.ts';
import { ATTESTATION_TYPES, identity, KINDS, verify, verifyAttestation } from './stage/cosign.ts';
import { attestationsOf, expectEnd, expectPassed, reportOf } from './stage/outcome.ts';
import { openStage, type Published, type Stage } from './stage/stage.ts';
import { entriesOf } from './stage/stage-images.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.stop());

async function signaturesOf({ pinned, digest }: Published, other: string = digest) {
  return verify(stage, identity(stage), pinned.replace(digest, other));
}

async function sbomOf(path: string | undefined) {
  const { metadata, components } = JSON.parse(await readFile(path ?? '', 'utf8')) as {
    metadata: { component: { version: string } };
    components: { type: string; name: string; version: string }[];
  };
  return { metadata, names: components.filter(({ type }) => type === 'library').map(({ name }) => name) };
}

describe('an index of two platforms', () => {
  let image: Published;
  let platforms: readonly string[];
  let buildkit: readonly string[];
  let result: ActionResult;
  beforeAll(async () => {
    image = await stage.publish('index');
    ({ platforms, buildkit } = await entriesOf(await stage.layout('index')));
    result = await stage.ship({ image: image.tagged });
  });

  test('passes, and is signed as the index that its tag points to', () => {
    expectPassed(result);
    expect(result.outputs.image).toBe(image.pinned);
  });

  test('has all five statements on the index and on each platform, the signatures first', async () => {
    const told = attestationsOf(result);
    expect(told.slice(0, 3).map(({ predicateType }) => predicateType)).toEqual([
      ...[KINDS[0], KINDS[0], KINDS[0]],
    ]);
    for (const subject of [image.digest, ...platforms]) {
      const own = told.filter((one) => one.subject === subject);
      expect(own.map(({ predicateType }) => predicateType)).toEqual(KINDS);
      const listed = (await image.repository.referrers(subject)).map(({ digest }) => digest);
      expect(listed.sort()).toEqual(own.map(({ digest }) => digest).sort());
      const verified = await signaturesOf(image, subject);
      expect(verified.accepted, verified.words).toBe(true);
    }
    expect(told).toHaveLength(15);
  });

  test.each(ATTESTATION_TYPES)(
    'is accepted by `cosign verify-attestation` for %s of the index',
    async (type) => {
      const { found, words } = await verifyAttestation(stage, identity(stage), type, image.pinned);
      expect(found, words).toHaveLength(1);
    },
  );

  test("leaves BuildKit's attestation manifests alone: they are no images", async () => {
    expect(buildkit).toHaveLength(2);
    for (const digest of buildkit) expect(await image.repository.referrers(digest)).toEqual([]);
    expect((await reportOf(result)).image?.platforms.map(({ platform }) => platform)).toEqual([
      'linux/amd64',
      'linux/arm64',
    ]);
  });

  test('has one merged SBOM with what all platforms hold, and one of each platform', async () => {
    const merged = await sbomOf(result.outputs.sbom);
    expect(merged.metadata.component.version).toBe(image.digest);
    const report = await reportOf(result);
    const documents = report.sboms.state === 'done' ? report.sboms.documents : [];
    expect(documents.map(({ scope, cyclonedx }) => [scope, cyclonedx.file])).toEqual([
      ['linux/amd64', 'sbom-linux-amd64.cdx.json'],
      ['linux/arm64', 'sbom-linux-arm64.cdx.json'],
      ['index', 'sbom.cdx.json'],
    ]);
    for (const [at, subject] of platforms.entries()) {
      const file = `${result.runnerTemp}/assay/${documents[at]?.cyclonedx.file}`;
      const own = await sbomOf(file);
      expect(own.metadata.component.version).toBe(subject);
      expect(own.names.length).toBeGreaterThan(5);
      expect(merged.names).toEqual(expect.arrayContaining(own.names));
    }
  });

  test('a second run adds nothing', async () => {
    const second = await stage.ship({ image: image.tagged });
    expectPassed(second);
    expect(attestationsOf(second)).toEqual(attestationsOf(result));
  });
});

describe('one platform of an index, by the platform input', () => {
  test('is signed alone; the index is not, and the summary says so', async () => {
    const image = await stage.publish('index');
    const { platforms } = await entriesOf(await stage.layout('index'));
    const [amd64 = '', arm64 = ''] = platforms;
    const result = await stage.ship({ image: image.tagged, platform: 'linux/amd64' });
    expectPassed(result);
    expect(attestationsOf(result).map(({ subject }) => subject)).toEqual(KINDS.map(() => amd64));
    expect((await signaturesOf(image, amd64)).accepted).toBe(true);
    for (const unsigned of [image.digest, arm64]) {
      expect(await image.repository.referrers(unsigned)).toEqual([]);
      expect((await signaturesOf(image, unsigned)).accepted).toBe(false);
    }
    expect(result.summary).toMatch(/linux\/arm64.*The index is therefore not signed/);
  });
});

describe('an index with one vulnerable platform', () => {
  test('is refused as a whole: the clean platform is not signed either', async () => {
    const image = await stage.publish('mixed');
    const { platforms } = await entriesOf(await stage.layout('mixed'));
    const result = await stage.ship({ image: image.tagged });
    expectEnd(result, 1, 'failed', ['vulnerability-blocked']);
    expect([result.outputs.critical, result.outputs.high]).toEqual(['1', '2']);
    for (const subject of [image.digest, ...platforms])
      expect(await image.repository.referrers(subject)).toEqual([]);
    const { scan } = await reportOf(result);
    const places = scan.state === 'done' ? scan.findings.flatMap(({ foundIn }) => foundIn) : [];
    expect(new Set(places)).toEqual(new Set(['linux/arm64']));
  });
});
