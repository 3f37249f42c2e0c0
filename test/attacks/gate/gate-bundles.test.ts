import { afterAll, beforeAll, describe, test } from 'vitest';
import {
  attachBundle,
  attest,
  bundleOf,
  signStatement,
  statementAbout,
} from '../../scenarios/stage/attachments.ts';
import type { Published } from '../../scenarios/stage/stage.ts';
import {
  expectAllowed,
  expectRefused,
  type GateBench,
  SIGNATURE_ALONE,
  startGateBench,
  TYPES,
} from './gate-bench.ts';

let bench: GateBench;
beforeAll(async () => {
  bench = await startGateBench();
});
afterAll(() => bench?.stop());

describe.concurrent('a statement that stands in for another', () => {
  test('an SBOM by the right signer is no signature', async () => {
    const image = await bench.publish('clean');
    await attest(bench, image.repository, image.digest, TYPES.SBOM, await bench.predicate(TYPES.SBOM));
    const codes = ['signature-missing', 'provenance-missing', 'summary-missing'];
    await expectRefused(await bench.decide(image), { codes, says: [/none is attached/] });
  });

  test('an SBOM that its annotations call a signature is none either', async () => {
    const image = await bench.publish('clean');
    const { bundle } = await bundleOf(bench.honest.repository, image.digest, TYPES.SBOM);
    await attachBundle(image.repository, image.digest, bundle, { annotations: lie(TYPES.SIGNATURE) });
    const refused = await bench.decide(image, { inputs: SIGNATURE_ALONE });
    await expectRefused(refused, { codes: ['signature-missing'] });
  });

  test('a signature that its annotations call an SBOM is still one', async () => {
    const image = await bench.publish('clean');
    const { bundle } = await bundleOf(bench.honest.repository, image.digest, TYPES.SIGNATURE);
    await attachBundle(image.repository, image.digest, bundle, { annotations: lie(TYPES.SBOM) });
    await expectAllowed(await bench.decide(image, { inputs: SIGNATURE_ALONE }));
  });

  test('predicate types that only begin so', async () => {
    const image = await bench.publish('clean');
    for (const type of [`${TYPES.SIGNATURE}.1`, `${TYPES.SIGNATURE}/`, TYPES.SIGNATURE.toUpperCase()])
      await attest(bench, image.repository, image.digest, type, {});
    const refused = await bench.decide(image, { inputs: SIGNATURE_ALONE });
    await expectRefused(refused, { codes: ['signature-missing'] });
  });

  test('everything of another image, copied over', async () => {
    const image = await bench.publish('vulnerable');
    for (const type of Object.values(TYPES)) {
      const { bundle } = await bundleOf(bench.honest.repository, bench.honest.digest, type);
      await attachBundle(image.repository, image.digest, bundle);
    }
    const codes = ['signature-missing', 'provenance-missing', 'sbom-missing', 'summary-missing'];
    const says = [`it is about ${bench.honest.digest}`];
    await expectRefused(await bench.decide(image), { codes, says });
  });

  test('a statement about two images', async () => {
    const image = await bench.publish('clean');
    for (const subjects of [
      [image.digest, `sha256:${'a'.repeat(64)}`],
      [`sha256:${'a'.repeat(64)}`, image.digest],
      [image.digest, image.digest],
    ])
      await attach(image, await signStatement(bench, statementAbout(subjects, TYPES.SIGNATURE, {})));
    const refused = await bench.decide(image, { inputs: SIGNATURE_ALONE });
    await expectRefused(refused, { codes: ['signature-missing'], says: [/one SHA-256 subject/] });
  });

  test('a statement about no image, or about one under another hash', async () => {
    const image = await bench.publish('clean');
    const statement = statementAbout(image.digest, TYPES.SIGNATURE, {});
    const hex = image.digest.slice('sha256:'.length);
    for (const subject of [[{ name: image.digest, digest: { sha512: hex } }], [{ digest: { SHA256: hex } }]])
      await attach(image, await signStatement(bench, { ...statement, subject }));
    const refused = await bench.decide(image, { inputs: SIGNATURE_ALONE });
    await expectRefused(refused, { codes: ['signature-missing'] });
  });
});

