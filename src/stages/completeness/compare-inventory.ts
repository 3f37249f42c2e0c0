import type { Gap } from '../../domain/evidence/gap.ts';
import type { PlatformImage } from '../../domain/image/image.ts';
import { plain } from '../../domain/text.ts';
import { type Bom, trivyValues } from '../../formats/sbom/cyclonedx.ts';
import { type AddedPackage, amend, emptyLists } from '../../formats/sbom/cyclonedx-amend.ts';
import type { Said, Word } from '../layer-packages/layer-record.ts';
import type { SeenPackage } from '../layer-packages/manager.ts';
import { Listed, SYSTEM_TYPES } from './listed-packages.ts';
import { packageKey, packageNameKey } from './package-key.ts';
import type { Seen, SeenFile } from './seen-packages.ts';

const MOST_TOLD = 200;

/** Files that the distribution answers for: its advisories speak of its own versions. */
export interface DistributionFiles {
  /** Packages of these are taken out where they are listed. */
  readonly dropped: (path: string) => boolean;
  /** Packages of these are not added. */
  readonly left: (path: string) => boolean;
}

/** What became of an inventory that was held against the layers. */
export interface ComparedInventory {
  readonly bom: Bom;
  readonly gaps: readonly Gap[];
  /** Files that say which packages they are, or hold. */
  readonly read: ReadonlySet<string>;
  /** How many packages the SBOM got beyond what trivy lists. */
  readonly added: number;
}

/**
 * Holds trivy's inventory against what the layers say. What it lacks is added, what stands in a file that the image
 * does not have any more is taken out, and what cannot be had either way is a gap.
 */
export function compareInventory(
  bom: Bom,
  seen: Seen,
  image: PlatformImage,
  distributions: DistributionFiles,
): ComparedInventory {
  const all = new Listed(bom, seen);
  const dropped = new Set([
    ...gone(all, seen, image),
    ...misnamed(all, seen),
    ...all.packages
      .filter((one) => isOwned(one.component.purl, one.places, distributions.dropped))
      .map(({ ref }) => ref),
  ]);
  const listed = new Listed(bom, seen, dropped);
  const added = new Map<string, AddedPackage>();
  const gaps: Gap[] = [];
  const read = new Set<string>();
  for (const file of seen.files) {
    if (file.said.some(({ word }) => word.kind === 'packages')) read.add(file.path);
    if (distributions.left(file.path)) continue;
    for (const said of file.said) {
      for (const one of missing(said, file, listed)) {
        const key = `${packageKey(one)} ${file.path}`;
        if (!added.has(key)) added.set(key, addition(one, said, file, image));
      }
      gaps.push(...gapsOf(said.word, file.path, listed));
    }
  }
  for (const ref of emptyLists(bom, dropped)) dropped.add(ref);
  return {
    bom: dropped.size + added.size === 0 ? bom : amend(bom, dropped, [...added.values()]),
    gaps: bounded(gaps),
    read,
    added: added.size,
  };
}

/** Packages that a file says are loaded from there, and that the SBOM lacks. */
function missing(
  { word }: Said,
  { path }: SeenFile,
  listed: Listed,
): readonly (SeenPackage & { version: string })[] {
  if (word.kind !== 'packages' || word.inert) return [];
  return word.packages.flatMap((one) => {
    const { version } = one;
    if (version === undefined || SYSTEM_TYPES.has(one.type) || listed.has(one, path)) return [];
    return [{ ...one, version }];
  });
}

function addition(
  { type, name, version, trivyType }: SeenPackage & { version: string },
  { reader }: Said,
  { path, layer }: SeenFile,
  image: PlatformImage,
): AddedPackage {
  const digest = image.layers[layer]?.digest ?? '';
  const diffId = image.configuration.diffIds[layer] ?? '';
  const of = trivyType === undefined ? {} : { trivyType };
  return { type, name, version, ...of, path: path.toWellFormed(), layer: { digest, diffId }, seenBy: reader };
}

