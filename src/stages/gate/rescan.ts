import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hexOf } from '../../domain/digest.ts';
import type { Scan, Scope } from '../../domain/evidence/evidence.ts';
import type { Attested } from '../../domain/gate/attested-evidence.ts';
import { type Platform, parsePlatform } from '../../domain/image/image.ts';
import { fault } from '../../domain/reason.ts';
import { orThrow, orUndefined } from '../../domain/result.ts';
import { plain } from '../../domain/text.ts';
import { type Bom, readBom } from '../../formats/sbom/cyclonedx.ts';
import type { World } from '../../ports/world.ts';
import type { AdvisoryDatabase } from '../scan/advisory-database.ts';
import { type Scannable, scan } from '../scan/scan.ts';
import { SbomDocuments } from '../shared/sbom-documents.ts';
import type { Relied } from '../verify/second-opinion.ts';

const UNNAMED: Platform = { os: 'unknown', architecture: 'unknown' };

/** The attested SBOM of a platform, parsed. */
export interface AttestedSbom {
  readonly scope: Extract<Scope, { kind: 'platform' }>;
  readonly bom: Bom;
  readonly predicate: Attested['predicate'];
}

/** The platform of an attested SBOM. For a single image, only the SBOM names it without a further request. */
export function attestedPlatform({ subject, attested }: Relied): Platform {
  return subject.platform ?? orUndefined(parsePlatform(attested.platform ?? '')) ?? UNNAMED;
}

/** Reads attested SBOMs of platforms. Throws `evidence-unreadable` for an SBOM that cannot be scanned. */
export function readAttestedSboms(sboms: readonly Relied[]): readonly AttestedSbom[] {
  return sboms.map((relied) => {
    const { subject, attested } = relied;
    const { predicate, referrer } = attested;
    const bom = orThrow(readBom(predicate), (why) => {
      const message = `the SBOM of ${subject.name} (${referrer}) cannot be scanned: ${plain(why, 300)}`;
      return fault('evidence-unreadable', 'scan', message);
    });
    const platform = attestedPlatform(relied);
    return { scope: { kind: 'platform', platform, manifest: subject.digest }, bom, predicate };
  });
}

/**
 * Scans attested SBOMs of platforms again. The SBOM of an index is not needed, because it lists the same packages as
 * its platforms. Throws the scan's faults.
 */
export async function rescan(
  world: Pick<World, 'processes' | 'tools' | 'workspace' | 'now'>,
  sboms: readonly AttestedSbom[],
  database: AdvisoryDatabase,
): Promise<Scan> {
  const folder = await world.workspace.folder('rescan');
  const documents = new SbomDocuments();
  const files = sboms.map(async ({ scope, bom, predicate }): Promise<Scannable> => {
    const json = JSON.stringify(predicate);
    const file = { path: join(folder, `${hexOf(scope.manifest)}.cdx.json`), sha256: hexOf(json) };
    await writeFile(file.path, json, { mode: 0o600 });
    documents.add(file, bom);
    return { scope, cyclonedx: file };
  });
  return await scan(world, await Promise.all(files), database, documents);
}
