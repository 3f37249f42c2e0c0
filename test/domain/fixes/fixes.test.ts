import { describe, expect, test } from 'vitest';
import type { Severity, Vulnerability } from '../../../src/domain/finding/finding.ts';
import { dependencyPaths } from '../../../src/domain/fixes/dependency-paths.ts';
import { fixedVersions, lowestFix } from '../../../src/domain/fixes/fixed-version.ts';
import { orderFixes, planFixes } from '../../../src/domain/fixes/plan-fixes.ts';
import { compareVersions } from '../../../src/domain/fixes/version-order.ts';
import type { EvaluatedFinding } from '../../../src/domain/verdict/evaluate-vulnerabilities.ts';

describe('versions', () => {
  test.each([
    ['npm', '4.17.9', '4.17.21'],
    ['npm', '1.0.0-beta.2', '1.0.0'],
    ['golang', 'v0.0.0-20210101000000-aaaaaaaaaaaa', 'v0.0.0-20220101000000-bbbbbbbbbbbb'],
    ['pypi', '1.26.5', '1.26.18'],
    ['maven', '2.9.10.8', '2.9.10.10'],
    ['maven', '31.1-jre', '32.0-jre'],
    ['gem', '6.1.7', '6.1.7.3'],
    ['deb', '3.0.11-1~deb12u1', '3.0.11-1'],
    ['deb', '9.9-1', '1:1.0-1'],
    ['deb', '1.2+deb12u9', '1.2+deb12u10'],
    ['rpm', '1.1.1k-9.el8_7', '1.1.1k-12.el8_9'],
    ['rpm', '2.0~rc1-1', '2.0-1'],
    ['apk', '3.1.4-r5', '3.1.4-r10'],
  ])('of %s: %s is before %s', (type, low, high) => {
    expect(compareVersions(type, low, high)).toBeLessThan(0);
    expect(compareVersions(type, high, low)).toBeGreaterThan(0);
    expect(compareVersions(type, high, high)).toBe(0);
  });

  test.each([
    ['maven', '31.1-jre', '32.0-android'],
    ['pypi', '2.0rc1', '2.0'],
    ['npm', 'latest', '1.0.0'],
    [undefined, 'abc', 'abd'],
  ])('of %s whose order is not certain have none: %s, %s', (type, one, other) => {
    expect(compareVersions(type, one, other)).toBeUndefined();
  });
});

describe('the lowest version that fixes all findings', () => {
  const fix = (type: string, from: string, ...texts: readonly string[]) =>
    lowestFix(type, from, texts.map(fixedVersions));

  test('is the highest of the first fixed versions', () => {
    expect(fix('npm', '4.17.20', '4.17.21', '4.17.20', '4.17.9')).toBe('4.17.21');
    expect(fix('deb', '1.0-1', '1.0-10', '1.0-9')).toBe('1.0-10');
  });

  test('stays in the line of releases that is used, where that has a fix', () => {
    expect(fix('npm', '1.2.5', '1.2.6, 2.0.1')).toBe('1.2.6');
    expect(fix('npm', '2.0.0', '1.2.6, 2.0.1')).toBe('2.0.1');
  });

  test('is no version between two lines of releases, which may not have the fix', () => {
    // 2.0.0 is the fix of the first one; the second one is fixed in 1.2.6 and from 2.0.1 on.
    expect(fix('npm', '1.2.5', '2.0.0', '1.2.6, 2.0.1')).toBe('2.0.1');
    expect(fix('npm', '1.2.5', '1.3.0', '1.2.6, 1.3.2')).toBe('1.3.2');
  });

  test('is the only one that is named, whatever its form', () => {
    expect(fix('maven', '1.0.Final', '1.1.CR1', '1.1.CR1')).toBe('1.1.CR1');
  });

  test('is none if the versions cannot be compared, or if none is above', () => {
    expect(fix('maven', '30.0-jre', '31.0-android', '32.0-jre')).toBeUndefined();
    expect(fix('npm', '3.0.0', '1.2.6', '2.0.1')).toBeUndefined();
  });
});

const finding = (id: string, package_: string, more: Partial<Vulnerability> = {}): Vulnerability => ({
  ...{ id, severity: 'high', package: package_, version: '1.0.0', type: 'npm', foundIn: ['linux/amd64'] },
  ...more,
});
const blocks = (one: Vulnerability): EvaluatedFinding => ({ finding: one, effect: 'block' });
const warns = (one: Vulnerability): EvaluatedFinding => ({ finding: one, effect: 'warn' });

