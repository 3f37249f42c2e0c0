import { describe, expect, test } from 'vitest';
import type { Vulnerability } from '../../../src/domain/finding/finding.ts';
import { parsePackageUrl } from '../../../src/domain/finding/package-url.ts';
import { DEFAULT_POLICY, type Policy } from '../../../src/domain/policy/policy.ts';
import { orThrow } from '../../../src/domain/result.ts';
import { assess } from '../../../src/domain/verdict/assessment.ts';
import { evaluateVulnerabilities } from '../../../src/domain/verdict/evaluate-vulnerabilities.ts';
import { judge } from '../../../src/domain/verdict/verdict.ts';
import { vexEvaluator } from '../../../src/domain/vex/apply-vex.ts';
import { packagesByKey, type VexPlace } from '../../../src/domain/vex/vex-product.ts';
import type { VexProduct, VexStatement } from '../../../src/domain/vex/vex-statement.ts';
import { CONTEXT, found, POLICY, scanOf } from '../verdict/create-findings.ts';

const INDEX = `sha256:${'1'.repeat(64)}` as const;
const AMD64 = `sha256:${'2'.repeat(64)}` as const;
const ARM64 = `sha256:${'3'.repeat(64)}` as const;
const LODASH = 'pkg:npm/lodash@4.17.20';
const BOM = 'urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1';

function purl(text: string) {
  return orThrow(parsePackageUrl(text));
}

/** A platform of the image ghcr.io/acme/shop/web:v1 with lodash and openssl in it. */
function place(arch: string, digest: VexPlace['digests'][number], more: readonly string[] = []): VexPlace {
  const packages = [LODASH, `pkg:deb/debian/openssl@3.0.1?arch=${arch}&distro=debian-12`, ...more];
  return {
    name: `linux/${arch}`,
    digests: [digest, INDEX],
    purl: purl(`pkg:oci/web@${digest}?arch=${arch}&repository_url=ghcr.io/acme/shop/web&tag=v1`),
    bom: BOM,
    links: [`${BOM}#root`],
    packages: packagesByKey(
      packages.map((one, at) => ({ purl: purl(one), ref: `${at}`, links: [`${BOM}#${at}`] })),
    ),
  };
}
const PLACES = [place('amd64', AMD64), place('arm64', ARM64)];

const FINDING: Vulnerability = {
  ...{ id: 'CVE-2026-1', aliases: ['GHSA-aaaa-bbbb-cccc', 'DSA-1'], severity: 'high', package: 'lodash' },
  ...{ version: '4.17.20', purl: LODASH, foundIn: ['linux/amd64'] },
};
const BOTH: Vulnerability = { ...FINDING, foundIn: ['linux/amd64', 'linux/arm64'] };

function said(parts: Partial<VexStatement> = {}): VexStatement {
  return {
    source: { kind: 'file', path: '.vex/app.json', commit: 'a'.repeat(40) },
    document: 'https://acme.example/vex/1',
    author: 'ACME',
    timestamp: '2026-05-01T00:00:00Z',
    statement: '1',
    vulnerability: 'CVE-2026-1',
    aliases: [],
    products: [{ within: [], package: { purl: LODASH } }],
    status: 'not_affected',
    justification: 'component_not_present',
    ...parts,
  };
}

function resolved(statements: readonly VexStatement[], finding = FINDING, places = PLACES) {
  return vexEvaluator({ statements, places })(finding);
}

const lets = (statements: readonly VexStatement[], finding = FINDING, places = PLACES) =>
  resolved(statements, finding, places).ignoreReason !== undefined;

const about = (...products: readonly VexProduct[]) => said({ products });
const inImage = (...within: VexProduct['within']) => about({ within, package: { purl: LODASH } });

