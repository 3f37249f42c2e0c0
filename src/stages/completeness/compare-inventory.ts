import type { Gap } from '../../domain/evidence/gap.ts';
import type { PlatformImage } from '../../domain/image/image.ts';
import { plain } from '../../domain/text.ts';
import { type Bom, trivyValues } from '../../formats/sbom/cyclonedx.ts';
import { type AddedPackage, amend, emptyLists } from '../../formats/sbom/cyclonedx-amend.ts';
import { Turns } from '../../turns.ts';
import type { NamedResult, ReaderResult } from '../layer-packages/layer-record.ts';
import type { DetectedPackage } from '../layer-packages/manager.ts';
import type { DetectedFile, DetectedFiles } from './detected-files.ts';
import { packageKey, packageNameKey } from './package-key.ts';
import { SbomIndex, type SbomPackage, SYSTEM_TYPES } from './sbom-index.ts';

/** Maximum number of reported gaps that decide nothing. There may be thousands. */
const MAX_REPORTED = 200;

/** Tests for files that the distribution installed. Its advisories cover them, under its own versions. */
export interface DistributionFiles {
  /** Whether the packages of a file are removed from the SBOM. */
  readonly removeFrom: (path: string) => boolean;
  /** Whether the packages of a file are not added to the SBOM. */
  readonly addNothingFrom: (path: string) => boolean;
}

/** An inventory after the comparison with the layers. */
export interface ComparedInventory {
  readonly bom: Bom;
  readonly gaps: readonly Gap[];
  /** The paths of the files that name their packages. */
  readonly read: ReadonlySet<string>;
  /** How many packages were added to trivy's list. */
  readonly added: number;
}

type VersionedPackage = DetectedPackage & { readonly version: string };

/**
 * Compares trivy's inventory with the files of the layers. Adds packages that it lacks, and removes packages of files
 * that the image no longer has. Everything that can be neither added nor removed is a gap.
 */
export async function compareInventory(
  bom: Bom,
  detected: DetectedFiles,
  image: PlatformImage,
  distribution: DistributionFiles,
): Promise<ComparedInventory> {
  const turns = new Turns();
  const all = new SbomIndex(bom, detected);
  await turns.give();
  const removed = await removedComponents(turns, all, detected, image, distribution);
  const index = removed.size === 0 ? all : new SbomIndex(bom, detected, removed);
  const added = new Map<string, AddedPackage>();
  const gaps: Gap[] = [];
  const read = new Set<string>();
  for (const file of detected.files) {
    await turns.give();
    if (file.results.some(({ result }) => result.kind === 'packages')) read.add(file.path);
    if (distribution.addNothingFrom(file.path)) continue;
    for (const { reader, result } of file.results) {
      for (const missing of missingPackages(result, file.path, index)) {
        const key = `${packageKey(missing)} ${file.path}`;
        if (!added.has(key)) added.set(key, addedPackage(missing, reader, file, image));
      }
      gaps.push(...gapsOf(result, file.path, index));
    }
  }
  for (const ref of emptyLists(bom, removed)) removed.add(ref);
  return {
    bom: removed.size + added.size === 0 ? bom : amend(bom, removed, [...added.values()]),
    gaps: withLimit(gaps),
    read,
    added: added.size,
  };
}

/** The bom-refs of components that are removed from the SBOM. */
async function removedComponents(
  turns: Turns,
  { packages }: SbomIndex,
  detected: DetectedFiles,
  image: PlatformImage,
  { removeFrom }: DistributionFiles,
): Promise<Set<string>> {
  const isStale = staleTest(detected, image);
  const isMisnamed = misnamedTest(detected);
  const removed = new Set<string>();
  for (const one of packages) {
    await turns.give();
    if (isStale(one) || isMisnamed(one) || isOwned(one, removeFrom)) removed.add(one.ref);
  }
  return removed;
}

/** The packages that a runtime loads from this file and that the SBOM lacks. */
function missingPackages(result: ReaderResult, path: string, index: SbomIndex): readonly VersionedPackage[] {
  if (result.kind !== 'packages' || result.inert) return [];
  return result.packages.flatMap((one) => {
    const { version } = one;
    const isListed = SYSTEM_TYPES.has(one.type) || index.hasPackage(one, path);
    return version === undefined || isListed ? [] : [{ ...one, version }];
  });
}

function addedPackage(
  { type, name, version, trivyType }: VersionedPackage,
  reader: string,
  { path, layer }: DetectedFile,
  image: PlatformImage,
): AddedPackage {
  const digest = image.layers[layer]?.digest ?? '';
  const diffId = image.configuration.diffIds[layer] ?? '';
  return {
    ...{ type, name, version },
    ...(trivyType === undefined ? {} : { trivyType }),
    ...{ path: path.toWellFormed(), layer: { digest, diffId }, seenBy: reader },
  };
}

