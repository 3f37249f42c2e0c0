import { goRelease } from '../../domain/evidence/comparable.ts';
import { type Bom, type Component, trivyValues } from './cyclonedx.ts';

/**
 * The SBOM with versions that trivy can compare. Vendors of Go add words to the version of Go in a program
 * (`v1.26.5 (Red Hat 1.26.5-1.el9)`), and trivy then finds nothing. Returns the same object if nothing changes.
 */
export function withReadableVersions(bom: Bom): Bom {
  const components = bom.components.map(readable);
  return components.every((component, at) => component === bom.components[at]) ? bom : { ...bom, components };
}

function readable(component: Component): Component {
  const { name, version = '', purl } = component;
  if (name !== 'stdlib' || !trivyValues(component, 'PkgType').includes('gobinary')) return component;
  const release = goRelease(version);
  if (release === undefined || release === version || purl === undefined) return component;
  return { ...component, version: release, purl: `pkg:golang/stdlib@${release}` };
}
