import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TrivyServer } from '../../domain/evidence/evidence.ts';
import { optional } from '../../domain/optional.ts';
import type { Bom } from '../../formats/sbom/cyclonedx.ts';
import type { World } from '../../ports/world.ts';
import type { ServerDatabase } from './advisory-database.ts';
import { withCanaries } from './server-question.ts';
import { compareSbom, hostOf } from './trivy-sbom.ts';

type ServerWorld = Pick<World, 'processes' | 'tools' | 'workspace'>;

/**
 * Asks a trivy server which database it has. Throws `database-unavailable` if it finds nothing in packages that are known
 * to be vulnerable, so that a server without advisories is known before the image is examined.
 */
export async function serverDatabase(
  world: ServerWorld,
  server: TrivyServer,
  limitMs?: number,
): Promise<ServerDatabase> {
  const host = hostOf(server);
  const question = withCanaries(NOTHING, host);
  const file = join(await world.workspace.folder('canaries'), 'sbom.cdx.json');
  await writeFile(file, JSON.stringify(question.bom), { mode: 0o600 });
  const place = 'packages that are known to be vulnerable';
  const { report } = await compareSbom(world, {
    file,
    place,
    database: { server, ...optional({ limitMs }) },
  });
  const { updatedAt, downloadedAt } = question.read(report).database;
  return { facts: { updatedAt, ...optional({ downloadedAt }), server: host }, server };
}

/** An SBOM that lists no package. */
const NOTHING: Bom = {
  ...{ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1 },
  metadata: { tools: { components: [] }, component: { 'bom-ref': 'none', type: 'container', name: 'none' } },
  ...{ components: [], dependencies: [] },
};
