import fc from 'fast-check';
import { digestOf } from '../../../src/domain/digest.ts';
import { AssayError } from '../../../src/domain/reason.ts';
import { orUndefined } from '../../../src/domain/result.ts';
import type { VexSource } from '../../../src/domain/vex/vex-statement.ts';
import { enrich, parseBom, readBom, renameLicenses } from '../../../src/formats/sbom/cyclonedx.ts';
import { amend, emptyLists, locatedPackages } from '../../../src/formats/sbom/cyclonedx-amend.ts';
import { mergeBoms } from '../../../src/formats/sbom/cyclonedx-merge.ts';
import {
  distributionOf,
  operatingSystemsOf,
  packagesOf,
} from '../../../src/formats/sbom/cyclonedx-packages.ts';
import { redactBom } from '../../../src/formats/sbom/cyclonedx-redact.ts';
import { withSystemPurls, withThirdParties } from '../../../src/formats/sbom/cyclonedx-system.ts';
import { withReadableVersions } from '../../../src/formats/sbom/cyclonedx-versions.ts';
import { DISTRIBUTION_FILES, parseDistribution } from '../../../src/formats/sbom/distribution-files.ts';
import { BoltError, type Bucket, openBolt } from '../../../src/formats/tools/bolt.ts';
import { parseGitleaksReport } from '../../../src/formats/tools/gitleaks.ts';
import { inventoryLogGaps, parseInventoryLog, scanLogGaps } from '../../../src/formats/tools/trivy-log.ts';
import { parseDatabaseMetadata, parseTrivyReport } from '../../../src/formats/tools/trivy-report.ts';
import { parseTrivySecrets, uncensor } from '../../../src/formats/tools/trivy-secrets.ts';
import { parseCycloneDxVex } from '../../../src/formats/vex/cyclonedx-vex.ts';
import { parseOpenVex } from '../../../src/formats/vex/openvex.ts';
import { parseVexFile, parseVexPredicate } from '../../../src/formats/vex/vex-document.ts';
import { readReport } from '../../../src/report/report-json/report-read.ts';
import { boltFile } from '../bolt-file.ts';
import { anyBytes, bytesLike, jsonBytesLike, jsonLike, textLike, valueLike } from '../mutations.ts';
import { demand, isParsed, mayThrow, type Property, property } from '../property.ts';

