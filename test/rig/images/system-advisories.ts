import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Sources of `trivy-db build` that {@link stageSystems} lays out. */
export const SYSTEM_SOURCES = ['nvd', 'alpine', 'wolfi', 'debian', 'ubuntu', 'govulndb'] as const;

/** A vulnerability of OpenSSL as each distribution tells of it. */
export const OPENSSL = 'CVE-2025-15467';
/** One that Debian has not mended: every version of nginx of Debian's own has it. */
const NGINX = 'CVE-2024-7347';

/** One of Go's standard library, mended in 1.26.5. */
export const STDLIB = 'CVE-2025-61729';

/** Which version has the fix; a release that is not here is one that the database does not know. */
const ALPINE = { 'v3.21': '3.3.6-r0', 'v3.22': '3.5.5-r0', edge: '3.5.7-r0' } as const;

/**
 * Lays advisories of distributions out as `vuln-list` does: OpenSSL in Alpine 3.21, 3.22 and edge, and in Wolfi,
 * nginx in Debian 12 and 13 without a fix, something in Ubuntu 24.04 and in Go. No other release is known.
 */
export async function stageSystems(source: string): Promise<void> {
  const lay = async (path: string, document: unknown) => {
    await mkdir(dirname(join(source, path)), { recursive: true });
    await writeFile(join(source, path), JSON.stringify(document));
  };
  await Promise.all([
    ...Object.entries(ALPINE).map(([release, fixed]) =>
      lay(`vuln-list/alpine/${release}/main/openssl.json`, {
        ...{ name: 'openssl', reponame: 'main', distroversion: release },
        secfixes: { [fixed]: [OPENSSL] },
      }),
    ),
    lay('vuln-list/wolfi/openssl.json', { name: 'openssl', secfixes: { '3.5.5-r0': [OPENSSL] } }),
    lay('vuln-list/ubuntu/CVE-2024/ubuntu.json', {
      ...{ Candidate: NGINX, Priority: 'medium', Description: 'nginx' },
      Patches: { nginx: { noble: { Status: 'needed', Note: '' } } },
    }),
    lay('vuln-list-debian/tracker/distributions.json', {
      bookworm: { 'major-version': '12' },
      trixie: { 'major-version': '13' },
      sid: { 'major-version': '' },
    }),
    ...['bookworm', 'trixie'].flatMap((release) =>
      ['source', 'updates-source'].map((kind) =>
        lay(`vuln-list-debian/tracker/${kind}/${release}/main/n/nginx.json`, {
          ...{ Package: ['nginx'], Version: ['1.22.1-9'] },
        }),
      ),
    ),
    ...['DLA', 'DSA'].map((kind) =>
      mkdir(join(source, 'vuln-list-debian/tracker', kind), { recursive: true }),
    ),
    lay(`vuln-list-debian/tracker/CVE/${NGINX}.json`, {
      Header: { ID: NGINX, Description: '(nginx)' },
      Annotations: ['', 'bookworm', 'trixie'].map((Release) => ({
        ...{ Type: 'package', Release, Package: 'nginx', Kind: 'unfixed', Version: '', Severity: 'high' },
      })),
    }),
    lay('govulndb/data/osv/GO-2025-4155.json', {
      ...{ id: 'GO-2025-4155', schema_version: '1.3.1', aliases: [STDLIB], summary: 'made for tests' },
      ...{ modified: '2026-05-01T08:00:00Z', published: '2026-05-01T08:00:00Z', database_specific: {} },
      affected: [
        {
          package: { ecosystem: 'Go', name: 'stdlib' },
          ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '1.26.5' }] }],
        },
      ],
    }),
    ...[OPENSSL, NGINX, STDLIB].map((id) => lay(`vuln-list-nvd/api/${id}.json`, nvd(id))),
  ]);
}

function nvd(id: string) {
  const [version, vectorString] = ['3.1', 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'];
  return {
    ...{ id, published: '2026-05-01T08:00:00.000', lastModified: '2026-05-01T08:00:00.000' },
    ...{ vulnStatus: 'Analyzed', references: [], descriptions: [{ lang: 'en', value: 'made for tests' }] },
    metrics: {
      cvssMetricV31: [
        {
          ...{ source: 'nvd@nist.gov', type: 'Primary' },
          cvssData: { version, vectorString, baseScore: 9.8, baseSeverity: 'CRITICAL' },
        },
      ],
    },
  };
}

/** Ecosystems of GitHub's advisories that the database is to have, whatever advisories it is made of. */
const ECOSYSTEMS = ['npm', 'PyPI', 'Maven', 'Go', 'RubyGems', 'crates.io', 'NuGet', 'Packagist'] as const;

/** An advisory in each ecosystem of a package that nobody has: the database then knows the ecosystem. */
export function ecosystemAdvisory(): { readonly id: string } {
  const id = 'GHSA-2222-3333-4444';
  return {
    ...{ id, schema_version: '1.4.0', aliases: ['CVE-2020-99999'], summary: 'made for tests' },
    ...{ details: 'made for tests', modified: '2026-05-01T08:00:00Z', published: '2026-05-01T08:00:00Z' },
    affected: ECOSYSTEMS.map((ecosystem) => ({
      package: { ecosystem, name: ecosystem === 'Maven' ? 'test.assay:nobody' : 'assay-nobody' },
      ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: '1.0.0' }] }],
    })),
    database_specific: { severity: 'LOW', cwe_ids: [] },
  } as { readonly id: string };
}