describe('the status', () => {
  test.each([
    ['not_affected', true],
    ['fixed', true],
    ['affected', false],
    ['under_investigation', false],
  ] as const)('%s lets a finding through: %s', (status, expected) => {
    expect(lets([said({ status })])).toBe(expected);
  });

  test('that is newest counts, of one author; an older one is of no account', () => {
    const later = { timestamp: '2026-05-02T00:00:00+02:00' };
    expect(lets([said({ status: 'affected' }), said(later)])).toBe(true);
    expect(lets([said({ ...later, status: 'under_investigation' }), said()])).toBe(false);
    expect(resolved([said({ ...later, status: 'affected' }), said()]).contradiction).toBeUndefined();
  });

  test('of the same moment, and of several authors, is the strictest, and the contradiction is told', () => {
    expect(lets([said(), said({ status: 'affected' })])).toBe(false);
    const other = said({ author: 'Debian', status: 'affected', timestamp: '2020-01-01T00:00:00Z' });
    const { ignoreReason, contradiction } = resolved([said(), other]);
    expect(ignoreReason).toBeUndefined();
    expect(contradiction?.affecting.author).toBe('Debian');
    const { notes } = assess(scanOf({ findings: [FINDING] }), undefined, POLICY, {
      ...CONTEXT,
      vex: { statements: [said(), other], places: PLACES },
    });
    expect(notes).toEqual([
      expect.stringMatching(
        /CVE-2026-1 in lodash: .*ACME\) says not_affected, .*Debian\) says affected; the stricter/,
      ),
    ]);
  });

  test('of a signer is his alone: what a document calls its author is no proof', () => {
    const signedBy = { identity: 'https://ci/a', issuer: 'https://issuer' };
    const source = { kind: 'attestation', referrer: ARM64, subject: AMD64, signedBy } as const;
    const later = said({ source, timestamp: '2026-05-09T00:00:00Z' });
    expect(lets([said({ status: 'affected' }), later])).toBe(false);
    expect(lets([later])).toBe(true);
    const other = { ...source, signedBy: { ...signedBy, identity: 'https://ci/b' } };
    expect(lets([said({ source: other, status: 'affected' }), later])).toBe(false);
  });
});

describe('the vulnerability', () => {
  test.each([
    [{ vulnerability: 'CVE-2026-1' }, true],
    [{ vulnerability: 'GHSA-aaaa-bbbb-cccc' }, true],
    [{ vulnerability: 'ACME-7', aliases: ['CVE-2026-1'] }, true],
    [{ vulnerability: 'CVE-2026-2' }, false],
    [{ vulnerability: 'cve-2026-1' }, false],
    // An advisory speaks of many: the alias in common makes CVE-2026-2 no other name of CVE-2026-1.
    [{ vulnerability: 'CVE-2026-2', aliases: ['DSA-1'] }, false],
  ])('%j is meant: %s', (parts, expected) => {
    expect(lets([said(parts)])).toBe(expected);
  });
});

describe('the package', () => {
  test.each([
    ['pkg:npm/lodash@4.17.20', true],
    ['pkg:npm/lodash', true],
    ['pkg:npm/lodash@4.17.21', false],
    ['pkg:npm/%40acme/lodash@4.17.20', false],
    ['pkg:pypi/lodash@4.17.20', false],
    ['pkg:npm/lodash@4.17.20?arch=amd64', false],
    ['pkg:npm/lodash@4.17.20#dist', false],
    ['lodash', false],
  ])('%s is meant: %s', (of, expected) => {
    expect(lets([about({ within: [], package: { purl: of } })])).toBe(expected);
  });

  const openssl: Vulnerability = {
    ...{ ...BOTH, package: 'openssl', version: '3.0.1' },
    purl: 'pkg:deb/debian/openssl@3.0.1?arch=amd64&distro=debian-12',
  };

  test('of one architecture is not that of another, though both are one finding', () => {
    const of = (arch: string) => ({
      within: [],
      package: { purl: `pkg:deb/debian/openssl@3.0.1?arch=${arch}` },
    });
    expect(lets([about(of('amd64'))], { ...openssl, foundIn: ['linux/amd64'] })).toBe(true);
    expect(lets([about(of('amd64'))], openssl)).toBe(false);
    expect(lets([about(of('amd64'), of('arm64'))], openssl)).toBe(true);
  });

  test('is let through in the listed versions alone', () => {
    const listed = (...versions: string[]) =>
      about({ within: [], package: { purl: 'pkg:npm/lodash', versions } });
    expect(lets([listed('4.17.19', '4.17.20')])).toBe(true);
    expect(lets([listed('4.17.19')])).toBe(false);
    expect(lets([listed()])).toBe(false);
  });

  test('by BOM-Link is one component: another copy of it has to be named too', () => {
    const link = (ref: string, bom = BOM) => ({ within: [], package: { bom, ref } });
    expect(lets([about(link('0'))])).toBe(true);
    expect(lets([about(link('1'))])).toBe(false);
    expect(lets([about(link('0', BOM.replace(/1$/, '2')))])).toBe(false);
    const twice = [place('amd64', AMD64, [`${LODASH}#vendored`])];
    expect(lets([about(link('0'))], FINDING, twice)).toBe(false);
    expect(lets([about(link('0'), link('2'))], FINDING, twice)).toBe(true);
    expect(lets([about(link('root'))])).toBe(true);
  });

  test('without a PURL is never meant', () => {
    const { purl: _, ...bare } = FINDING;
    expect(lets([said()], bare)).toBe(false);
    expect(lets([about({ within: [{ digest: AMD64 }] })], bare)).toBe(true);
  });
});

