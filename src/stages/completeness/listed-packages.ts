import type { Bom } from '../../formats/sbom/cyclonedx.ts';
import { type LocatedComponent, locatedPackages } from '../../formats/sbom/cyclonedx-amend.ts';
import { purlType } from '../../formats/sbom/purl.ts';
import type { SeenPackage } from '../layer-packages/manager.ts';
import { packageKey, packageNameKey } from './package-key.ts';
import type { Seen } from './seen-packages.ts';

/** A component of the SBOM with its key, and its places as the image has them, links followed. */
export interface ListedPackage extends LocatedComponent {
  readonly key: string;
  /** The places as the SBOM names them, in the order of `places`. */
  readonly named: readonly string[];
  /** The same without the version. */
  readonly nameKey: string;
}

/** Packages of a system: they have a place in its database and none of their own. */
export const SYSTEM_TYPES = new Set(['deb', 'apk', 'rpm']);

/** What the inventory lists, to be asked for what the witness saw. */
export class Listed {
  readonly packages: readonly ListedPackage[];
  readonly #placesByKey = new Map<string, string[]>();
  readonly #placesByName = new Map<string, string[]>();
  readonly #places = new Set<string>();
  readonly #types = new Set<string>();
  /** Those without a PURL, of a system that trivy does not recognise. */
  readonly #nameless = new Set<string>();

  /** `without`: bom-refs of components that do not count. */
  constructor(bom: Bom, seen: Seen, without: ReadonlySet<string> = new Set()) {
    const listed: ListedPackage[] = [];
    for (const placed of locatedPackages(bom)) {
      if (without.has(placed.ref)) continue;
      const { component } = placed;
      const { group, name, version = '', purl } = component;
      const type = purl === undefined ? undefined : purlType(purl);
      if (type === undefined) {
        this.#nameless.add(`${name}@${version}`);
        continue;
      }
      const whole = { type, name: group === undefined ? name : `${group}/${name}`, version };
      const key = packageKey(whole);
      const places = placed.places.map((place) => seen.realPath(place));
      const nameKey = packageNameKey(whole);
      listed.push({ ...placed, key, nameKey, places, named: placed.places });
      push(this.#placesByKey, key, places);
      push(this.#placesByName, nameKey, places);
      this.#types.add(type);
      for (const place of places) this.#places.add(place);
    }
    this.packages = listed;
  }

  /** Whether the package is listed as of this file, or of one within it: a rule of the policy may be bound to a path. */
  has(what: SeenPackage, path: string): boolean {
    if (SYSTEM_TYPES.has(what.type)) {
      return (
        this.#placesByKey.has(packageKey(what)) || this.#nameless.has(`${what.name}@${what.version ?? ''}`)
      );
    }
    return (this.#placesByKey.get(packageKey(what)) ?? []).some((place) => isAt(place, path));
  }

  hasAnywhere(what: SeenPackage): boolean {
    return this.#placesByKey.has(packageKey(what));
  }

  /** Whether the file is listed with that package, in whatever version. */
  hasName(what: SeenPackage, path: string): boolean {
    const places = this.#placesByName.get(packageNameKey(what));
    return SYSTEM_TYPES.has(what.type)
      ? places !== undefined
      : (places ?? []).some((place) => isAt(place, path));
  }

  /** Whether any package is listed as of this file. */
  hasPlace(path: string): boolean {
    return this.#places.has(path) || [...this.#places].some((place) => isAt(place, path));
  }

  hasType(type: string): boolean {
    return this.#types.has(type);
  }
}

function isAt(place: string, path: string): boolean {
  return place === path || place.startsWith(`${path}/`);
}

function push(map: Map<string, string[]>, key: string, more: readonly string[]): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [...more]);
  else known.push(...more);
}
