import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { DEFAULT_POLICY, type Policy, policyDigest } from '../../../src/domain/policy/policy.ts';
import { policyFileSchema } from '../../../src/formats/policy-file/policy-file.ts';
import { policyOf } from '../../../src/formats/policy-file/policy-file-convert.ts';
import { policyFileOf } from '../../../src/formats/policy-file/policy-file-write.ts';
import { WHOLE_POLICY } from '../../report/create-policy-run.ts';

const signer = { identity: 'https://github.com/acme/x', issuer: 'https://issuer.example.com' };
const KEY = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  .publicKey.export({ type: 'spki', format: 'pem' })
  .toString();
const STRICT: Policy = {
  ...WHOLE_POLICY,
  vulnerabilities: {
    ...WHOLE_POLICY.vulnerabilities,
    databaseMaxAgeMs: 90 * 60_000,
    newOnly: { image: 'ghcr.io/acme/x:latest', signer },
    baseImageFindings: 'apart',
  },
  endOfLife: { enforce: 'warn' },
  vex: { files: ['.vex/*.json'], attestations: [signer] },
  registries: { enforce: 'block', allow: ['ghcr.io/acme/**'] },
  baseImages: {
    ...{ enforce: 'warn', allow: ['docker.io/library/*'], digestPinned: true },
    ...{ signedBy: [signer], undetermined: 'allow' },
  },
  workflows: { enforce: 'block', blockFrom: '2027-01-15' },
  gate: {
    ...{
      enforce: 'warn',
      signers: [
        { kind: 'certificate', ...signer },
        {
          kind: 'certificate',
          identity: 'https://github.com/acme/old',
          issuer: signer.issuer,
          until: '2027-03-31',
        },
        { kind: 'key', publicKey: KEY, until: '2027-03-31T12:00:00Z' },
      ],
      revokers: [
        { kind: 'certificate', ...signer },
        { kind: 'key', publicKey: KEY },
      ],
      denied: {
        digests: [{ digest: `sha256:${'b'.repeat(64)}`, reason: 'r', owner: 'o', since: '2026-11-29' }],
        vulnerabilities: [{ vulnerability: 'CVE-2026-1', reason: 'r', owner: 'o' }],
        packages: [
          { package: 'pkg:npm/lodash', versions: ['4.17.*'], reason: 'r', owner: 'o' },
          { package: 'xz', versions: [], reason: 'r', owner: 'o' },
        ],
      },
      breakGlass: [
        {
          ...{ digest: `sha256:${'c'.repeat(64)}`, repository: 'ghcr.io/acme/*' },
          ...{ rules: ['database-stale', 'new-findings'], until: '2026-11-30T12:00:00Z' },
          ...{ reason: 'r', owner: 'o' },
        },
      ],
      sourceRepository: 'https://github.com/acme/x',
      sourceRef: 'any',
    },
    ...{
      sourceRepositoryId: '74',
      sourceOwnerId: '65',
      level: 'SLSA_BUILD_LEVEL_1',
      runner: 'github-hosted',
    },
    promotedFrom: ['ghcr.io/acme/staging/*'],
    acceptedPolicies: [`sha256:${'a'.repeat(64)}`],
  },
};

test.each([
  ['the default', DEFAULT_POLICY],
  ['one with exceptions and terms', WHOLE_POLICY],
  ['one that says everything', STRICT],
])('%s is written as a sound file that means the same again', (_name, policy) => {
  const file = policyFileSchema.parse(JSON.parse(JSON.stringify(policyFileOf(policy))));
  const again = policyOf(file, DEFAULT_POLICY);
  expect(again).toEqual(policy);
  expect(policyDigest(again)).toBe(policyDigest(policy));
});
