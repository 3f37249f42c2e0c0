import { type PlatformImage, platformName } from '../../domain/image/image.ts';
import { fault } from '../../domain/reason.ts';
import { placeOf } from '../../formats/image/tar-path.ts';
import { FileInspection } from '../layer-packages/file-reader.ts';
import {
  type BytesLocation,
  filesIn,
  type HiddenFile,
  ImageView,
  mergeResults,
} from '../layer-packages/image-view.ts';
import type { LayerLocation, LayerPackages } from '../layer-packages/layer-packages.ts';
import type { LayerRecord, NamedResult } from '../layer-packages/layer-record.ts';
import { pathKey } from '../layer-packages/path-set.ts';
import { joined } from '../shared/receivers.ts';
import { type OtherName, otherNames } from './other-names.ts';

/** A file of the running image for which a reader has a result. `layer` is its number; the lowest layer is 0. */
export interface DetectedFile {
  readonly path: string;
  readonly layer: number;
  readonly results: readonly NamedResult[];
}

/** The files of one platform that name packages or describe the system. */
export interface DetectedFiles {
  readonly files: readonly DetectedFile[];
  /** Files of a lower layer, or of an earlier entry of the same layer, that were deleted or replaced. */
  readonly hidden: readonly HiddenFile[];
  /** The path in the running image, without links on the way to it. */
  realPath(path: string): string;
}

interface RecordedLayer extends LayerLocation {
  readonly record: LayerRecord;
}

/** Reads one platform of an image as it runs. Throws what reading layers throws. */
export async function detectFiles(
  layerPackages: LayerPackages,
  image: PlatformImage,
  layout: string,
): Promise<DetectedFiles> {
  const layers: RecordedLayer[] = [];
  const view = new ImageView();
  for (const location of layersOf(image, layout)) {
    const record = await layerPackages.record(location);
    view.addLayer(record, layers.length);
    layers.push({ ...location, record });
  }
  const names = otherNames(view, layerPackages.readers, layers.length - 1);
  const readAgain = await readOtherNames(layerPackages, layers, names);
  return {
    files: matchingFiles([...filesIn(view.root), ...readAgain], layerPackages),
    hidden: view.hidden,
    realPath: (path) => view.realPath(placeOf(path)),
  };
}

/** The files with the results of readers that match their path. A result may come from another name of the file. */
function matchingFiles(files: readonly DetectedFile[], { readers }: LayerPackages): readonly DetectedFile[] {
  const byName = new Map(readers.map((reader) => [reader.name, reader]));
  const matching = new Map<string, DetectedFile>();
  for (const { path, layer, results } of files) {
    const own = results.filter(({ reader }) => byName.get(reader)?.matchesPath(path));
    if (own.length === 0) continue;
    const merged = mergeResults(matching.get(path)?.results ?? [], own);
    matching.set(path, { path, layer, results: merged });
  }
  return [...matching.values()];
}

function layersOf(
  { platform, layers, configuration }: PlatformImage,
  layout: string,
): readonly LayerLocation[] {
  const locations = layers.flatMap((layer, index) => {
    const diffId = configuration.diffIds[index];
    return diffId === undefined ? [] : [{ layout, layer, diffId }];
  });
  if (locations.length === configuration.diffIds.length) return locations;
  const message = `${platformName(platform)} has ${layers.length} layers, but its configuration lists ${configuration.diffIds.length}`;
  throw fault('image-invalid', 'sbom', message);
}

/** A name that was not read yet, with the number of a layer that may contain the bytes. */
interface PendingName {
  readonly name: OtherName;
  readonly layer: number;
}

/**
 * Reads files under their other names. The bytes are in the highest layer that has them. A link without a target is
 * not a file.
 */
async function readOtherNames(
  layerPackages: LayerPackages,
  layers: readonly RecordedLayer[],
  names: readonly OtherName[],
): Promise<readonly DetectedFile[]> {
  const found: DetectedFile[] = [];
  const pendingFrom = (name: OtherName, top: number): PendingName[] => {
    const layer = layerWith(layers, name.bytes, top);
    return layer === undefined ? [] : [{ name, layer }];
  };
  let pending = names.flatMap((name) => pendingFrom(name, name.bytes.layer));
  while (pending.length > 0) {
    const layer = Math.max(...pending.map((one) => one.layer));
    const inLayer = pending.filter((one) => one.layer === layer).map(({ name }) => name);
    const location = layers[layer];
    const results =
      location === undefined
        ? new Map<OtherName, NamedResult[]>()
        : await readFromLayer(layerPackages, location, layer, inLayer);
    for (const [{ path }, fileResults] of results) found.push({ path, layer, results: fileResults });
    pending = [
      ...pending.filter((one) => one.layer !== layer),
      ...inLayer.filter((name) => !results.has(name)).flatMap((name) => pendingFrom(name, layer - 1)),
    ];
  }
  return found;
}

/** The highest layer from `top` down that has a file at the path. Undefined if a layer between deletes the path. */
function layerWith(
  layers: readonly RecordedLayer[],
  { path, layer, before }: BytesLocation,
  top: number,
): number | undefined {
  const key = pathKey(path);
  for (let number = top; number >= 0; number -= 1) {
    const record = layers[number]?.record;
    if (record === undefined) continue;
    if (record.files.has(key)) return number;
    const events = number === layer && before !== undefined ? eventsBefore(record, before) : record.events;
    if (events.some((event) => deletes(event, path))) return undefined;
  }
  return undefined;
}

/** The events before a hard link. The link keeps the bytes of a file that the same layer deletes later. */
function eventsBefore({ events }: LayerRecord, before: number): LayerRecord['events'] {
  const link = events.findIndex((event) => event.kind === 'hard-link' && event.before === before);
  return link < 0 ? events : events.slice(0, link);
}

function deletes(event: LayerRecord['events'][number], path: string): boolean {
  if (event.kind === 'whiteout') return path === event.path || path.startsWith(`${event.path}/`);
  return event.kind === 'opaque' && (event.path === '' || path.startsWith(`${event.path}/`));
}

async function readFromLayer(
  layerPackages: LayerPackages,
  { layout, layer, diffId }: LayerLocation,
  number: number,
  names: readonly OtherName[],
): Promise<ReadonlyMap<OtherName, NamedResult[]>> {
  const byPath = Map.groupBy(names, ({ bytes }) => bytes.path);
  const results = new Map<OtherName, NamedResult[]>();
  let position = -1;
  await layerPackages.plainLayers.read(layout, layer, diffId, (entry) => {
    position += 1;
    if (entry.kind !== 'file' || entry.size === 0) return undefined;
    const isInRange = ({ bytes }: OtherName) =>
      bytes.layer !== number || bytes.before === undefined || position < bytes.before;
    const entryNames = (byPath.get(placeOf(entry.path)) ?? []).filter(isInRange);
    return joined(
      entryNames.map((name) =>
        new FileInspection(name.path, entry, name.readers).receiver((found) => results.set(name, found)),
      ),
    );
  });
  return results;
}
