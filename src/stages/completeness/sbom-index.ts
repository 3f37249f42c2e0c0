import type { Bom } from '../../formats/sbom/cyclonedx.ts';
import { type LocatedComponent, locatedPackages } from '../../formats/sbom/cyclonedx-amend.ts';
import { purlType } from '../../formats/sbom/purl.ts';
import type { DetectedPackage } from '../layer-packages/manager.ts';
import type { DetectedFiles } from './detected-files.ts';
import { packageKey, packageNameKey } from './package-key.ts';

/** A component of the SBOM, with its keys. Its `places` are paths of the running image, with links followed. */
export interface SbomPackage extends LocatedComponent {
  readonly key: string;
  /** The paths as the SBOM lists them, in the order of `places`. */
  readonly listedPlaces: readonly string[];
  /** The key without the version. */
  readonly nameKey: string;
}

/** Packages of the system. They are in its package database and have no path of their own. */
export const SYSTEM_TYPES = new Set(['deb', 'apk', 'rpm']);

/** Finds the packages of an SBOM by name, version and path. */
export class SbomIndex {
  readonly packages: readonly SbomPackage[];
  readonly #placesByKey = new Map<string, string[]>();
  readonly #placesByName = new Map<string, string[]>();
  readonly #places = new Set<string>();
  readonly #types = new Set<string>();
  /** Packages without a PURL, of a system that trivy does not recognise. */
  readonly #withoutPurl = new Set<string>();

  /** `excluded`: the bom-refs of components that do not count. */
  constructor(bom: Bom, detected: DetectedFiles, excluded: ReadonlySet<string> = new Set()) {
    const packages: SbomPackage[] = [];
    for (const located of locatedPackages(bom)) {
      if (excluded.has(located.ref)) continue;
      const { group, name, version = '', purl } = located.component;
      const type = purl === undefined ? undefined : purlType(purl);
      if (type === undefined) {
        this.#withoutPurl.add(`${name}@${version}`);
        continue;
      }
      const fullName = { type, name: group === undefined ? name : `${group}/${name}`, version };
      const key = packageKey(fullName);
      const nameKey = packageNameKey(fullName);
      const places = located.places.map((place) => detected.realPath(place));
      packages.push({ ...located, key, nameKey, places, listedPlaces: located.places });
      append(this.#placesByKey, key, places);
      append(this.#placesByName, nameKey, places);
      this.#types.add(type);
      for (const place of places) this.#places.add(place);
    }
    this.packages = packages;
  }

  /** Whether the SBOM lists the package with this path or a path below it. A rule of the policy may name a path. */
  hasPackage(detected: DetectedPackage, path: string): boolean {
    const places = this.#placesByKey.get(packageKey(detected));
    if (!SYSTEM_TYPES.has(detected.type)) return (places ?? []).some((place) => isAt(place, path));
    return places !== undefined || this.#withoutPurl.has(`${detected.name}@${detected.version ?? ''}`);
  }

  /** Whether the SBOM lists the package with any path. */
  hasPackageAnywhere(detected: DetectedPackage): boolean {
    return this.#placesByKey.has(packageKey(detected));
  }

  /** Whether the SBOM lists the package with this path, in any version. */
  hasPackageName(detected: DetectedPackage, path: string): boolean {
    const places = this.#placesByName.get(packageNameKey(detected));
    return SYSTEM_TYPES.has(detected.type)
      ? places !== undefined
      : (places ?? []).some((place) => isAt(place, path));
  }

  /** Whether the SBOM lists any package with this path. */
  hasPath(path: string): boolean {
    return this.#places.has(path) || [...this.#places].some((place) => isAt(place, path));
  }

  /** Whether the SBOM lists a package of this PURL type. */
  hasType(type: string): boolean {
    return this.#types.has(type);
  }
}

function isAt(place: string, path: string): boolean {
  return place === path || place.startsWith(`${path}/`);
}

function append(map: Map<string, string[]>, key: string, values: readonly string[]): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [...values]);
  else known.push(...values);
}