describe('the image', () => {
  test.each([
    [`pkg:oci/web@${AMD64.replace(':', '%3A')}`, true],
    [`pkg:oci/web@${INDEX}?repository_url=ghcr.io/acme/shop/web`, true],
    // As go-vex writes it.
    [`pkg:oci/web@${INDEX}?repository_url=ghcr.io/acme/shop`, true],
    ['pkg:oci/web?tag=v1', true],
    ['pkg:oci/web', true],
    ['pkg:oci/web?arch=amd64', true],
    [`pkg:oci/web@${ARM64}`, false],
    ['pkg:oci/web?tag=v2', false],
    ['pkg:oci/web?arch=arm64', false],
    ['pkg:oci/web?repository_url=ghcr.io/acme', false],
    ['pkg:oci/web?repository_url=docker.io/acme/shop/web', false],
    ['pkg:oci/shop', false],
    ['pkg:oci/web?os=linux', false],
  ])('%s is this one: %s', (name, expected) => {
    expect(lets([inImage({ purl: name })])).toBe(expected);
    expect(lets([about({ within: [{ purl: name }] })])).toBe(expected);
  });

  test('by the folder of its repository is not one that lies in a folder of its own name', () => {
    const purlOf = (repository: string) => purl(`pkg:oci/web?repository_url=${repository}`);
    const nested = [{ ...place('amd64', AMD64), purl: purlOf('ghcr.io/web/web') }];
    const named = inImage({ purl: 'pkg:oci/web?repository_url=ghcr.io/web' });
    expect(lets([named], FINDING, nested)).toBe(false);
    expect(lets([named], FINDING, [{ ...place('amd64', AMD64), purl: purlOf('ghcr.io/web') }])).toBe(true);
  });

  test('has to be named: a product without a name is none', () => {
    expect(lets([about({ within: [] })])).toBe(false);
  });

  test('has to fit by every name that is given', () => {
    expect(lets([inImage({ purl: 'pkg:oci/web' }, { digest: AMD64 })])).toBe(true);
    expect(lets([inImage({ purl: 'pkg:oci/web' }, { digest: ARM64 })])).toBe(false);
  });

  test('is let through on a platform alone, unless each platform is spoken of', () => {
    expect(lets([inImage({ digest: AMD64 })], BOTH)).toBe(false);
    expect(lets([inImage({ digest: INDEX })], BOTH)).toBe(true);
    const two = resolved(
      [inImage({ digest: AMD64 }), { ...inImage({ digest: ARM64 }), statement: '2' }],
      BOTH,
    );
    expect(two.ignoreReason?.map(({ statement }) => statement)).toEqual(['1', '2']);
    expect(lets([inImage({ digest: INDEX })], { ...BOTH, foundIn: ['linux/amd64', 'source'] })).toBe(false);
  });

  test('of an attestation is the one that it is about, whatever the document names', () => {
    const signedBy = { identity: 'https://ci/a', issuer: 'https://issuer' };
    const by = (subject: typeof AMD64) =>
      said({ source: { kind: 'attestation', referrer: INDEX, subject, signedBy } });
    expect(lets([by(AMD64)])).toBe(true);
    expect(lets([by(INDEX)])).toBe(true);
    expect(lets([by(ARM64)])).toBe(false);
  });
});

describe('in the judgement', () => {
  const exception = { vulnerability: 'CVE-2026-1', reason: 'r', owner: 'o', expires: '2026-06-30' };
  const vex = { statements: [said()], places: PLACES };

  test('a statement goes before an exception, which is then of no use', () => {
    const policy: Policy = { ...DEFAULT_POLICY, exceptions: [exception] };
    const [evaluated] = evaluateVulnerabilities([FINDING], policy, { ...CONTEXT, vex });
    expect(evaluated).toMatchObject({
      effect: 'none',
      ignoreReason: { kind: 'vex', statements: [{ statement: '1' }] },
    });
  });

  test('documents that cannot be read are an error, whatever was found', () => {
    const reasons = [{ code: 'vex-invalid', check: 'policy', message: 'no VEX' }] as const;
    const judgement = judge({ ...found(), vex: { done: false, reasons } }, POLICY, CONTEXT);
    expect(judgement).toMatchObject({ verdict: 'error', reasons });
    expect(judgement.cleared).toBeUndefined();
    expect(judge({ ...found(), vex: { done: false, reasons: [] } }, POLICY, CONTEXT).verdict).toBe('error');
    const scan = scanOf({ findings: [FINDING] });
    expect(judge(found({ scan }), POLICY, CONTEXT).verdict).toBe('failed');
    expect(judge({ ...found({ scan }), vex: { done: true, value: vex } }, POLICY, CONTEXT).verdict).toBe(
      'passed',
    );
  });
});
