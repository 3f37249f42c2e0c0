import { readFile } from 'node:fs/promises';
import type { Digest } from '../../domain/digest.ts';
import type { Scope } from '../../domain/evidence/evidence.ts';
import { parsePackageUrl } from '../../domain/finding/package-url.ts';
import { platformName } from '../../domain/image/image.ts';
import { fault } from '../../domain/reason.ts';
import { orThrow, orUndefined } from '../../domain/result.ts';
import { packagesByKey, type VexComponent, type VexPlace } from '../../domain/vex/vex-product.ts';
import { parseJson } from '../../formats/json.ts';
import { type Bom, readBom } from '../../formats/sbom/cyclonedx.ts';
import { bomLink } from '../../formats/vex/cyclonedx-vex.ts';
import type { Scannable } from '../scan/scan.ts';

/** An SBOM as it was parsed, and what it is of. */
export interface ScopedBom {
  readonly scope: Scope;
  readonly document: unknown;
}

/** Reads the SBOMs of a run as places that VEX statements may speak of; `root` is the digest of the image or index. */
export async function readPlaces(sboms: readonly Scannable[], root: Digest): Promise<readonly VexPlace[]> {
  const boms = sboms.map(async ({ scope, cyclonedx }) => ({
    scope,
    document: orUndefined(parseJson(await readFile(cyclonedx.path))),
  }));
  return placesOf(await Promise.all(boms), root);
}

/** The places that SBOMs of the platforms and of the source list; that of the index gives them further BOM-Links. */
export function placesOf(boms: readonly ScopedBom[], root: Digest): readonly VexPlace[] {
  const index = boms.find(({ scope }) => scope.kind === 'index');
  const whole = index && bomOf(index);
  return boms.flatMap((one) =>
    one.scope.kind === 'index' ? [] : [placeOf(one.scope, bomOf(one), root, whole)],
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
  const own = bomLink(bom);
  const whole = scope.kind === 'platform' && index !== undefined ? bomLink(index) : undefined;
  const linksOf = (ref: string) => [
    ...(own === undefined ? [] : [`${own}#${ref}`]),
    ...(whole === undefined ? [] : [`${whole}#${name}/${ref}`]),
  ];
  const components = bom.components.flatMap((component): readonly VexComponent[] => {
    const purl = component.purl === undefined ? undefined : orUndefined(parsePackageUrl(component.purl));
    return purl === undefined
      ? []
      : [{ purl, ref: component['bom-ref'], links: linksOf(component['bom-ref']) }];
  });
  const purl = orUndefined(parsePackageUrl(main.purl ?? ''));
  if (purl === undefined)
    throw fault('tool-failed', 'sbom', `the SBOM of ${name} does not say what it is of`);
  const top = whole === undefined ? undefined : index?.metadata.component['bom-ref'];
  return {
    name,
    digests: scope.kind === 'source' ? [] : [...new Set([scope.manifest, root])],
    purl,
    ...(own && { bom: own }),
    links: [...linksOf(main['bom-ref']), ...(top === undefined ? [] : [`${whole}#${top}`])],
    packages: packagesByKey(components),
  };
}

function bomOf({ scope, document }: ScopedBom): Bom {
  return orThrow(readBom(document), (why) =>
    fault('tool-failed', 'sbom', `the SBOM of the ${scope.kind} cannot be read: ${why}`),
  );
}
