import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { PINS } from '../../../src/adapters/tools/pins.ts';
import { orThrow } from '../../../src/domain/result.ts';
import { STATEMENT_TYPES } from '../../../src/formats/attestation/in-toto.ts';
import { bundleVerifier, type Identity, readTrustedRoot } from '../../../src/formats/signing/sigstore.ts';
import { goModuleFolder } from '../../rig/tools/go-module.ts';

// Bundles that people have signed with the public Sigstore, from the test data of cosign and trivy, and its real
// trusted root, which the TUF client brings along.
const BUNDLES = [
  [
    'cosign',
    'pkg/cosign/testdata/oci-attestation.sigstore.json',
    'https://cosign.sigstore.dev/attestation/v1',
  ],
  ['trivy', 'pkg/fanal/artifact/image/testdata/sigstore-bundle.json', 'https://cyclonedx.org/bom'],
] as const;

const Seeds = z.record(z.string(), z.object({ targets: z.record(z.string(), z.string()) }));
const Bundle = z.object({
  mediaType: z.string(),
  verificationMaterial: z.object({
    certificate: z.object({ rawBytes: z.string() }),
    tlogEntries: z
      .array(
        z.looseObject({ integratedTime: z.string(), logIndex: z.string(), canonicalizedBody: z.string() }),
      )
      .length(1),
  }),
  dsseEnvelope: z.looseObject({
    payload: z.string(),
    signatures: z.array(z.looseObject({ sig: z.string() })).length(1),
  }),
});
type Bundle = z.infer<typeof Bundle>;

let publicRoot = '';
const bundles = new Map<string, Bundle>();

beforeAll(async () => {
  const seeds = Seeds.parse(createRequire(import.meta.url)('@sigstore/tuf/seeds.json'));
  const target = seeds['https://tuf-repo-cdn.sigstore.dev']?.targets['trusted_root.json'] ?? '';
  publicRoot = Buffer.from(target, 'base64').toString();
  for (const [tool, file] of BUNDLES) {
    const text = await readFile(join(await goModuleFolder(PINS[tool].go), file), 'utf8');
    bundles.set(tool, Bundle.parse(JSON.parse(text)));
  }
}, 600_000);

function bundleOf(tool: string): Bundle {
  const bundle = bundles.get(tool);
  if (bundle === undefined) throw new Error(`there is no bundle of ${tool}`);
  return structuredClone(bundle);
}

/** Who signed it, by its certificate: none of these people needs to stand here. */
function signerOf({ verificationMaterial }: Bundle): Identity & { kind: 'certificate' } {
  const certificate = new X509Certificate(Buffer.from(verificationMaterial.certificate.rawBytes, 'base64'));
  const subject = certificate.subjectAltName?.replace(/^(?:email|URI):/, '') ?? '';
  // The object identifier of Fulcio's first extension, then the issuer as it is.
  const extension = certificate.raw.subarray(certificate.raw.indexOf('2b0601040183bf300101', 0, 'hex'));
  const issuer = /https:\/\/[\w./-]+(?=0)/.exec(extension.toString('latin1'))?.[0];
  return { kind: 'certificate', subject, issuer: issuer ?? '' };
}

function verify(bundle: unknown, identity: Identity, root = publicRoot) {
  return bundleVerifier(
    orThrow(readTrustedRoot(root)),
    identity,
    STATEMENT_TYPES,
  )(Buffer.from(JSON.stringify(bundle)));
}

test('the public trusted root names the log for whole statements and the one for hashes, and what else signing needs', () => {
  const root = orThrow(readTrustedRoot(publicRoot));
  expect(root.tlogs.map(({ baseUrl }) => baseUrl)).toEqual([
    'https://rekor.sigstore.dev',
    'https://log2025-1.rekor.sigstore.dev',
  ]);
  for (const services of [root.certificateAuthorities, root.ctlogs, root.timestampAuthorities])
    expect(services.length).toBeGreaterThan(0);
});

