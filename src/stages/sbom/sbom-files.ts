import { createHash, type Hash, randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { EvidenceFile, Sbom } from '../../domain/evidence/evidence.ts';
import { PRODUCT } from '../../domain/product.ts';
import { fault } from '../../domain/reason.ts';
import { jsonParts } from '../../formats/json-parts.ts';
import { type Bom, renameLicenses } from '../../formats/sbom/cyclonedx.ts';
import type { World } from '../../ports/world.ts';
import { giveTurn } from '../../turns.ts';
import { trivyCommand } from '../scan/trivy-command.ts';
import { readTool } from '../shared/read-tool.ts';
import type { SbomDocuments } from '../shared/sbom-documents.ts';

const CONVERT_LIMIT_MS = 5 * 60_000;

export type FilesWorld = Pick<World, 'processes' | 'tools' | 'workspace' | 'sbomValidator'>;

/** Changes the licenses to forms that the schema allows. */
export async function withKnownLicenses(world: Pick<World, 'sbomValidator'>, bom: Bom): Promise<Bom> {
  const ids = new Set<string>();
  for (const { licenses = [] } of bom.components) {
    for (const { license } of licenses) if (license?.id !== undefined) ids.add(license.id);
  }
  const known = new Set<string>();
  for (const id of ids) if (await world.sbomValidator.isLicenseId(id)) known.add(id);
  return known.size === ids.size ? bom : renameLicenses(bom, (id) => known.has(id));
}

/** An SBOM that is to be written. `name` is the name of its files without the extension. */
interface SbomDraft extends Pick<Sbom, 'scope' | 'notes' | 'gaps' | 'completeness'> {
  readonly name: string;
  readonly bom: Bom;
}

/**
 * Validates an SBOM strictly, writes it as `NAME.cdx.json`, and has trivy convert that file to `NAME.spdx.json`. Both go
 * into a private folder, because at this time it is not known which texts in them are secret values. The document goes
 * into `documents`. Throws `tool-failed` if the SBOM is not valid or cannot be validated.
 */
export async function writeSbom(
  world: FilesWorld,
  documents: SbomDocuments,
  { name, scope, bom, notes = [], gaps = [], completeness }: SbomDraft,
): Promise<Sbom> {
  const wrong = await world.sbomValidator.fault(bom).catch((error: unknown) => {
    throw fault('tool-failed', 'sbom', `${name}.cdx.json could not be validated: ${String(error)}`, error);
  });
  if (wrong !== undefined) {
    throw fault('tool-failed', 'sbom', `${name}.cdx.json is not valid CycloneDX 1.6: ${wrong}`);
  }
  const folder = await world.workspace.folder('sbom');
  const cyclonedx = await written(join(folder, `${name}.cdx.json`), bom);
  await giveTurn();
  const spdx = await written(join(folder, `${name}.spdx.json`), await toSpdx(world, cyclonedx.path, bom));
  documents.add(cyclonedx, bom);
  return {
    scope,
    cyclonedx,
    spdx,
    components: bom.components.length,
    ...(notes.length === 0 ? {} : { notes }),
    ...(gaps.length === 0 ? {} : { gaps }),
    ...(completeness && { completeness }),
  };
}

/** How much is written at a time, in UTF-16 units. */
const CHUNK = 64 * 1024;

async function written(path: string, document: Readonly<Record<string, unknown>>): Promise<EvidenceFile> {
  const hash = createHash('sha256');
  await writeFile(path, hashed(hash, jsonParts(document)));
  return { path, sha256: hash.digest('hex') };
}

/** The parts in larger ones, which are hashed when they are taken. */
function* hashed(hash: Hash, parts: Iterable<string>): Generator<string> {
  let text = '';
  for (const part of parts) {
    text += part;
    if (text.length < CHUNK) continue;
    hash.update(text);
    yield text;
    text = '';
  }
  hash.update(text);
  yield text;
}

const SpdxSchema = z.looseObject({
  spdxVersion: z.literal('SPDX-2.3'),
  SPDXID: z.literal('SPDXRef-DOCUMENT'),
  creationInfo: z.looseObject({ creators: z.array(z.string()) }),
  packages: z.array(z.unknown()).min(1),
});

async function toSpdx(world: FilesWorld, file: string, bom: Bom): Promise<Readonly<Record<string, unknown>>> {
  const args = ['sbom', file, '--format', 'spdx-json', '--cache-backend', 'memory', '--offline-scan'];
  const command = await trivyCommand(world, {
    args,
    view: { reads: [file] },
    timeoutMs: CONVERT_LIMIT_MS,
  });
  const text = await readTool(world.processes, 'sbom', command);
  const { name } = bom.metadata.component;
  try {
    const spdx = SpdxSchema.parse(JSON.parse(text));
    const creators = [...spdx.creationInfo.creators, `Tool: ${PRODUCT.name}-${PRODUCT.version}`];
    return {
      ...spdx,
      name,
      // trivy makes the namespace from the name, and the result may be no valid address.
      documentNamespace: `${PRODUCT.uri}/spdx/${randomUUID()}`,
      creationInfo: { ...spdx.creationInfo, creators },
    };
  } catch (error) {
    throw fault('tool-failed', 'sbom', `trivy made no SPDX 2.3 document of the SBOM of ${name}`, error);
  }
}
