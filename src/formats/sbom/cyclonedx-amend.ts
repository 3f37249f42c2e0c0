import { randomUUID } from 'node:crypto';
import { optional } from '../../domain/optional.ts';
import { type Bom, type Component, trivyValues } from './cyclonedx.ts';
import { nameParts, packagePurl } from './purl.ts';

/** A package that Assay adds to trivy's list. `layer` is the layer that has the file. */
export interface AddedPackage {
  readonly type: string;
  readonly name: string;
  readonly version: string;
  /** trivy's name for the kind of list; absent if trivy has none. */
  readonly trivyType?: string;
  readonly path: string;
  readonly layer: { readonly digest: string; readonly diffId: string };
  /** The reader that found it. */
  readonly seenBy: string;
}

/** Marks a package that Assay added to trivy's inventory. The value names the reader that found it. */
const COMPLETENESS_PROPERTY = 'assay:completeness';

/** The SBOM without the dropped components, and with the added ones directly below the image. */
export function amend(bom: Bom, dropped: ReadonlySet<string>, added: readonly AddedPackage[]): Bom {
  const components = added.map(componentOf);
  const root = bom.metadata.component['bom-ref'];
  const refs = components.map((component) => component['bom-ref']);
  const kept = bom.dependencies
    .filter(({ ref }) => !dropped.has(ref))
    .map(({ ref, dependsOn, ...rest }) => ({
      ...rest,
      ref,
      dependsOn: [...dependsOn.filter((one) => !dropped.has(one)), ...(ref === root ? refs : [])],
    }));
  const hasRoot = kept.some(({ ref }) => ref === root);
  return {
    ...bom,
    components: [...bom.components.filter((one) => !dropped.has(one['bom-ref'])), ...components],
    dependencies: [
      ...kept,
      ...(hasRoot ? [] : [{ ref: root, dependsOn: refs }]),
      ...refs.map((ref) => ({ ref, dependsOn: [] })),
    ],
  };
}

function componentOf(added: AddedPackage): Component {
  const { type, name, version, trivyType, path, layer, seenBy } = added;
  const trivy = {
    PkgID: `${name}@${version}`,
    ...optional({ PkgType: trivyType }),
    FilePath: path,
    LayerDigest: layer.digest,
    LayerDiffID: layer.diffId,
  };
  // trivy writes the group separately only for Maven and npm.
  const parts = type === 'maven' || type === 'npm' ? nameParts(type, name) : { name };
  return {
    'bom-ref': randomUUID(),
    type: 'library',
    ...parts,
    version,
    purl: packagePurl(type, name, version),
    properties: [
      ...Object.entries(trivy).map(([key, value]) => ({ name: `aquasecurity:trivy:${key}`, value })),
      { name: COMPLETENESS_PROPERTY, value: seenBy },
    ],
  };
}

/** A package with every file of the image in which trivy found it. */
export interface LocatedComponent {
  readonly ref: string;
  readonly component: Component;
  readonly places: readonly string[];
}

/** The packages of an SBOM with their paths: their own file, or the file that lists them. */
export function locatedPackages(bom: Bom): readonly LocatedComponent[] {
  const lists = new Map<string, string>();
  const children = new Map(bom.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
  const listsOf = new Map<string, Set<string>>();
  for (const component of bom.components) {
    if (!isList(component)) continue;
    lists.set(component['bom-ref'], component.name);
    const waiting = [...(children.get(component['bom-ref']) ?? [])];
    const seen = new Set<string>();
    for (let ref = waiting.pop(); ref !== undefined; ref = waiting.pop()) {
      if (seen.has(ref)) continue;
      seen.add(ref);
      listsOf.set(ref, (listsOf.get(ref) ?? new Set()).add(component.name));
      waiting.push(...(children.get(ref) ?? []));
    }
  }
  return bom.components
    .filter((component) => component.type !== 'operating-system' && !lists.has(component['bom-ref']))
    .map((component) => {
      const ref = component['bom-ref'];
      return { ref, component, places: [...trivyValues(component, 'FilePath'), ...(listsOf.get(ref) ?? [])] };
    });
}

/** The files whose listed packages are all dropped. */
export function emptyLists(bom: Bom, dropped: ReadonlySet<string>): readonly string[] {
  const children = new Map(bom.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
  return bom.components.filter(isList).flatMap((component) => {
    const below = children.get(component['bom-ref']) ?? [];
    return below.length > 0 && below.every((ref) => dropped.has(ref)) ? [component['bom-ref']] : [];
  });
}

function isList(component: Component): boolean {
  return component.type === 'application' && trivyValues(component, 'Type').length > 0;
}
