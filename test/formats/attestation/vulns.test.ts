import { expect, test } from 'vitest';
import { imageName } from '../../../src/domain/image/image.ts';
import type { BaseImage } from '../../../src/domain/verdict/base-image.ts';
import {
  evaluateVulnerabilities,
  type IgnoreReason,
} from '../../../src/domain/verdict/evaluate-vulnerabilities.ts';
import type { VexSource, VexStatement } from '../../../src/domain/vex/vex-statement.ts';
import { readKnown } from '../../../src/formats/attestation/read-attested.ts';
import { COVERAGE, vulnsPredicate } from '../../../src/formats/attestation/vulns.ts';
import { sameSubstance } from '../../../src/stages/sign/statements.ts';
import { WHOLE_POLICY } from '../../report/create-policy-run.ts';
import { createRun, createScan, createVulnerability, image } from '../../report/create-run.ts';

const excepted = createVulnerability({ id: 'CVE-2026-2002', package: 'libxml2' });
const [scanner] = createRun().tools;

function predicate(policy = WHOLE_POLICY) {
  if (scanner === undefined) throw new Error('no scanner');
  const scan = createScan([createVulnerability(), excepted]);
  const now = new Date('2026-11-23T12:00:00Z');
  return vulnsPredicate(
    scan,
    evaluateVulnerabilities(scan.findings, policy, { image: imageName(image), now }),
    scanner,
  );
}

test('an attested result lists everything that was found, and who answers for what was let through', () => {
  const { result } = predicate().scanner as { result: { id: string; annotations: object[] }[] };
  expect(result.map(({ id }) => id)).toEqual(['CVE-2026-1001', 'CVE-2026-2002']);
  expect(result.map(({ annotations }) => annotations)).toEqual([
    [{ package: excepted.purl, fixedIn: '3.0.14-1' }],
    [
      {
        ...{ package: excepted.purl, fixedIn: '3.0.14-1', owner: '@shop/web', expires: '2027-01-31' },
        exception: 'The parser is never given input',
      },
    ],
  ]);
});

const signer = { identity: 'https://ci.example/ship', issuer: 'https://issuer.example' };
const finding = createVulnerability({ cvss: 7.5 });
const base: BaseImage = {
  platform: 'linux/amd64',
  name: 'docker.io/library/debian:12',
  digest: image.root.digest,
  by: 'layers',
  proof: 'proven',
  layers: 1,
  signedBy: 'https://builder',
};
const said = (source: VexSource): VexStatement => ({
  ...{ document: 'd', statement: '1', vulnerability: finding.id, aliases: [], products: [] },
  status: 'not_affected',
  source,
});
const file = (path: string) => said({ kind: 'file', path, commit: 'c' });
const attestation = said({
  kind: 'attestation',
  referrer: image.root.digest,
  subject: image.root.digest,
  signedBy: signer,
});

test.each<[string, IgnoreReason, object | undefined]>([
  [
    'the base image',
    { kind: 'base-image', base },
    {
      by: 'base-image',
      base: { name: base.name, digest: base.digest, signedBy: base.signedBy },
    },
  ],
  [
    'the baseline',
    { kind: 'baseline' },
    { by: 'baseline', image: 'registry.example/shop:main', signer: signer.identity },
  ],
  [
    'files of the checkout',
    { kind: 'vex', statements: [file('b.json'), file('a.json')] },
    { by: 'vex-files', files: ['a.json', 'b.json'] },
  ],
  ['what can be read again', { kind: 'vex', statements: [file('a.json'), attestation] }, undefined],
  ['a threshold', { kind: 'below' }, undefined],
])('a result tells a later look what let a finding through: %s', (_, ignoreReason, accepted) => {
  if (scanner === undefined) throw new Error('no scanner');
  const newOnly = { image: 'registry.example/shop:main', signer };
  const made = vulnsPredicate(createScan([finding]), [{ finding, effect: 'none', ignoreReason }], scanner, {
    newOnly,
  });
  expect([...readKnown(made).values()]).toEqual([
    { severity: finding.severity, isFixed: true, cvss: 7.5, ...(accepted && { accepted }) },
  ]);
});

test('it says what was compared, and what only listed, where others pass over it', () => {
  const scan = createScan([]);
  const os = { family: 'debian', name: '12.5', endOfLife: false };
  const gap = { kind: 'unsourced', path: 'opt/x', package: 'x@1', why: 'has none', decides: true } as const;
  const [first, ...others] = scan.coverage;
  if (first === undefined || scanner === undefined) throw new Error('nothing was scanned');
  const counts = { listed: 118, compared: 115, incomparable: 2, unsourced: 1 };
  const coverage = [{ ...first, os, ...counts, gaps: [gap] }, ...others];
  const { [COVERAGE]: said } = vulnsPredicate({ ...scan, coverage }, [], scanner).scanner as Record<
    string,
    unknown
  >;
  expect(COVERAGE).toMatch(/^https:\/\//);
  expect(said).toEqual([{ platform: 'linux/amd64', system: 'debian 12.5', ...counts, gaps: [gap] }]);
});

test('it is the same in substance until an exception changes', () => {
  const statement = (of: Record<string, unknown>) => ({
    ...{ subject: image.root.digest, predicateType: 'vulns' },
    predicate: of,
  });
  const renewed = WHOLE_POLICY.exceptions.map((one) => ({ ...one, expires: '2027-02-28' }));
  const same = (policy: typeof WHOLE_POLICY) =>
    sameSubstance('vulnerabilities', statement(predicate()), statement(predicate(policy)));
  expect(same(WHOLE_POLICY)).toBe(true);
  expect(same({ ...WHOLE_POLICY, exceptions: renewed })).toBe(false);
});