const DIGEST = digestOf('x');
const MAIN = { type: 'container', name: 'app', purl: 'pkg:oci/app' } as const;
const report = {
  SchemaVersion: 2,
  ArtifactType: 'cyclonedx',
  Metadata: { OS: { Family: 'debian', Name: '12', EOSL: true } },
  Results: [
    {
      ...{ Target: 'a/package-lock.json', Type: 'npm', Class: 'lang-pkgs' },
      Packages: [{ Name: 'lodash', FilePath: 'a', Identifier: { BOMRef: 'r' } }],
      Vulnerabilities: [
        {
          ...{
            VulnerabilityID: 'CVE-2026-1',
            PkgName: 'lodash',
            InstalledVersion: '4',
            FixedVersion: '5',
            Severity: 'HIGH',
          },
          ...{
            Title: 't',
            PrimaryURL: 'https://x',
            PkgIdentifier: { PURL: 'pkg:npm/lodash@4', BOMRef: 'r' },
            Layer: { DiffID: DIGEST },
          },
          ...{
            VendorIDs: ['GHSA-1'],
            PublishedDate: '2026-01-01T00:00:00Z',
            CVSS: { nvd: { V3Score: 9.8, V40Score: 1 } },
          },
        },
      ],
    },
  ],
};
const secretsReport = {
  SchemaVersion: 2,
  Results: [
    {
      Target: 'a/b',
      Secrets: [
        {
          RuleID: 'x',
          Title: 't',
          StartLine: 1,
          EndLine: 2,
          Match: 'a=*****',
          Offset: 3,
          Code: { Lines: [{ Number: 1, Content: '***' }] },
        },
      ],
    },
  ],
};
const gitleaks = [{ RuleID: 'a', Description: 'd', StartLine: 1, Match: 'm', Secret: 's', File: 'f' }];
const metadata = {
  Version: 2,
  UpdatedAt: '2026-01-01T00:00:00Z',
  NextUpdate: '2026-01-02T00:00:00Z',
  DownloadedAt: '0001-01-01T00:00:00Z',
};
const bom = {
  ...{ bomFormat: 'CycloneDX', specVersion: '1.7', version: 1 },
  metadata: {
    tools: { components: [{ name: 'trivy' }] },
    component: {
      'bom-ref': 'main',
      type: 'container',
      name: 'app',
      properties: [
        { name: 'aquasecurity:trivy:DiffID', value: DIGEST },
        { name: 'assay:distribution:id', value: 'debian' },
      ],
    },
  },
  components: [
    {
      'bom-ref': '6f6b7a52-5b1e-4c59-8e63-0a0b9d9d7c11',
      type: 'operating-system',
      name: 'debian',
      version: '12',
    },
    {
      ...{
        'bom-ref': 'pkg:npm/lodash@4',
        type: 'library',
        name: 'lodash',
        group: '@a',
        version: '4',
        purl: 'pkg:npm/lodash@4',
        description: 'd',
      },
      ...{
        supplier: { name: 's' },
        licenses: [{ license: { id: 'MIT', text: { content: 'x' } } }, { expression: 'MIT OR X' }],
      },
      properties: [
        { name: 'aquasecurity:trivy:FilePath', value: 'a' },
        { name: 'aquasecurity:trivy:PkgType', value: 'gobinary' },
      ],
    },
    {
      'bom-ref': 'std',
      type: 'library',
      name: 'stdlib',
      version: 'v1.2.3 (x)',
      purl: 'pkg:golang/stdlib@v1',
      properties: [{ name: 'aquasecurity:trivy:PkgType', value: 'gobinary' }],
    },
  ],
  dependencies: [{ ref: 'main', dependsOn: ['pkg:npm/lodash@4'] }],
};
const openVex = {
  ...{
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': 'https://acme/1',
    author: 'ACME',
    version: 1,
    timestamp: '2026-05-04T10:00:00Z',
  },
  statements: [
    {
      vulnerability: { name: 'CVE-2026-1', aliases: ['GHSA-1'] },
      products: [
        {
          '@id': `ghcr.io/a/b@${DIGEST}`,
          hashes: { 'sha-256': 'A'.repeat(64) },
          subcomponents: [{ '@id': 'pkg:npm/lodash@4' }],
        },
      ],
      ...{ status: 'not_affected', justification: 'component_not_present' },
    },
  ],
};
const cycloneVex = {
  ...{
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    serialNumber: 'urn:uuid:6f6b7a52-5b1e-4c59-8e63-0a0b9d9d7c11',
  },
  metadata: {
    timestamp: '2026-05-04T10:00:00Z',
    authors: [{ name: 'A' }],
    component: { type: 'container', 'bom-ref': 'm', purl: 'pkg:oci/app' },
  },
  components: [{ 'bom-ref': 'l', purl: 'pkg:npm/lodash@4', version: '4', components: [{ 'bom-ref': 'k' }] }],
  vulnerabilities: [
    {
      ...{
        id: 'CVE-2026-1',
        references: [{ id: 'GHSA-1' }],
        analysis: { state: 'not_affected', detail: 'd' },
      },
      affects: [
        { ref: 'l', versions: [{ version: '4', status: 'affected' }] },
        { ref: 'urn:cdx:6f6b7a52-5b1e-4c59-8e63-0a0b9d9d7c11/1#l' },
      ],
    },
  ],
};
const source: VexSource = { kind: 'file', path: 'a.json', commit: 'a'.repeat(40) };
const LOG = [
  '2026-01-01T00:00:00Z\tDEBUG\t[dpkg] Parse error\terr="x" file_path="var/lib/dpkg/status"',
  '2026-01-01T00:00:00Z\tERROR\tAnalysis error\terr="failed to parse a/b: failed to parse a/b: EOF"',
  '2026-01-01T00:00:00Z\tWARN\t[jar] No such POM in the central repositories\tfile="a.jar"',
  '2026-01-01T00:00:00Z\tWARN\t[x] Something new\tkey=value',
  '2026-01-01T00:00:00Z\tDEBUG\t[apk] Invalid version found\tname="a" version="1 2"',
  '2026-01-01T00:00:00Z\tWARN\tVersion matching error\terr="npm version error (1.2.5.0.0): x"',
].join('\n');
const reportJson = {
  schemaVersion: 1,
  verdict: 'passed',
  reasons: [],
  asked: 'x',
  scan: { state: 'not-run' },
};
const files = textLike(
  ...[
    'ID="debian"\nVERSION_ID=12\nID_LIKE=x\n',
    'https://dl-cdn.alpinelinux.org/alpine/v3.22/main\n@e https://x/alpine/edge/main\n#x',
  ],
  '{"services":[{"name":"esm-infra","status":"enabled"}]}',
);