/** What a bundle holds, as far as the attacks change it. */
interface Bundle {
  verificationMaterial: {
    certificate?: unknown;
    tlogEntries: unknown[];
    timestampVerificationData?: unknown;
  };
  dsseEnvelope: { payload: string; payloadType: string; signatures: { sig: string }[] };
}

describe.concurrent('a bundle that was changed after it was signed', () => {
  test.for<[string, string, (bundle: Bundle, other: Bundle) => void]>([
    [
      'another statement under the signature',
      'signature-invalid',
      ({ dsseEnvelope }) => {
        const statement = JSON.parse(Buffer.from(dsseEnvelope.payload, 'base64').toString());
        statement.predicate = { approved: true };
        dsseEnvelope.payload = Buffer.from(JSON.stringify(statement)).toString('base64');
      },
    ],
    [
      'the signature of another statement',
      'signature-invalid',
      ({ dsseEnvelope }, other) => {
        dsseEnvelope.signatures = other.dsseEnvelope.signatures;
      },
    ],
    [
      'two signatures, one of them right',
      'signature-missing',
      ({ dsseEnvelope }, other) => {
        dsseEnvelope.signatures.push(...other.dsseEnvelope.signatures);
      },
    ],
    [
      'the same signature twice',
      'signature-missing',
      ({ dsseEnvelope }) => {
        dsseEnvelope.signatures.push(...dsseEnvelope.signatures);
      },
    ],
    [
      'no signature',
      'signature-missing',
      ({ dsseEnvelope }) => {
        dsseEnvelope.signatures = [];
      },
    ],
    [
      'another type of payload',
      'signature-missing',
      ({ dsseEnvelope }) => {
        dsseEnvelope.payloadType = 'application/json';
      },
    ],
    [
      'the certificate of another signer',
      'signature-invalid',
      ({ verificationMaterial }, other) => {
        verificationMaterial.certificate = other.verificationMaterial.certificate;
      },
    ],
    [
      'everything that proves it, of another statement',
      'signature-invalid',
      (bundle, other) => {
        bundle.verificationMaterial = other.verificationMaterial;
      },
    ],
    [
      'no timestamp: nothing shows that the certificate was valid',
      'signature-invalid',
      (bundle) => {
        delete bundle.verificationMaterial.timestampVerificationData;
      },
    ],
    [
      'the timestamp of another signature',
      'signature-invalid',
      ({ verificationMaterial }, other) => {
        verificationMaterial.timestampVerificationData = other.verificationMaterial.timestampVerificationData;
      },
    ],
    [
      'no entry of the log',
      'signature-invalid',
      ({ verificationMaterial }) => {
        verificationMaterial.tlogEntries = [];
      },
    ],
    [
      'the log entry of another statement',
      'signature-invalid',
      ({ verificationMaterial }, other) => {
        verificationMaterial.tlogEntries = other.verificationMaterial.tlogEntries;
      },
    ],
    [
      'neither timestamp nor log entry',
      'signature-invalid',
      ({ verificationMaterial }) => {
        verificationMaterial.tlogEntries = [];
        delete verificationMaterial.timestampVerificationData;
      },
    ],
    [
      'a key named in place of the certificate',
      'identity-mismatch',
      ({ verificationMaterial }) => {
        delete verificationMaterial.certificate;
        Object.assign(verificationMaterial, { publicKey: { hint: 'x' } });
      },
    ],
  ])('%s', async ([, code, change]) => {
    const image = await bench.publish('clean');
    const [own, other] = await Promise.all(
      [TYPES.SIGNATURE, TYPES.SBOM].map(async (type) => {
        const { bundle } = await bundleOf(bench.honest.repository, bench.honest.digest, type);
        return JSON.parse(bundle.toString()) as Bundle;
      }),
    );
    if (own === undefined || other === undefined) throw new Error('the honest image has no bundles');
    change(own, other);
    await attach(image, Buffer.from(JSON.stringify(own)));
    const refused = await bench.decide(image, { inputs: SIGNATURE_ALONE });
    await expectRefused(refused, { codes: [code] });
  });
});

async function attach({ repository, digest }: Published, bundle: Buffer<ArrayBuffer>): Promise<void> {
  await attachBundle(repository, digest, bundle);
}

/** The annotation that names a predicate type. */
const lie = (predicateType: string) => ({ 'dev.sigstore.bundle.predicateType': predicateType });
