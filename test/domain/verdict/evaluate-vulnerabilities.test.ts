import { describe, expect, test } from 'vitest';
import type { Vulnerability } from '../../../src/domain/finding/finding.ts';
import {
  DEFAULT_POLICY,
  type Exception,
  type Policy,
  type VulnerabilityRule,
} from '../../../src/domain/policy/policy.ts';
import {
  evaluateVulnerabilities,
  exceptionUsage,
} from '../../../src/domain/verdict/evaluate-vulnerabilities.ts';

const CONTEXT = { image: 'ghcr.io/acme/shop/web', now: new Date('2026-06-01T12:00:00Z') };

function finding(parts: Partial<Vulnerability> = {}): Vulnerability {
  return {
    ...{ id: 'CVE-2026-1', severity: 'high', package: 'lodash', version: '4.17.20', fixedIn: '4.17.21' },
    ...{ purl: 'pkg:npm/lodash@4.17.20', type: 'npm', paths: ['app/node_modules/lodash/package.json'] },
    foundIn: ['linux/amd64'],
    ...parts,
  };
}

/** A finding without these fields. */
function without(...fields: (keyof Vulnerability)[]): Vulnerability {
  const left = finding();
  for (const field of fields) Reflect.deleteProperty(left, field);
  return left;
}

function exception(parts: Partial<Exception> = {}): Exception {
  return {
    vulnerability: 'CVE-2026-1',
    reason: 'not reached',
    owner: '@acme/web',
    expires: '2026-06-30',
    ...parts,
  };
}

function policy(rule: Partial<VulnerabilityRule>, exceptions: readonly Exception[] = []): Policy {
  return { ...DEFAULT_POLICY, vulnerabilities: { ...DEFAULT_POLICY.vulnerabilities, ...rule }, exceptions };
}

/** The effect on one finding, or why it has none. */
function outcome(found: Vulnerability, by: Policy): string {
  const [evaluated] = evaluateVulnerabilities([found], by, CONTEXT);
  return evaluated?.effect === 'none' ? evaluated.ignoreReason.kind : (evaluated?.effect ?? 'nothing');
}

describe('thresholds', () => {
  test('only-fixed leaves out what nothing mends', () => {
    expect(outcome(finding(), policy({ onlyFixed: true }))).toBe('block');
    expect(outcome(without('fixedIn'), policy({ onlyFixed: true }))).toBe('unfixed');
    expect(outcome(without('fixedIn'), policy({}))).toBe('block');
  });

  test.each<[number | undefined, Vulnerability['severity'], string]>([
    [7.5, 'low', 'block'],
    [7.4, 'low', 'below'],
    [9.8, 'unknown', 'block'],
    [undefined, 'low', 'below'],
    [1, 'critical', 'block'],
  ])('with cvss 7.5 a score of %s and severity %s gives %s', (cvss, severity, expected) => {
    const found = { ...finding({ severity }), ...(cvss === undefined ? {} : { cvss }) };
    expect(outcome(found, policy({ cvss: 7.5 }))).toBe(expected);
  });

  test('a severity that is not known counts where the policy names it', () => {
    expect(outcome(finding({ severity: 'unknown' }), policy({}))).toBe('below');
    expect(outcome(finding({ severity: 'unknown' }), policy({ failOn: ['unknown'] }))).toBe('block');
  });
});

describe('a rule for some packages', () => {
  const rule = { types: [], names: [], paths: [] };

  test('is the first that fits, and inherits what it leaves out', () => {
    const packages = [
      { ...rule, names: ['other'], failOn: [] },
      { ...rule, types: ['npm'], onlyFixed: true },
      { ...rule, names: ['lodash'], failOn: [] },
    ];
    expect(outcome(finding(), policy({ packages }))).toBe('block');
    expect(outcome(without('fixedIn'), policy({ packages }))).toBe('unfixed');
    expect(outcome(finding({ type: 'deb' }), policy({ packages }))).toBe('below');
  });

  test.each([
    ['a type', { types: ['npm'] }, { type: 'deb' }],
    ['a name', { names: ['lod*'] }, { package: '@scope/lodash' }],
    ['a path', { paths: ['app/**'] }, { paths: ['opt/lodash/package.json'] }],
  ])('for %s fits that and nothing else', (_name, own, other) => {
    const packages = [{ ...rule, ...own, failOn: [] }];
    expect(outcome(finding(), policy({ packages }))).toBe('below');
    expect(outcome(finding(other), policy({ packages }))).toBe('block');
  });

  test('for a path fits only where every place of the package does', () => {
    const packages = [{ ...rule, paths: ['test/**'], failOn: [] }];
    const at = (...paths: string[]) => outcome(finding({ paths }), policy({ packages }));
    expect(at('test/a/package-lock.json', '/test/b/package-lock.json')).toBe('below');
    expect(at('test/a/package-lock.json', 'app/package-lock.json')).toBe('block');
    expect(outcome(without('paths'), policy({ packages }))).toBe('block');
  });

  test('for a type does not fit a package whose type is not known', () => {
    const packages = [{ ...rule, types: ['npm'], failOn: [] }];
    expect(outcome(without('type'), policy({ packages }))).toBe('block');
  });
});

