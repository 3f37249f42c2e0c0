import { randomUUID } from 'node:crypto';
import { releaseOf } from '../../domain/evidence/advisory-source.ts';
import { type Canary, LANGUAGE_CANARIES, systemCanaries } from '../../domain/evidence/canaries.ts';
import { fault } from '../../domain/reason.ts';
import type { Bom } from '../../formats/sbom/cyclonedx.ts';
import { withAddedPackages } from '../../formats/sbom/cyclonedx-added.ts';
import { distributionOf, operatingSystemsOf } from '../../formats/sbom/cyclonedx-packages.ts';
import type { DatabaseMetadata, TrivyReport } from '../../formats/tools/trivy-report.ts';
import type { AdvisorySources } from './advisory-sources.ts';

/** An SBOM as trivy gets it, and what its report about that means for the packages of the image. */
export interface Question<Read extends Answer = Answer> {
  readonly bom: Bom;
  readonly read: (report: TrivyReport) => Read;
}

interface Answer {
  /** Only what it says about the packages of the image. */
  readonly report: TrivyReport;
  /** The advisories with which the packages of this report were compared. */
  readonly sources: AdvisorySources;
}

interface ServerAnswer extends Answer {
  readonly database: DatabaseMetadata;
}

/**
 * The SBOM with packages that are known to be vulnerable, for a trivy server: nothing else shows that what answers for
 * this SBOM has advisories. Their names in the document are new each time. So no other answer can be taken for this one,
 * and two runs with the same packages do not disturb one another: a server keeps what it scans under its hash, and each
 * client removes it at its end. What the server cannot show counts as not there: the repositories of Red Hat.
 */
export function withCanaries(bom: Bom, host: string): Question<ServerAnswer> {
  const id = randomUUID();
  const canaries = new Map(
    canariesFor(bom).map((canary, at): readonly [string, Canary] => [`canary-${id}-${at}`, canary]),
  );
  const added = [...canaries].map(([ref, { kind, purl }]) => ({ ref, purl, isSystem: kind === 'system' }));
  return { bom: withAddedPackages(bom, added), read: (report) => answerIn(report, canaries, host) };
}

function canariesFor(bom: Bom): readonly Canary[] {
  const [system, ...others] = operatingSystemsOf(bom);
  // trivy compares the packages of one distribution only.
  if (system === undefined || others.length > 0) return LANGUAGE_CANARIES;
  const release = releaseOf(system.name, system.version, distributionOf(bom).repository);
  return [...LANGUAGE_CANARIES, ...systemCanaries(system.name, release)];
}

/** Throws `database-unavailable` if nothing was found in any of these canaries: then it is no answer to this question, or there are no advisories. */
function answerIn(report: TrivyReport, canaries: ReadonlyMap<string, Canary>, host: string): ServerAnswer {
  const found = new Set(report.vulnerabilities.flatMap(({ ref }) => canaries.get(ref) ?? []));
  if (report.server === undefined || found.size === 0)
    throw fault(
      'database-unavailable',
      'scan',
      `the trivy server ${host} finds nothing in packages that are known to be vulnerable, so what it does not find proves nothing`,
    );
  const shown = (kind: Canary['kind']) =>
    new Set([...found].flatMap((canary) => (canary.kind === kind ? canary.source : [])));
  const [systems, ecosystems] = [shown('system'), shown('ecosystem')];
  const packages = report.packages.filter(({ ref }) => !canaries.has(ref));
  return {
    database: report.server.database,
    report: {
      ...report,
      packages,
      osPackages: packages.filter(({ isSystem }) => isSystem).length,
      vulnerabilities: report.vulnerabilities.filter(({ ref }) => !canaries.has(ref)),
    },
    sources: {
      has: (source) => systems.has(source),
      hasEcosystem: (ecosystem) => ecosystems.has(ecosystem),
      // It is not known. So a version that cannot be compared counts as one that matters.
      hasAdvisories: async () => true,
      knowsRepository: async () => false,
    },
  };
}