const BOLT = boltFile([
  ['alpine 3.22', ['openssl', 'busybox']],
  ['npm::x', ['lodash']],
  ['vulnerability', ['CVE-1']],
]);
const readerOf = (bytes: Buffer) => async (position: number, length: number) =>
  bytes.subarray(position, position + length);

async function walk(bucket: Bucket, depth: number): Promise<void> {
  for (const name of (await bucket.buckets()).slice(0, 20)) {
    await bucket.has(name);
    const inner = await bucket.bucket(name);
    if (inner !== undefined && depth > 0) await walk(inner, depth - 1);
  }
}

export const TOOLS: readonly Property[] = [
  property('a report of trivy is a value or a fault', [parseTrivyReport], jsonLike(report), (json) => {
    const read = parseTrivyReport(json);
    isParsed(read);
    if (read.ok)
      demand(
        read.value.vulnerabilities.every(
          ({ finding }) => finding.url === undefined || finding.url.startsWith('https://'),
        ),
        'another address',
      );
  }),
  property(
    'the metadata of a database is a value or a fault',
    [parseDatabaseMetadata],
    jsonLike(metadata, { ...metadata, Version: 1 }),
    (json) => {
      for (const schema of [1, 2] as const) {
        const read = parseDatabaseMetadata(json, schema);
        isParsed(read);
        if (read.ok) demand(!Number.isNaN(Date.parse(read.value.updatedAt)), 'a time that is none');
      }
    },
  ),
  property(
    'secrets of trivy are a value or a fault, and are found again',
    [parseTrivySecrets, uncensor],
    fc.tuple(jsonLike(secretsReport), anyBytes),
    ([json, content]) => {
      const read = parseTrivySecrets(json);
      isParsed(read);
      for (const secret of orUndefined(read) ?? []) uncensor(secret, Buffer.from(content));
    },
  ),
  property(
    'a report of gitleaks is a value or a fault that quotes nothing',
    [parseGitleaksReport],
    jsonLike(gitleaks),
    (json) => {
      const read = parseGitleaksReport(json);
      isParsed(read);
      demand(!read.ok || read.value.every(({ line }) => line >= 1), 'a line below 1');
    },
  ),
  property(
    'the log of trivy gives plain gaps',
    [parseInventoryLog, inventoryLogGaps, scanLogGaps],
    textLike(LOG),
    (log) => {
      const gaps = [
        ...inventoryLogGaps(parseInventoryLog(log), true),
        ...scanLogGaps(log, [], { kind: 'source' }),
      ];
      for (const { path, why } of gaps)
        demand(!/[\p{Cc}]/u.test(`${path}${why}`), 'a gap with a control character');
    },
  ),
  property(
    'an SBOM is a value or a fault, and can be worked on',
    [
      parseBom,
      readBom,
      packagesOf,
      distributionOf,
      operatingSystemsOf,
      withSystemPurls,
      withReadableVersions,
      amend,
      locatedPackages,
      emptyLists,
      redactBom,
      withThirdParties,
      renameLicenses,
      enrich,
      mergeBoms,
    ],
    jsonLike(bom),
    async (json) => {
      const read = parseBom(json);
      isParsed(read);
      if (!read.ok) return;
      packagesOf(read.value);
      distributionOf(read.value);
      operatingSystemsOf(read.value);
      const changed = withThirdParties(withReadableVersions(withSystemPurls(read.value)), ['lodash']);
      const renamed = redactBom(
        renameLicenses(changed, (id) => id === 'MIT'),
        (text) => text.replaceAll('x', ''),
      );
      const amended = amend(renamed, new Set(['std']), []);
      locatedPackages(amended);
      emptyLists(amended, new Set(['std']));
      const by = {
        timestamp: '2026-01-01T00:00:00Z',
        tool: { name: 'assay', version: '1', uri: 'https://x' },
      };
      const written = enrich(amended, MAIN, by, 'urn:uuid:x');
      isParsed(readBom(written));
      isParsed(await mergeBoms([{ name: 'linux/amd64', bom: written }], MAIN, by, 'urn:uuid:x'));
    },
  ),
  property('an SBOM in memory is a value or a fault', [readBom], valueLike(bom), (document) => {
    isParsed(readBom(document));
  }),
  property(
    'the distribution of an image is read from its files',
    [parseDistribution],
    fc.array(fc.tuple(fc.constantFrom(...DISTRIBUTION_FILES), files), { maxLength: 4 }),
    (found) => {
      const { id, repository } = parseDistribution(new Map(found));
      demand(id === undefined || /^[a-z0-9._-]{1,60}$/.test(id), 'a name with other characters');
      demand(
        repository === undefined || /^[a-z]+\/[0-9A-Za-z_.-]+$/.test(repository),
        'a repository that is an argument of its own',
      );
    },
  ),
  property(
    'a VEX document is a value or a fault',
    [parseVexFile],
    jsonBytesLike(openVex, cycloneVex),
    (bytes) => {
      const read = parseVexFile(bytes, source);
      isParsed(read);
      if (!read.ok) return;
      for (const { vulnerability, timestamp, status } of read.value) {
        demand(vulnerability !== '', 'a statement about nothing');
        demand(timestamp === undefined || !Number.isNaN(Date.parse(timestamp)), 'a time that is none');
        demand(
          ['not_affected', 'affected', 'fixed', 'under_investigation'].includes(status),
          'another status',
        );
      }
    },
  ),
  property(
    'an attested VEX document is a value or a fault',
    [parseVexPredicate, parseOpenVex, parseCycloneDxVex],
    valueLike(openVex, cycloneVex),
    (predicate) => {
      for (const type of ['https://openvex.dev/ns/v0.2.0', 'https://cyclonedx.org/vex'])
        isParsed(parseVexPredicate(type, predicate, source, DIGEST));
      isParsed(parseOpenVex(predicate, source));
      isParsed(parseCycloneDxVex(predicate, source));
    },
  ),
  property('a report of a run is read or refused', [readReport], jsonLike(reportJson), (json) =>
    mayThrow(AssayError, () => readReport(json, 'report.json')),
  ),
  property('a vulnerability database is read or refused', [openBolt], bytesLike(BOLT), (bytes) =>
    mayThrow(BoltError, async () => walk(await openBolt(readerOf(bytes)), 3)),
  ),
  property(
    'a whole vulnerability database is read',
    [openBolt],
    fc.array(
      fc.tuple(
        fc.string({ minLength: 1, maxLength: 8 }),
        fc.array(fc.string({ minLength: 1, maxLength: 8 }), { maxLength: 5 }),
      ),
      { maxLength: 5 },
    ),
    async (buckets) => {
      const root = await openBolt(readerOf(boltFile(buckets)));
      for (const [name, keys] of buckets) {
        const bucket = await root.bucket(name);
        demand(bucket !== undefined, `the bucket ${name} is missing`);
        // Of two buckets of one name, the file has the last one.
        const last = buckets.findLast(([other]) => other === name)?.[1] ?? keys;
        for (const key of last) demand((await bucket?.has(key)) === true, `the key ${key} is missing`);
      }
    },
  ),
];
