import { type Bom, type Component, trivyValues } from './cyclonedx.ts';
import { isPackage } from './cyclonedx-packages.ts';
import { purlType } from './purl.ts';

/** The greatest number of files to name for each package. */
const MOST_PATHS = 5;

/** One package of a run, with everything that the SBOMs say about it. */
export interface InventoryEntry {
  /** With its group, as advisories write it: `@babel/core`. */
  readonly name: string;
  /** Empty if there is none. */
  readonly version: string;
  /** PURL type: `npm`, `deb`. Empty without a PURL. */
  readonly type: string;
  /** SPDX ids, names or expressions, as the package declares them. */
  readonly licences: readonly string[];
  /** The scopes that have it: `linux/amd64`, `source`. */
  readonly scopes: readonly string[];
  /** Files that show the package. Bounded. */
  readonly paths: readonly string[];
  /** Index of the entry that brings it in; it is before this one. Absent if the project or the image names it itself. */
  readonly parent?: number;
  /** The lock file or binary that names this package or the first of its parents. */
  readonly origin?: string;
}

/** The packages of all scopes together. The same package in several scopes is one entry. */
export interface Inventory {
  /** Each entry is after the one that brings it in. */
  readonly entries: readonly InventoryEntry[];
  /** How many packages are left out. */
  readonly leftOut: number;
  /** What could not be read, a sentence each. */
  readonly notes: readonly string[];
}

/** An SBOM with the name of its scope. */
export interface ScopedBom {
  readonly scope: string;
  readonly bom: Bom;
}

interface Draft {
  readonly entry: Omit<InventoryEntry, 'scopes' | 'paths' | 'licences'>;
  readonly licences: Set<string>;
  readonly scopes: Set<string>;
  readonly paths: Set<string>;
}

/** Collects packages from SBOMs, one SBOM after another, so that only one must be in memory. */
export class InventoryBuilder {
  readonly #most: number;
  readonly #drafts: Draft[] = [];
  readonly #indexes = new Map<string, number>();
  readonly #leftOut = new Set<string>();

  /** `most`: the greatest number of entries. Further packages are only counted. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Adds the packages of an SBOM, along its dependency graph: the shortest path to each package is kept. */
  add({ scope, bom }: ScopedBom): void {
    const components = new Map(bom.components.map((component) => [component['bom-ref'], component]));
    const graph = new Map(bom.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
    const seen = new Set<string>();
    const visit = (queue: Step[]) => {
      for (let at = 0; at < queue.length; at += 1) {
        const step = queue[at];
        if (step === undefined || seen.has(step.ref)) continue;
        seen.add(step.ref);
        const component = components.get(step.ref);
        const next = component === undefined ? step : this.#step(step, component, scope);
        for (const ref of graph.get(step.ref) ?? []) queue.push({ ...next, ref });
      }
    };
    visit([{ ref: bom.metadata.component['bom-ref'] }]);
    // What the graph does not reach is listed all the same.
    for (const ref of components.keys()) visit([{ ref }]);
  }

  /** The packages that were added. */
  inventory(notes: readonly string[]): Inventory {
    const entries = this.#drafts.map(({ entry, licences, scopes, paths }) => ({
      ...entry,
      licences: [...licences],
      scopes: [...scopes],
      paths: [...paths],
    }));
    return { entries, leftOut: this.#leftOut.size, notes };
  }

  #step(step: Step, component: Component, scope: string): Step {
    if (!isPackage(component)) {
      return component.type === 'application' && step.parent === undefined
        ? { ...step, origin: component.name }
        : step;
    }
    const index = this.#record(component, scope, step);
    return index === undefined ? step : { ...step, parent: index };
  }

  #record(component: Component, scope: string, { parent, origin }: Step): number | undefined {
    const { group, version = '', purl = '' } = component;
    const name = group ? `${group}/${component.name}` : component.name;
    const type = purlType(purl) ?? '';
    const key = packageKey(type, name, version);
    let index = this.#indexes.get(key);
    if (index === undefined) {
      if (this.#drafts.length >= this.#most) {
        this.#leftOut.add(key);
        return undefined;
      }
      index = this.#drafts.length;
      this.#indexes.set(key, index);
      const entry = {
        ...{ name, version, type },
        ...(parent !== undefined && { parent }),
        ...(origin !== undefined && { origin }),
      };
      this.#drafts.push({ entry, licences: new Set(), scopes: new Set(), paths: new Set() });
    }
    const draft = this.#drafts[index];
    for (const licence of licencesOf(component)) draft?.licences.add(licence);
    for (const path of trivyValues(component, 'FilePath').slice(0, MOST_PATHS))
      if (draft !== undefined && draft.paths.size < MOST_PATHS) draft.paths.add(path);
    draft?.scopes.add(scope);
    return index;
  }
}

/** The same for the same package, whatever its file. */
export function packageKey(type: string, name: string, version: string): string {
  return `${type}\n${name}\n${version}`;
}

/** A component to visit, and what leads to it. */
interface Step {
  readonly ref: string;
  readonly parent?: number;
  readonly origin?: string;
}

/** The dependency path to an entry: the file that names the first package, then each package as `name@version`. */
export function pathTo(entries: readonly InventoryEntry[], index: number): readonly string[] {
  const path: string[] = [];
  let origin: string | undefined;
  for (let at: number | undefined = index; at !== undefined; ) {
    const entry: InventoryEntry | undefined = entries[at];
    if (entry === undefined) break;
    path.unshift(entry.version === '' ? entry.name : `${entry.name}@${entry.version}`);
    origin = entry.origin;
    at = entry.parent;
  }
  return origin === undefined ? path : [origin, ...path];
}

function licencesOf({ licenses = [] }: Component): readonly string[] {
  const names: readonly unknown[] = licenses.flatMap(({ expression, license }) => [
    ...[expression, license?.id, license?.name],
  ]);
  return names.filter((one) => typeof one === 'string' && one !== '').map(String);
}
