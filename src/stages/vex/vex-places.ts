import type { Digest } from '../../domain/digest.ts';
import type { Scope } from '../../domain/evidence/evidence.ts';
import { parsePackageUrl } from '../../domain/finding/package-url.ts';
import { platformName } from '../../domain/image/image.ts';
import { fault } from '../../domain/reason.ts';
import { orThrow, orUndefined } from '../../domain/result.ts';
import { packagesByKey, type VexComponent, type VexPlace } from '../../domain/vex/vex-product.ts';
import type { Bom } from '../../formats/sbom/cyclonedx.ts';
import { bomLink } from '../../formats/vex/cyclonedx-vex.ts';
import type { Scannable } from '../scan/scan.ts';
import type { SbomDocuments } from '../shared/sbom-documents.ts';

/** A parsed SBOM with its scope. */
interface ScopedBom {
  readonly scope: Scope;
  readonly bom: Bom;
}

/** The SBOMs of a run as places that VEX statements can name; `root` is the digest of the image or index. */
export async function readPlaces(
  sboms: readonly Scannable[],
  root: Digest,
  documents: SbomDocuments,
): Promise<readonly VexPlace[]> {
  const boms = sboms.map(async ({ scope, cyclonedx }) => {
    const bom = orThrow(await documents.read(cyclonedx), (why) =>
      fault('tool-failed', 'sbom', `the SBOM of the ${scope.kind} cannot be read: ${why}`),
    );
    return { scope, bom };
  });
  return placesOf(await Promise.all(boms), root);
}

/** The places in SBOMs of platforms and of the source. The SBOM of the index adds BOM-Links to them. */
export function placesOf(boms: readonly ScopedBom[], root: Digest): readonly VexPlace[] {
  const index = boms.find(({ scope }) => scope.kind === 'index');
  return boms.flatMap(({ scope, bom }) =>
    scope.kind === 'index' ? [] : [placeOf(scope, bom, root, index?.bom)],
  );
}

function placeOf(
  scope: Exclude<Scope, { kind: 'index' }>,
  bom: Bom,
  root: Digest,
  index: Bom | undefined,
): VexPlace {
  const name = scope.kind === 'source' ? 'source' : platformName(scope.platform);
  const main = bom.metadata.component;
  const link = bomLink(bom);
  const indexLink = scope.kind === 'platform' && index !== undefined ? bomLink(index) : undefined;
  const linksOf = (ref: string) => [
    ...(link === undefined ? [] : [`${link}#${ref}`]),
    ...(indexLink === undefined ? [] : [`${indexLink}#${name}/${ref}`]),
  ];
  const components = bom.components.flatMap((component): readonly VexComponent[] => {
    const purl = component.purl === undefined ? undefined : orUndefined(parsePackageUrl(component.purl));
    return purl === undefined
      ? []
      : [{ purl, ref: component['bom-ref'], links: linksOf(component['bom-ref']) }];
  });
  const purl = orUndefined(parsePackageUrl(main.purl ?? ''));
  if (purl === undefined)
    throw fault(
      'tool-failed',
      'sbom',
      `the SBOM of ${name} does not name the image or source that it is about`,
    );
  const indexRef = indexLink === undefined ? undefined : index?.metadata.component['bom-ref'];
  return {
    name,
    digests: scope.kind === 'source' ? [] : [...new Set([scope.manifest, root])],
    purl,
    ...(link && { bom: link }),
    links: [...linksOf(main['bom-ref']), ...(indexRef === undefined ? [] : [`${indexLink}#${indexRef}`])],
    packages: packagesByKey(components),
  };
}
