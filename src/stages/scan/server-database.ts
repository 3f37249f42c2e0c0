import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { releaseOf, systemSource } from '../../domain/evidence/advisory-source.ts';
import { LANGUAGE_CANARIES, systemCanaries } from '../../domain/evidence/canaries.ts';
import type { TrivyServer } from '../../domain/evidence/evidence.ts';
import { optional } from '../../domain/optional.ts';
import { fault } from '../../domain/reason.ts';
import type { Bom } from '../../formats/sbom/cyclonedx.ts';
import { distributionOf, operatingSystemsOf } from '../../formats/sbom/cyclonedx-packages.ts';
import { uniquePurl } from '../../formats/sbom/cyclonedx-unique.ts';
import type { TrivyReport } from '../../formats/tools/trivy-report.ts';
import type { World } from '../../ports.ts';
import type { ServerDatabase } from './advisory-database.ts';
import type { AdvisorySources } from './advisory-sources.ts';
import { type Compared, compareSbom, hostOf } from './trivy-sbom.ts';

type ServerWorld = Pick<World, 'processes' | 'tools' | 'workspace'>;

/**
 * Asks a trivy server which database it has, and in which ecosystems it finds packages that are known to be vulnerable:
 * nothing else shows that it has advisories for them. Throws `database-unavailable` if it finds none of them.
 */
export async function serverDatabase(
  world: ServerWorld,
  server: TrivyServer,
  limitMs?: number,
): Promise<ServerDatabase> {
  const purls = LANGUAGE_CANARIES.map(({ purl }) => purl);
  const report = await askAbout(world, { server, ...optional({ limitMs }) }, purls);
  const found = foundIn(report);
  const proven = LANGUAGE_CANARIES.filter(({ purl }) => found.has(purl)).map(({ ecosystem }) => ecosystem);
  const host = hostOf(server);
  if (report.server === undefined || proven.length === 0)
    throw fault(
      'database-unavailable',
      'scan',
      `the trivy server ${host} finds nothing in packages that are known to be vulnerable, so what it does not find proves nothing`,
    );
  const { updatedAt, downloadedAt } = report.server.database;
  return {
    facts: { updatedAt, ...optional({ downloadedAt }), server: host },
    server,
    ecosystems: new Set(proven),
  };
}

/**
 * What a server has shown to have advisories for: the ecosystems, and the distributions of these SBOMs, for which it is
 * asked here. What it cannot show counts as not there: the repositories of Red Hat.
 */
export async function sourcesOfServer(
  world: ServerWorld,
  database: ServerDatabase,
  boms: readonly Bom[],
): Promise<AdvisorySources> {
  const systems = new Set<string>();
  for (const { family, version, release } of distinctSystems(boms)) {
    const source = systemSource(family, release);
    const purls = systemCanaries(family, release);
    if (source === undefined || purls.length === 0) continue;
    const distro = release === version ? undefined : `${family}/${release}`;
    const report = await askAbout(world, database, purls, { name: family, version, distro });
    if (foundIn(report).size > 0) systems.add(source.name);
  }
  return {
    has: (source) => systems.has(source),
    hasEcosystem: (ecosystem) => database.ecosystems.has(ecosystem),
    // It is not known. So a version that cannot be compared counts as one that matters.
    hasAdvisories: async () => true,
    knowsRepository: async () => false,
  };
}

interface System {
  readonly family: string;
  readonly version: string;
  /** The release whose advisories count. */
  readonly release: string;
}

function distinctSystems(boms: readonly Bom[]): readonly System[] {
  const systems = boms.flatMap((bom) =>
    operatingSystemsOf(bom).map(({ name, version }): readonly [string, System] => {
      const release = releaseOf(name, version, distributionOf(bom).repository);
      return [`${name} ${version} ${release}`, { family: name, version, release }];
    }),
  );
  return [...new Map(systems).values()];
}

function foundIn({ vulnerabilities }: TrivyReport): ReadonlySet<string> {
  return new Set(vulnerabilities.map(({ ref }) => ref));
}

/** Has the server compare packages. The bom-ref of each is its PURL. */
async function askAbout(
  world: ServerWorld,
  database: Compared['database'],
  purls: readonly string[],
  system?: { readonly name: string; readonly version: string; readonly distro: string | undefined },
): Promise<TrivyReport> {
  const file = join(await world.workspace.folder('canaries'), 'sbom.cdx.json');
  await writeFile(file, JSON.stringify(documentOf([...purls, uniquePurl(randomUUID())], system)), {
    mode: 0o600,
  });
  const place = 'packages that are known to be vulnerable';
  const { report } = await compareSbom(world, { file, place, distro: system?.distro, database });
  return report;
}

function documentOf(purls: readonly string[], system?: { readonly name: string; readonly version: string }) {
  const [root, os] = ['canaries', 'system'];
  const packages = purls.map((purl) => {
    const [, path = '', version = ''] = /^pkg:[^/]+\/(.*)@([^@?]*)/.exec(purl) ?? [];
    const at = path.lastIndexOf('/');
    const group = at < 0 || system !== undefined ? {} : { group: path.slice(0, at) };
    return { 'bom-ref': purl, type: 'library', ...group, name: path.slice(at + 1), version, purl };
  });
  return {
    ...{ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1 },
    metadata: { component: { 'bom-ref': root, type: 'container', name: root } },
    components: [
      ...(system === undefined
        ? []
        : [{ 'bom-ref': os, type: 'operating-system', name: system.name, version: system.version }]),
      ...packages,
    ],
    dependencies: [
      { ref: root, dependsOn: system === undefined ? purls : [os] },
      ...(system === undefined ? [] : [{ ref: os, dependsOn: purls }]),
    ],
  };
}