describe('an exception', () => {
  test.each<[string, Partial<Exception>, Partial<Vulnerability>]>([
    ['the id', {}, {}],
    ['an alias', { vulnerability: 'GHSA-35jh-r3h4-6jhm' }, { aliases: ['GHSA-35jh-r3h4-6jhm'] }],
    ['the name of the package', { package: 'lodash' }, {}],
    ['the PURL without version', { package: 'pkg:npm/lodash' }, {}],
    ['the PURL of a scoped package', { package: 'pkg:npm/@acme/x' }, { purl: 'pkg:npm/%40acme/x@1.0.0' }],
    [
      'a PURL with qualifiers',
      { package: 'pkg:deb/debian/ssl' },
      { purl: 'pkg:deb/debian/ssl@3?arch=amd64#x' },
    ],
    ['the place', { path: 'app/**' }, {}],
    ['the image', { image: 'ghcr.io/acme/**' }, {}],
  ])('lets through by %s', (_name, own, found) => {
    expect(outcome(finding(found), policy({}, [exception(own)]))).toBe('exception');
  });

  test.each<[string, Partial<Exception>, Partial<Vulnerability>]>([
    ['id', { vulnerability: 'CVE-2026-10' }, {}],
    ['id, which is no pattern', { vulnerability: 'CVE-2026-*' }, {}],
    ['package', { package: 'lodash-es' }, {}],
    ['PURL that only begins alike', { package: 'pkg:npm/lodash' }, { purl: 'pkg:npm/lodash-es@4.17.20' }],
    ['type of package', { package: 'pkg:deb/debian/lodash' }, {}],
    ['place', { path: 'test/**' }, {}],
    ['place beside the one', { path: 'app/**' }, { paths: ['app/a', 'opt/b'] }],
    ['image', { image: 'ghcr.io/acme/other' }, {}],
  ])('for another %s lets nothing through', (_name, own, found) => {
    expect(outcome(finding(found), policy({}, [exception(own)]))).toBe('block');
  });

  test('covers a finding to the end of its last day; then the finding counts and names the expired exception', () => {
    const by = policy({}, [exception()]);
    const on = (now: string) =>
      evaluateVulnerabilities([finding()], by, { ...CONTEXT, now: new Date(now) })[0];
    expect(on('2026-06-30T23:59:59Z')).toMatchObject({ effect: 'none' });
    expect(on('2026-07-01T00:00:00Z')).toMatchObject({ effect: 'block', expired: exception() });
  });

  test('that has expired does not stand in the way of one that has not', () => {
    const renewed = exception({ package: 'lodash' });
    const by = policy({}, [exception({ expires: '2026-01-01' }), renewed]);
    expect(evaluateVulnerabilities([finding()], by, CONTEXT)).toEqual([
      { finding: finding(), effect: 'none', ignoreReason: { kind: 'exception', exception: renewed } },
    ]);
  });

  test('is reported as used, expired or unused; an exception for another image is not reported', () => {
    const used = exception();
    const expired = exception({ vulnerability: 'CVE-2026-2', expires: '2026-05-31' });
    const below = exception({ vulnerability: 'CVE-2026-3' });
    const unmatched = exception({ vulnerability: 'CVE-2026-4' });
    const elsewhere = exception({ vulnerability: 'CVE-2026-1', image: 'ghcr.io/acme/other' });
    const by = policy({}, [elsewhere, used, expired, below, unmatched]);
    const found = [
      finding(),
      finding({ package: 'lodash-es' }),
      finding({ id: 'CVE-2026-2' }),
      finding({ id: 'CVE-2026-3', severity: 'low' }),
    ];
    expect(exceptionUsage(evaluateVulnerabilities(found, by, CONTEXT), by, CONTEXT)).toEqual({
      used: [{ entry: used, findings: 2 }],
      expired: [expired],
      unused: [below, unmatched],
    });
  });
});

test('before the day from which on it blocks a rule warns', () => {
  expect(outcome(finding(), policy({ blockFrom: '2026-06-02' }))).toBe('warn');
  expect(outcome(finding(), policy({ blockFrom: '2026-06-01' }))).toBe('block');
  expect(outcome(finding(), policy({ enforce: 'warn' }))).toBe('warn');
});
