import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hexOf } from '../../domain/digest.ts';
import type { Scan } from '../../domain/evidence/evidence.ts';
import type { GateSubject } from '../../domain/gate/attested-evidence.ts';
import { type Platform, parsePlatform } from '../../domain/image/image.ts';
import { fault } from '../../domain/reason.ts';
import { orUndefined } from '../../domain/result.ts';
import { plain } from '../../domain/text.ts';
import { readBom } from '../../formats/sbom/cyclonedx.ts';
import type { World } from '../../ports.ts';
import type { LocalDatabase } from '../scan/database.ts';
import { type Scannable, scan } from '../scan/scan.ts';
import type { Relied } from '../verify/second-opinion.ts';

const UNNAMED: Platform = { os: 'unknown', architecture: 'unknown' };

/**
 * Scans attested SBOMs again, those of the platforms: that of an index only says the same together. Throws
 * `evidence-unreadable` for an SBOM that the scanner would not understand, and the scan's faults.
 */
export async function rescan(
  world: Pick<World, 'processes' | 'tools' | 'workspace' | 'now'>,
  sboms: readonly Relied[],
  database: LocalDatabase,
): Promise<Scan> {
  const folder = await world.workspace.folder('rescan');
  const files = sboms.map(async (relied): Promise<Scannable> => {
    const { subject, attested } = relied;
    const bom = readBom(attested.predicate);
    if (!bom.ok) {
      const message = `the SBOM of ${subject.name} (${attested.referrer}) cannot be scanned: ${plain(bom.fault, 300)}`;
      throw fault('evidence-unreadable', 'scan', message);
    }
    const json = JSON.stringify(attested.predicate);
    const path = join(folder, `${hexOf(subject.digest)}.cdx.json`);
    await writeFile(path, json, { mode: 0o600 });
    return {
      scope: { kind: 'platform', platform: platformOf(relied), manifest: subject.digest },
      cyclonedx: { path, sha256: hexOf(json) },
    };
  });
  return await scan(world, await Promise.all(files), database);
}

/** For people: of a single image nobody but its SBOM tells the platform without fetching more. */
export function platformOf({ subject, attested }: { readonly subject: GateSubject } & Relied): Platform {
  return subject.platform ?? orUndefined(parsePlatform(attested.platform ?? '')) ?? UNNAMED;
}
