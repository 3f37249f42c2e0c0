import { z } from 'zod';
import { platformName, type SearchedImage } from '../../../domain/image/image.ts';
import { parseJsonAs } from '../../../formats/json.ts';
import type { World } from '../../../ports/world.ts';
import { MAX_DOCUMENT_BYTES } from '../../image/index-entries.ts';
import type { Hit } from '../hit.ts';
import type { ScanTree } from '../staging/scan-tree.ts';
import { type Entry, quoted, stageEntries } from './collect-configuration.ts';

const args = z.record(z.string(), z.unknown()).nullish();
/** The build arguments in the provenance of BuildKit, for SLSA v0.2 and v1. */
const ProvenanceSchema = z.object({
  predicate: z.object({
    invocation: z.object({ parameters: z.object({ args }).nullish() }).nullish(),
    buildDefinition: z
      .object({ externalParameters: z.object({ request: z.object({ args }).nullish() }).nullish() })
      .nullish(),
  }),
});

/**
 * Stages the attestations of the build that are in the index. A provenance lists every build argument, and
 * everybody who has the image can read it. Returns the hits of Assay's own rule in the arguments.
 */
export async function collectAttestations(
  layouts: World['layouts'],
  { attestations = [], platforms, layout }: SearchedImage,
  tree: ScanTree,
): Promise<readonly Hit[]> {
  const hits: Hit[] = [];
  for (const [index, { of, blobs = [] }] of attestations.entries()) {
    const about = platforms.find(({ manifest }) => manifest.digest === of)?.platform;
    const platform = about === undefined ? 'unknown' : platformName(about);
    for (const [number, blob] of blobs.entries()) {
      const bytes = await layouts.read(layout, blob, MAX_DOCUMENT_BYTES);
      const kind = blob.annotations?.['in-toto.io/predicate-type'] ?? blob.mediaType;
      const entries = [
        { entry: `Attestation ${kind}`.slice(0, 200), text: Buffer.from(bytes).toString(), assignment: '' },
        ...argumentsIn(bytes),
      ];
      hits.push(...stageEntries(entries, platform, `attestation-${index}-${number}`, tree));
    }
  }
  return hits;
}

function argumentsIn(bytes: Uint8Array): readonly Entry[] {
  const provenance = parseJsonAs(ProvenanceSchema, bytes);
  if (!provenance.ok) return [];
  const { invocation, buildDefinition } = provenance.value.predicate;
  const all = { ...invocation?.parameters?.args, ...buildDefinition?.externalParameters?.request?.args };
  return Object.entries(all).flatMap(([key, value]) => {
    if (typeof value !== 'string') return [];
    const name = key.replace(/^build-arg:/, '');
    const text = `${name}=${value}`;
    return [{ entry: `Build argument ${name}`.slice(0, 200), text, assignment: quoted(text) }];
  });
}