function gapsOf(word: Word, at: string, listed: Listed): readonly Gap[] {
  const path = plain(at, 300);
  if (word.kind === 'told') {
    // The Java database may know what the file does not say of itself.
    if (listed.hasPlace(at)) return [];
    return [{ kind: 'unlisted', path, why: plain(word.why, 300), decides: false }];
  }
  if (word.kind === 'unreadable') {
    // trivy reads what it says nothing of: rpm's databases list their packages without a path.
    if (listed.hasPlace(at) || (/(?:^|\/)rpm/.test(at) && listed.hasType('rpm'))) return [];
    return [{ kind: 'unreadable', path, why: plain(word.why, 300), decides: word.decides }];
  }
  if (word.kind !== 'packages') return [];
  if (word.inert) {
    const isMissing = word.packages.some((one) => !listed.hasAnywhere(one));
    const why = 'holds packages that the SBOM lacks, in a place from which nothing loads them';
    return isMissing ? [{ kind: 'unlisted', path, why, decides: false }] : [];
  }
  const unnumbered = word.packages.filter((one) => one.version === undefined && !listed.hasName(one, at));
  const system = word.packages.filter(
    (one) => SYSTEM_TYPES.has(one.type) && one.version !== undefined && !listed.has(one, at),
  );
  return [
    ...unnumbered.map(
      ({ name }): Gap => ({
        ...{ kind: 'incomparable', path, package: plain(name, 200), decides: true },
        why: 'is a package without a version, which cannot be compared with advisories',
      }),
    ),
    ...(system.length === 0
      ? []
      : [
          {
            ...{ kind: 'unlisted', path, decides: true },
            why: `lists packages that the SBOM lacks: ${named(system)}`,
          } satisfies Gap,
        ]),
  ];
}

function named(packages: readonly SeenPackage[]): string {
  const shown = packages.slice(0, 3).map(({ name }) => plain(name, 60));
  const more = packages.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Components of a content that stood at their path before: an upper layer, or a later entry, has another there. */
function gone(listed: Listed, seen: Seen, image: PlatformImage): readonly string[] {
  const now = new Map(seen.files.map((file) => [file.path, file]));
  const before = new Map<string, Set<string>>();
  for (const { path, said } of seen.hidden) {
    for (const key of keysIn(said)) before.set(path, (before.get(path) ?? new Set()).add(key));
  }
  return listed.packages.flatMap(({ ref, key, places, named: names, component }) => {
    const from = trivyValues(component, 'LayerDiffID');
    const isGone = (place: string, at: number) => {
      const { said = [], layer = -1 } = now.get(place) ?? {};
      // What cannot be read may be what trivy did read, unless that was in another layer.
      const isRead = from.includes(image.configuration.diffIds[layer] ?? '');
      const isClear = said.every(({ word }) => word.kind !== 'unreadable') || (from.length > 0 && !isRead);
      // A link that takes the place of a folder leads elsewhere: what the folder had stood under its old name.
      const stood = [place, names[at] ?? place].some((one) => before.get(one)?.has(key) === true);
      return stood && isClear && !keysIn(said).includes(key);
    };
    return places.length > 0 && places.every(isGone) ? [ref] : [];
  });
}

/** Components with a version that is none, of a file that the witness read a version of: `go1.26.5 (Red Hat …)`. */
function misnamed(listed: Listed, seen: Seen): readonly string[] {
  const now = new Map(seen.files.map(({ path, said }) => [path, said]));
  return listed.packages.flatMap(({ ref, nameKey, component: { version = '' }, places }) => {
    const isRead = (place: string) =>
      packagesIn(now.get(place) ?? []).some((one) => one.version && packageNameKey(one) === nameKey);
    return /\s/.test(version) && places.length > 0 && places.every(isRead) ? [ref] : [];
  });
}

function keysIn(said: readonly Said[]): readonly string[] {
  return packagesIn(said).map(packageKey);
}

function packagesIn(said: readonly Said[]): readonly SeenPackage[] {
  return said.flatMap(({ word }) => (word.kind === 'packages' ? word.packages : []));
}

function isOwned(
  purl: string | undefined,
  places: readonly string[],
  isDistributions: (path: string) => boolean,
): boolean {
  if (purl === undefined || /^pkg:(?:deb|apk|rpm)\//.test(purl)) return false;
  return places.length > 0 && places.every(isDistributions);
}

/** Those that decide nothing may be thousands. */
function bounded(gaps: readonly Gap[]): readonly Gap[] {
  const reported = gaps.filter(({ decides }) => !decides);
  return [...gaps.filter(({ decides }) => decides), ...reported.slice(0, MOST_TOLD)];
}
