import { PackageURL } from 'packageurl-js';
import { type Bom, type Component, OWN, TRIVY, trivyValues } from './cyclonedx.ts';
import { THIRD_PARTY } from './cyclonedx-packages.ts';

/**
 * Adds PURLs to packages of a distribution that have none. trivy does not scan packages without a PURL. It leaves out the
 * PURL if it finds out the distribution, from the repositories of the image, only after it has listed the packages.
 */
export function withSystemPurls(bom: Bom): Bom {
  const systems = bom.components.filter(({ type }) => type === 'operating-system');
  const [system] = systems;
  if (system === undefined || systems.length > 1) return bom;
  const type = { alpine: 'apk', debian: 'deb', ubuntu: 'deb' }[system.name];
  if (type === undefined) return bom;
  return withComponents(bom, (component) => {
    if (component.purl !== undefined || !trivyValues(component, 'PkgType').includes(system.name))
      return component;
    const distro = `${system.name === 'alpine' ? '' : `${system.name}-`}${system.version ?? ''}`;
    const { name, version } = component;
    const purl = new PackageURL(type, system.name, name, version, { distro }, undefined).toString();
    return { ...component, purl };
  });
}

/** Marks the packages with these names as from another vendor, which trivy's SBOM does not say. */
export function withThirdParties(bom: Bom, names: readonly string[]): Bom {
  const foreign = new Set(names);
  return withComponents(bom, (component) => {
    if (!foreign.has(component.name) || !component.purl?.startsWith('pkg:deb/')) return component;
    const mark = { name: OWN + THIRD_PARTY, value: 'true' };
    return { ...component, properties: [...(component.properties ?? []), mark] };
  });
}

/**
 * Names the layers of packages as the manifest of the image does. trivy names what it read, which may be an unpacked copy or
 * the layer of another image that unpacks to the same. `digests`: the blobs of the image, by diff ID.
 */
export function withLayerDigests(bom: Bom, digests: ReadonlyMap<string, string>): Bom {
  return withComponents(bom, (component) => {
    const [diffId = ''] = trivyValues(component, 'LayerDiffID');
    const value = digests.get(diffId);
    const { properties } = component;
    if (value === undefined || properties === undefined) return component;
    return {
      ...component,
      properties: properties.map((one) => (one.name === `${TRIVY}LayerDigest` ? { ...one, value } : one)),
    };
  });
}

function withComponents(bom: Bom, change: (component: Component) => Component): Bom {
  return { ...bom, components: bom.components.map(change) };
}