function gapsOf(result: ReaderResult, filePath: string, index: SbomIndex): readonly Gap[] {
  const path = plain(filePath, 300);
  if (result.kind === 'unidentified') {
    // trivy's Java database may identify an archive that does not identify itself.
    if (index.hasPath(filePath)) return [];
    return [{ kind: 'unlisted', path, why: plain(result.why, 300), decides: false }];
  }
  if (result.kind === 'unreadable') {
    // trivy may have read it. It lists the packages of rpm databases without a path.
    if (index.hasPath(filePath) || (/(?:^|\/)rpm/.test(filePath) && index.hasType('rpm'))) return [];
    return [{ kind: 'unreadable', path, why: plain(result.why, 300), decides: result.decides }];
  }
  if (result.kind !== 'packages') return [];
  if (result.inert) {
    if (result.packages.every((one) => index.hasPackageAnywhere(one))) return [];
    const why = 'contains packages that the SBOM lacks; no runtime loads them from this path';
    return [{ kind: 'unlisted', path, why, decides: false }];
  }
  return [
    ...versionGaps(result.packages, filePath, index),
    ...systemPackageGaps(result.packages, filePath, index),
  ];
}

/** A gap for each package without a version, unless the SBOM lists it with one. */
function versionGaps(packages: readonly DetectedPackage[], path: string, index: SbomIndex): readonly Gap[] {
  return packages
    .filter((one) => one.version === undefined && !index.hasPackageName(one, path))
    .map(({ name }) => ({
      ...{ kind: 'incomparable', path: plain(path, 300), package: plain(name, 200), decides: true },
      why: 'is a package without a version, which Assay cannot compare with advisories',
    }));
}

/** A gap for the packages of a package database that the SBOM lacks. Assay does not add such packages. */
function systemPackageGaps(
  packages: readonly DetectedPackage[],
  path: string,
  index: SbomIndex,
): readonly Gap[] {
  const missing = packages.filter(
    (one) => SYSTEM_TYPES.has(one.type) && one.version !== undefined && !index.hasPackage(one, path),
  );
  if (missing.length === 0) return [];
  const why = `lists packages that the SBOM lacks: ${someNames(missing)}`;
  return [{ kind: 'unlisted', path: plain(path, 300), why, decides: true }];
}

function someNames(packages: readonly DetectedPackage[]): string {
  const shown = packages.slice(0, 3).map(({ name }) => plain(name, 60));
  const more = packages.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Tests for components of a file that was deleted or replaced by an upper layer or a later entry. */
function staleTest(detected: DetectedFiles, image: PlatformImage): (component: SbomPackage) => boolean {
  const files = new Map(detected.files.map((file) => [file.path, file]));
  const hiddenKeys = new Map<string, Set<string>>();
  for (const { path, results } of detected.hidden) {
    for (const key of keysIn(results)) {
      hiddenKeys.set(path, (hiddenKeys.get(path) ?? new Set()).add(key));
    }
  }
  return ({ key, places, listedPlaces, component }) => {
    const listedLayers = trivyValues(component, 'LayerDiffID');
    const isStaleAt = (place: string, index: number) => {
      const { results = [], layer = -1 } = files.get(place) ?? {};
      // If a link replaces a folder, the files of the folder are hidden under their old paths.
      const wasThere = [place, listedPlaces[index] ?? place].some((one) => hiddenKeys.get(one)?.has(key));
      // trivy may have read a file that is unreadable here, unless it lists another layer.
      const isListedLayer = listedLayers.includes(image.configuration.diffIds[layer] ?? '');
      const isReadable = results.every(({ result }) => result.kind !== 'unreadable');
      const isKnown = isReadable || (listedLayers.length > 0 && !isListedLayer);
      return wasThere && isKnown && !keysIn(results).includes(key);
    };
    return places.length > 0 && places.every(isStaleAt);
  };
}

/** Tests for components with an invalid version (`go1.26.5 (Red Hat …)`) whose file has a valid one. */
function misnamedTest(detected: DetectedFiles): (component: SbomPackage) => boolean {
  const resultsByPath = new Map(detected.files.map(({ path, results }) => [path, results]));
  return ({ nameKey, component: { version = '' }, places }) => {
    const hasVersionAt = (place: string) =>
      packagesIn(resultsByPath.get(place) ?? []).some(
        (one) => one.version && packageNameKey(one) === nameKey,
      );
    return /\s/.test(version) && places.length > 0 && places.every(hasVersionAt);
  };
}

function keysIn(results: readonly NamedResult[]): readonly string[] {
  return packagesIn(results).map(packageKey);
}

function packagesIn(results: readonly NamedResult[]): readonly DetectedPackage[] {
  return results.flatMap(({ result }) => (result.kind === 'packages' ? result.packages : []));
}

/** Whether a component is in files of the distribution only, and is not one of its own packages. */
function isOwned(
  { component: { purl }, places }: SbomPackage,
  isDistribution: (path: string) => boolean,
): boolean {
  if (purl === undefined || /^pkg:(?:deb|apk|rpm)\//.test(purl)) return false;
  return places.length > 0 && places.every(isDistribution);
}

function withLimit(gaps: readonly Gap[]): readonly Gap[] {
  const reported = gaps.filter(({ decides }) => !decides);
  return [...gaps.filter(({ decides }) => decides), ...reported.slice(0, MAX_REPORTED)];
}