describe.each(BUNDLES)('a bundle of the public Sigstore, from %s', (tool, _file, predicateType) => {
  test('verifies, with who signed it and when', () => {
    const bundle = bundleOf(tool);
    const result = verify(bundle, signerOf(bundle));
    expect(result).toMatchObject({ verified: true, statement: { predicateType } });
    const at = new Date(Number(bundle.verificationMaterial.tlogEntries[0]?.integratedTime) * 1000);
    expect(result).toMatchObject({ times: [{ source: 'transparency-log', at: at.toISOString() }] });
  });

  test('is somebody else’s for everybody else', () => {
    const bundle = bundleOf(tool);
    const signer = signerOf(bundle);
    for (const other of [
      { ...signer, subject: `evil-${signer.subject}` },
      { ...signer, subject: signer.subject.toUpperCase() },
      { ...signer, issuer: 'https://accounts.google.com' },
    ])
      expect(verify(bundle, other)).toMatchObject({ verified: false, fault: 'other-identity' });
  });

  test.each<[string, (bundle: Bundle) => void]>([
    [
      'another payload',
      ({ dsseEnvelope: one }) => {
        one.payload = Buffer.from(
          Buffer.from(one.payload, 'base64').toString().replace('"predicate":{', '"predicate":{"x":1,'),
        ).toString('base64');
      },
    ],
    [
      'another signature',
      ({ dsseEnvelope: { signatures } }) => {
        for (const one of signatures) one.sig = flipped(one.sig);
      },
    ],
    [
      'a certificate with another byte',
      ({ verificationMaterial: { certificate } }) => {
        certificate.rawBytes = flipped(certificate.rawBytes);
      },
    ],
    [
      'another time',
      ({ verificationMaterial: { tlogEntries } }) => {
        for (const one of tlogEntries) one.integratedTime = `${Number(one.integratedTime) + 1}`;
      },
    ],
    [
      'another entry of the log',
      ({ verificationMaterial: { tlogEntries } }) => {
        for (const one of tlogEntries) one.logIndex = `${Number(one.logIndex) + 1}`;
      },
    ],
    [
      'another body of the entry',
      ({ verificationMaterial: { tlogEntries } }) => {
        for (const one of tlogEntries) one.canonicalizedBody = flipped(one.canonicalizedBody);
      },
    ],
    [
      'no entry',
      ({ verificationMaterial }) => {
        verificationMaterial.tlogEntries = [];
      },
    ],
  ])('does not verify with %s', (_name, tamper) => {
    const bundle = bundleOf(tool);
    const signer = signerOf(bundle);
    tamper(bundle);
    expect(verify(bundle, signer)).toMatchObject({ verified: false });
  });

  test('does not verify with the entry of the other', () => {
    const [bundle, other] = [bundleOf(tool), bundleOf(tool === 'cosign' ? 'trivy' : 'cosign')];
    bundle.verificationMaterial.tlogEntries = other.verificationMaterial.tlogEntries;
    expect(verify(bundle, signerOf(bundle))).toMatchObject({ verified: false, fault: 'invalid' });
  });
});

test.each<[string, (root: { tlogs: unknown[]; certificateAuthorities: unknown[] }) => void]>([
  ['its authority', (root) => root.certificateAuthorities.splice(0)],
  ['the authority of its time', (root) => root.certificateAuthorities.pop()],
  ['its log', (root) => root.tlogs.shift()],
])('what the public Sigstore signed does not verify by a root without %s', (_name, take) => {
  const root = JSON.parse(publicRoot);
  take(root);
  const bundle = bundleOf('cosign');
  expect(verify(bundle, signerOf(bundle), JSON.stringify(root))).toMatchObject({ verified: false });
});

/** Base64 of the same bytes but for one bit, near the end. */
function flipped(base64: string): string {
  const bytes = Buffer.from(base64, 'base64');
  const at = bytes.length - 5;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes.toString('base64');
}
