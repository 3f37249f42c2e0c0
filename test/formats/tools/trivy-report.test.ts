import { describe, expect, test } from 'vitest';
import { orThrow } from '../../../src/domain/result.ts';
import { parseDatabaseMetadata, parseTrivyReport } from '../../../src/formats/tools/trivy-report.ts';

const read = (json: string) => orThrow(parseTrivyReport(json));
const report = (results: unknown, metadata: unknown = {}) =>
  JSON.stringify({ SchemaVersion: 2, ArtifactType: 'cyclonedx', Metadata: metadata, Results: results });
const found = (changes: object) =>
  read(
    report([
      {
        Class: 'lang-pkgs',
        Vulnerabilities: [
          { VulnerabilityID: 'CVE-1', PkgName: 'p', InstalledVersion: '1', Severity: 'HIGH', ...changes },
        ],
      },
    ]),
  );

describe('a report of trivy', () => {
  test.each([
    ['empty', ''],
    ['cut off', report([]).slice(0, -2)],
    ['an error message', 'FATAL'],
    ['without what makes it one', '{}'],
    ['of another schema', report([]).replace('2', '3')],
    ['of something else than an SBOM', report([]).replace('cyclonedx', 'container_image')],
    ['with results of another form', report({})],
    ['with a finding without id', report([{ Vulnerabilities: [{ PkgName: 'p', Severity: 'LOW' }] }])],
  ])('that is %s is not read', (_, json) => {
    expect(parseTrivyReport(json).ok).toBe(false);
  });

  test('without results is one of an image without packages', () => {
    expect(read(report(undefined))).toEqual({ osPackages: 0, packages: [], vulnerabilities: [] });
  });

  test('keeps a severity that it does not know as unknown, and only https addresses', () => {
    expect(found({ Severity: 'TERRIBLE', PrimaryURL: 'javascript:alert(1)' })).toMatchObject({
      vulnerabilities: [{ finding: { id: 'CVE-1', severity: 'unknown', package: 'p', version: '1' } }],
    });
    expect(JSON.stringify(found({ PrimaryURL: 'javascript:alert(1)' }))).not.toContain('javascript');
  });
});

describe('a finding of trivy', () => {
  const one = (changes: object, result: object = {}) => {
    const json = JSON.stringify({
      ...{ SchemaVersion: 2, ArtifactType: 'cyclonedx' },
      Results: [
        {
          ...{ Class: 'lang-pkgs', Type: 'node-pkg', Target: 'Node.js', ...result },
          Vulnerabilities: [
            { VulnerabilityID: 'CVE-1', PkgName: 'p', InstalledVersion: '1', Severity: 'LOW', ...changes },
          ],
        },
      ],
    });
    return read(json).vulnerabilities[0]?.finding;
  };

  test('has the highest score that anyone gives it, of version 3 or 4', () => {
    const CVSS = {
      nvd: { V2Score: 10, V3Score: 7.5 },
      ghsa: { V3Score: 5.3, V40Score: 8.7 },
      redhat: { V3Score: 6.1 },
    };
    expect(one({ CVSS })?.cvss).toBe(8.7);
    expect(one({ CVSS: { nvd: { V2Score: 10 } } })).not.toHaveProperty('cvss');
  });

  test('has the type of its PURL, its other ids and the day it was published', () => {
    const PkgIdentifier = { PURL: 'pkg:npm/p@1' };
    expect(
      one({ PkgIdentifier, VendorIDs: ['GHSA-1'], PublishedDate: '2026-05-01T08:00:00Z' }),
    ).toMatchObject({
      ...{ type: 'npm', aliases: ['GHSA-1'], published: '2026-05-01T08:00:00Z' },
    });
    expect(one({ PublishedDate: null })).not.toHaveProperty('published');
  });

  test.each([
    ['its own file', { PkgPath: 'app/p/package.json' }, {}, ['app/p/package.json']],
    [
      'the file that lists it',
      {},
      { Type: 'npm', Target: 'web/package-lock.json' },
      ['web/package-lock.json'],
    ],
    ['no place where the target is only a name', {}, {}, undefined],
    [
      'no place as package of a distribution',
      {},
      { Class: 'os-pkgs', Type: 'debian', Target: 'x' },
      undefined,
    ],
  ])('has %s', (_name, changes, result, paths) => {
    expect(one(changes, result)?.paths).toEqual(paths);
  });
});

describe('the metadata of a database', () => {
  const metadata = {
    Version: 2,
    UpdatedAt: '2026-01-02T03:04:05.123456789Z',
    NextUpdate: '2026-01-03T03:04:05Z',
  };

  test('has a download date only where it was downloaded', () => {
    const never = JSON.stringify({ ...metadata, DownloadedAt: '0001-01-01T00:00:00Z' });
    expect(orThrow(parseDatabaseMetadata(never, 2))).toEqual({
      updatedAt: metadata.UpdatedAt,
      nextUpdate: metadata.NextUpdate,
    });
  });

  test.each([
    ['cut off', JSON.stringify(metadata).slice(0, -1)],
    ['without a date', JSON.stringify({ ...metadata, UpdatedAt: undefined })],
    ['with a date that is none', JSON.stringify({ ...metadata, UpdatedAt: 'yesterday' })],
    ['of another schema', JSON.stringify({ ...metadata, Version: 1 })],
  ])('that is %s is none', (_, json) => {
    expect(parseDatabaseMetadata(json, 2).ok).toBe(false);
  });
});