describe('steps', () => {
  test('fix all findings of one package, and of one distribution, at once', () => {
    const plan = planFixes([
      blocks(finding('CVE-1', 'lodash', { fixedIn: '1.0.1', paths: ['b'] })),
      blocks(finding('CVE-2', 'lodash', { fixedIn: '1.0.3', paths: ['a', 'b'] })),
      blocks(finding('CVE-3', 'libc6', { type: 'deb', version: '2.36-9', fixedIn: '2.36-10' })),
      warns(finding('CVE-4', 'zlib1g', { type: 'deb', version: '1-1', fixedIn: '1-2' })),
      blocks(finding('CVE-5', 'left-pad')),
      {
        finding: finding('CVE-6', 'x', { fixedIn: '2.0.0' }),
        effect: 'none',
        ignoreReason: { kind: 'below' },
      },
    ]);
    expect(plan.packages).toMatchObject([
      { package: 'lodash', from: '1.0.0', to: '1.0.3', paths: ['a', 'b'], findings: [{}, {}] },
    ]);
    expect(plan.systems).toMatchObject([
      {
        type: 'deb',
        packages: [
          { package: 'libc6', from: '2.36-9', to: '2.36-10' },
          { package: 'zlib1g', from: '1-1', to: '1-2' },
        ],
      },
    ]);
    expect(plan.unfixed.map((one) => one.finding.id)).toEqual(['CVE-5']);
  });

  test('are ordered by how many blocking findings each fixes, then by severity', () => {
    const of = (name: string, severity: Severity, count: number, rate = blocks) =>
      Array.from({ length: count }, (_, at) =>
        rate(finding(`CVE-${name}-${at}`, name, { severity, fixedIn: '2.0.0' })),
      );
    const { packages } = planFixes([
      ...of('warns-much', 'critical', 5, warns),
      ...of('one-high', 'high', 1),
      ...of('one-critical', 'critical', 1),
      ...of('two', 'low', 2),
    ]);
    const { steps } = orderFixes(packages, [], []);
    expect(steps.map((step) => step.kind === 'package' && step.package)).toEqual([
      'two',
      'one-critical',
      'one-high',
      'warns-much',
    ]);
  });

  test('of a newer base image leave nothing unfixed that they fix', () => {
    const open = blocks(finding('CVE-1', 'libc6', { type: 'deb' }));
    const other = blocks(finding('CVE-2', 'libc6', { type: 'deb' }));
    const base = {
      kind: 'base-image',
      from: 'a:1',
      to: 'a:1@x',
      findings: [open],
      adds: [],
      lines: [],
    } as const;
    expect(orderFixes([base], [open, other], []).unfixed).toEqual([other]);
  });
});

describe('dependency paths', () => {
  const graph = (edges: Readonly<Record<string, readonly string[]>>, lists: readonly string[]) => ({
    lists,
    dependsOn: new Map(Object.entries(edges)),
    labels: new Map(
      [...Object.keys(edges), ...Object.values(edges).flat()]
        .filter((node) => !lists.includes(node))
        .map((node) => [node, `${node}@1`]),
    ),
  });
  const paths = (from: ReturnType<typeof graph>, node: string) =>
    dependencyPaths(from, new Set([node]))
      .get(node)
      ?.map((path) => path.join(' > '));

  test('are the shortest, one for each file that has the package, also around a circle', () => {
    const circle = graph({ lock: ['a', 'b'], a: ['c'], b: ['c'], c: ['d', 'a'], d: ['c'], other: ['d'] }, [
      'lock',
      'other',
    ]);
    expect(paths(circle, 'd')).toEqual(['a@1 > c@1 > d@1', 'd@1']);
  });

  test('are none where a file tells nothing of dependencies between packages', () => {
    expect(paths(graph({ image: ['a', 'b'] }, ['image']), 'b')).toBeUndefined();
  });

  test('of 8,000 packages in one chain are found at once', () => {
    const names = Array.from({ length: 8000 }, (_, at) => `p${at}`);
    const edges = Object.fromEntries(names.map((name, at) => [name, names.slice(at + 1, at + 12)]));
    const before = performance.now();
    expect(dependencyPaths(graph({ ...edges, lock: ['p0'] }, ['lock']), new Set(names)).size).toBe(8000);
    expect(performance.now() - before).toBeLessThan(5000);
  });
});
