import { afterAll, beforeAll, describe, test } from 'vitest';
import { attest, bundleOf } from '../../scenarios/stage/attachments.ts';
import type { Published } from '../../scenarios/stage/stage.ts';
import {
  expectAllowed,
  expectRefused,
  type GateBench,
  SIGNATURE_ALONE,
  signAs,
  startGateBench,
  TYPES,
} from './gate-bench.ts';

const EVIL = { claims: { repository: 'evil/shop' } };

let bench: GateBench;
beforeAll(async () => {
  bench = await startGateBench();
});
afterAll(() => bench?.stop());

test('a copy of everything is as good as the original: what the attacks below take away is why they fail', async () => {
  const image = await bench.copy();
  await expectAllowed(await bench.decide(image, { inputs: { rescan: 'true' } }));
});

describe.concurrent('evidence of which a part is not right', () => {
  test('provenance that names another workflow than the certificate', async () => {
    const image = await bench.copy();
    await bench.reissue(image, TYPES.PROVENANCE, edited('release.yml', 'other.yml'));
    const says = [/workflow/, /other\.yml/, /release\.yml/];
    await expectRefused(await bench.decide(image), { codes: ['provenance-mismatch'], says });
  });

  test('provenance that names another commit', async () => {
    const image = await bench.copy();
    await bench.reissue(image, TYPES.PROVENANCE, edited('5f0c1a3b', '00000000'));
    await expectRefused(await bench.decide(image), { codes: ['provenance-mismatch'], says: [/commit/] });
  });

  test('provenance in a form that nobody can hold against the certificate', async () => {
    const image = await bench.copy();
    // What Assay did not make is none at all: its mark stays.
    await bench.reissue(image, TYPES.PROVENANCE, ({ runDetails }) => ({ buildDefinition: {}, runDetails }));
    await expectRefused(await bench.decide(image), { codes: ['provenance-mismatch'] });
  });

  test('a signature by the right signer, an SBOM by another', async () => {
    const image = await bench.copy();
    await bench.reissue(image, TYPES.SBOM, (predicate) => predicate, EVIL);
    const says = [/SBOM/, /evil\/shop/];
    await expectRefused(await bench.decide(image), {
      codes: ['identity-mismatch', 'summary-mismatch'],
      says,
    });
  });

  test('an SBOM of another image', async () => {
    const image = await bench.copy();
    await bench.reissue(image, TYPES.SBOM, edited(image.digest, `sha256:${'b'.repeat(64)}`));
    await expectRefused(await bench.decide(image), { codes: ['sbom-mismatch'], says: [image.digest] });
  });

  test('an SBOM that was emptied before it was signed', async () => {
    const image = await bench.copy();
    await bench.reissue(image, TYPES.SBOM, (bom) => ({ ...bom, components: [], dependencies: [] }));
    const refused = await bench.decide(image, { inputs: { rescan: 'true' } });
    await expectRefused(refused, { decision: 'error', codes: ['scan-incomplete', 'scan-incomplete'] });
  });

  test('an SBOM with the distribution and none of its packages', async () => {
    const image = await bench.copy();
    const system = { type: 'operating-system', name: 'debian', version: '13', 'bom-ref': 'os' };
    await bench.reissue(image, TYPES.SBOM, (bom) => ({ ...bom, components: [system], dependencies: [] }));
    const refused = await bench.decide(image, { inputs: { rescan: 'true' } });
    await expectRefused(refused, { decision: 'error', codes: ['scan-incomplete'], says: [/debian/] });
  });

  test('an SBOM in a format that is not looked into', async () => {
    const image = await bench.copy();
    await bench.reissue(image, TYPES.SBOM, ({ metadata }) => ({ metadata, spdxVersion: 'SPDX-2.3' }));
    const refused = await bench.decide(image, { inputs: { rescan: 'true' } });
    await expectRefused(refused, { decision: 'error', codes: ['evidence-unreadable'], says: [/SBOM/] });
  });

  test.for([
    ['signature', TYPES.SIGNATURE],
    ['provenance', TYPES.PROVENANCE],
    ['sbom', TYPES.SBOM],
    ['summary', TYPES.SUMMARY],
  ] as const)('everything but the %s', async ([kind, type]) => {
    const image = await bench.copy();
    await drop(image, type);
    // What rests on a statement that is gone falls with it.
    const codes = [`${kind}-missing`, ...(['provenance', 'sbom'].includes(kind) ? ['summary-mismatch'] : [])];
    await expectRefused(await bench.decide(image), { codes });
  });

  test('the vulnerability result was taken away, and the summary lists it', async () => {
    const image = await bench.copy();
    await drop(image, TYPES.VULNERABILITIES);
    const says = [/is based on statements that do not count/, /not attached/];
    await expectRefused(await bench.decide(image), { codes: ['summary-mismatch'], says });
  });

  test('the SBOM was signed again after the summary', async () => {
    const image = await bench.copy();
    await drop(image, TYPES.SBOM);
    const bom = await bench.predicate(TYPES.SBOM);
    await attest(bench, image.repository, image.digest, TYPES.SBOM, { ...bom, components: [] });
    const codes = ['summary-mismatch', 'summary-mismatch'];
    await expectRefused(await bench.decide(image), {
      codes,
      says: [/is not the one on which its verification summary/],
    });
  });

  test('a second SBOM beside the one that the summary lists changes nothing', async () => {
    const image = await bench.copy();
    const bom = await bench.predicate(TYPES.SBOM);
    await attest(bench, image.repository, image.digest, TYPES.SBOM, { ...bom, components: [] });
    await signAs(bench, image, EVIL);
    await expectAllowed(await bench.decide(image, { inputs: { rescan: 'true' } }));
  });
});

