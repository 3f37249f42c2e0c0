import { type Bom, type Component, TRIVY } from './cyclonedx.ts';

/** A package that is added to an SBOM. `isSystem`: it is one of the distribution's. */
export interface AddedPackage {
  readonly ref: string;
  readonly purl: string;
  readonly isSystem: boolean;
}

/** The document with more packages. Those of the distribution belong to its operating system. */
export function withAddedPackages(bom: Bom, added: readonly AddedPackage[]): Bom {
  const system = bom.components.find(({ type }) => type === 'operating-system')?.['bom-ref'];
  const ofSystem = added.flatMap(({ ref, isSystem }) => (isSystem ? ref : []));
  const others = bom.dependencies.filter(({ ref }) => ref !== system);
  const installed = bom.dependencies.find(({ ref }) => ref === system)?.dependsOn ?? [];
  return {
    ...bom,
    components: [...bom.components, ...added.map(componentOf)],
    dependencies:
      system === undefined
        ? bom.dependencies
        : [...others, { ref: system, dependsOn: [...installed, ...ofSystem] }],
  };
}

function componentOf({ ref, purl, isSystem }: AddedPackage): Component {
  const [, path = '', version = ''] = /^pkg:[^/]+\/(.*)@([^@?]*)/.exec(purl) ?? [];
  const at = path.lastIndexOf('/');
  const group = at < 0 || isSystem ? {} : { group: path.slice(0, at) };
  // Of packages and findings with the same id, name and version trivy keeps only one.
  const properties = [{ name: `${TRIVY}PkgID`, value: ref }];
  return { 'bom-ref': ref, type: 'library', ...group, name: path.slice(at + 1), version, purl, properties };
}
