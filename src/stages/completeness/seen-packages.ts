import { type PlatformImage, platformName } from '../../domain/image/image.ts';
import { fault } from '../../domain/reason.ts';
import { placeOf } from '../../formats/image/tar-path.ts';
import { ReaderSession } from '../layer-packages/file-reader.ts';
import { type Bytes, filesIn, type Hidden, mostTelling, View } from '../layer-packages/image-view.ts';
import type { LayerPackages, LayerPlace } from '../layer-packages/layer-packages.ts';
import type { LayerRecord, Said } from '../layer-packages/layer-record.ts';
import { pathKey } from '../layer-packages/path-set.ts';
import { type OtherName, otherNames } from './other-names.ts';

/** A file of the image as it runs that says something of packages; `layer` counts from the lowest, 0. */
export interface SeenFile {
  readonly path: string;
  readonly layer: number;
  readonly said: readonly Said[];
}

/** What the layers of one platform say of packages. */
export interface Seen {
  readonly files: readonly SeenFile[];
  /** What stood at a path in a lower layer, or earlier in the same one, and is not there any more. */
  readonly hidden: readonly Hidden[];
  /** The path without links on the way to it, as the image has it. */
  realPath(path: string): string;
}

interface StagedFile extends LayerPlace {
  readonly record: LayerRecord;
}

/** Looks at one platform of an image as it runs. Throws as reading layers does. */
export async function look(
  layerPackages: LayerPackages,
  image: PlatformImage,
  layout: string,
): Promise<Seen> {
  const layers: StagedFile[] = [];
  const view = new View();
  for (const place of placesOf(image, layout)) {
    const record = await layerPackages.record(place);
    view.apply(record, layers.length);
    layers.push({ ...place, record });
  }
  const names = otherNames(view, layerPackages.readers, layers.length - 1);
  const again = await readAgain(layerPackages, layers, names);
  const files = new Map<string, SeenFile>();
  const byName = new Map(layerPackages.readers.map((reader) => [reader.name, reader]));
  const add = ({ path, layer, said: all }: SeenFile) => {
    // Under another name of the same file it may be nobody's.
    const said = all.filter(({ reader }) => byName.get(reader)?.mayWant(path));
    if (said.length > 0)
      files.set(path, { path, layer, said: mostTelling(files.get(path)?.said ?? [], said) });
  };
  for (const file of filesIn(view.root)) add(file);
  for (const file of again) add(file);
  return {
    files: [...files.values()],
    hidden: view.hidden,
    realPath: (path) => view.placeOf(placeOf(path)),
  };
}

function placesOf({ platform, layers, configuration }: PlatformImage, layout: string): readonly LayerPlace[] {
  const places = layers.flatMap((layer, at) => {
    const diffId = configuration.diffIds[at];
    return diffId === undefined ? [] : [{ layout, layer, diffId }];
  });
  if (places.length === configuration.diffIds.length) return places;
  const message = `${platformName(platform)} has ${layers.length} layers and its configuration names ${configuration.diffIds.length}`;
  throw fault('image-invalid', 'sbom', message);
}

interface Sought {
  readonly name: OtherName;
  /** The layer that may have the bytes. */
  readonly layer: number;
}

/** Reads files under their other names, each in the highest layer that has them; a link to nowhere is no file. */
async function readAgain(
  layerPackages: LayerPackages,
  layers: readonly StagedFile[],
  names: readonly OtherName[],
): Promise<readonly SeenFile[]> {
  const found: SeenFile[] = [];
  const from = (name: OtherName, layer: number): Sought[] => {
    const at = layerWith(layers, name.bytes, layer);
    return at === undefined ? [] : [{ name, layer: at }];
  };
  let sought = names.flatMap((name) => from(name, name.bytes.layer));
  while (sought.length > 0) {
    const layer = Math.max(...sought.map((one) => one.layer));
    const here = sought.filter((one) => one.layer === layer).map(({ name }) => name);
    const place = layers[layer];
    const read =
      place === undefined ? new Map<OtherName, Said[]>() : await readIn(layerPackages, place, layer, here);
    for (const [{ path }, said] of read) found.push({ path, layer, said });
    sought = [
      ...sought.filter((one) => one.layer !== layer),
      ...here.filter((name) => !read.has(name)).flatMap((name) => from(name, layer - 1)),
    ];
  }
  return found;
}

/** The highest layer, from `top` down, that has a file at the path which no layer between takes away. */
function layerWith(
  layers: readonly StagedFile[],
  { path, layer, before }: Bytes,
  top: number,
): number | undefined {
  const key = pathKey(path);
  for (let at = top; at >= 0; at -= 1) {
    const record = layers[at]?.record;
    if (record === undefined) continue;
    if (record.files.has(key)) return at;
    const events = at === layer && before !== undefined ? eventsBefore(record, before) : record.events;
    if (events.some((event) => takesAway(event, path))) return undefined;
  }
  return undefined;
}

/** A hard link keeps the bytes of a file that is taken away after it, in the same layer. */
function eventsBefore({ events }: LayerRecord, before: number): LayerRecord['events'] {
  const link = events.findIndex((event) => event.kind === 'hard-link' && event.before === before);
  return link < 0 ? events : events.slice(0, link);
}

function takesAway(event: LayerRecord['events'][number], path: string): boolean {
  if (event.kind === 'whiteout') return path === event.path || path.startsWith(`${event.path}/`);
  return event.kind === 'opaque' && (event.path === '' || path.startsWith(`${event.path}/`));
}

async function readIn(
  layerPackages: LayerPackages,
  { layout, layer, diffId }: LayerPlace,
  number: number,
  names: readonly OtherName[],
): Promise<ReadonlyMap<OtherName, Said[]>> {
  const wanted = Map.groupBy(names, ({ bytes }) => bytes.path);
  const read = new Map<OtherName, Said[]>();
  let at = -1;
  await layerPackages.source.read(layout, layer, diffId, async (entry) => {
    at += 1;
    if (entry.kind !== 'file' || entry.size === 0) return;
    const before = ({ bytes }: OtherName) =>
      bytes.layer !== number || bytes.before === undefined || at < bytes.before;
    const here = (wanted.get(placeOf(entry.path)) ?? []).filter(before);
    if (here.length === 0) return;
    const sessions = here.map((name) => [name, new ReaderSession(name.path, entry, name.readers)] as const);
    for await (const chunk of entry.content) for (const [, session] of sessions) session.write(chunk);
    for (const [name, session] of sessions) read.set(name, session.end());
  });
  return read;
}