describe.concurrent('an index', () => {
  test('that somebody else made of shipped platforms is not covered by them', async () => {
    const image = await bench.publish('index');
    const [platform] = await platformsOf(image);
    if (platform === undefined) throw new Error('the index has no platform');
    await attestAll(image, platform);
    const codes = ['signature-missing', 'index-not-covered'];
    const refused = await bench.decide(image, { inputs: SIGNATURE_ALONE });
    await expectRefused(refused, { codes, says: [/the index/] });
  });

  test('that is signed, with a platform that is not', async () => {
    const image = await bench.publish('index');
    const [platform] = await platformsOf(image);
    if (platform === undefined) throw new Error('the index has no platform');
    await attestAll(image, image.digest);
    await attestAll(image, platform);
    const refused = await bench.decide(image, { inputs: SIGNATURE_ALONE });
    await expectRefused(refused, { codes: ['index-not-covered'], says: [/linux\/arm64/] });
  });

  test('that is signed, with a platform that somebody else signed', async () => {
    const image = await bench.publish('index');
    const [first, second] = await platformsOf(image);
    if (first === undefined || second === undefined) throw new Error('the index has no platforms');
    await attestAll(image, image.digest);
    await attestAll(image, first);
    await attest(bench, image.repository, second, TYPES.SIGNATURE, {}, EVIL);
    const refused = await bench.decide(image, { inputs: SIGNATURE_ALONE });
    await expectRefused(refused, { codes: ['identity-mismatch'], says: [/linux\/arm64/, /evil/] });
  });
});

async function attestAll(image: Published, subject: string): Promise<void> {
  await attest(bench, image.repository, subject, TYPES.SIGNATURE, {});
}

/** The platforms of an index, BuildKit's entries apart. */
async function platformsOf({ repository, digest }: Published): Promise<readonly string[]> {
  const raw = await repository.manifest(digest);
  const { manifests } = JSON.parse(Buffer.from(raw?.bytes ?? []).toString()) as {
    manifests: { digest: string; platform: { os: string } }[];
  };
  return manifests.filter(({ platform }) => platform.os !== 'unknown').map((entry) => entry.digest);
}

async function drop({ repository, digest }: Published, type: string): Promise<void> {
  await repository.deleteManifest((await bundleOf(repository, digest, type)).referrer);
}

/** Changes every occurrence of some words in a predicate. */
function edited(words: string, others: string): (predicate: object) => object {
  return (predicate) => JSON.parse(JSON.stringify(predicate).replaceAll(words, others));
}
