import type { Digest } from '../../domain/digest.ts';
import type { Descriptor } from '../../domain/image/image.ts';
import { placeOf } from '../../formats/image/tar-path.ts';
import type { CopySpace, Layers, LayerVisit } from '../../ports/image-port.ts';
import { joined } from '../shared/receivers.ts';
import { READERS } from './all-readers.ts';
import { FileInspection, type Reader } from './file-reader.ts';
import type { LayerRecord } from './layer-record.ts';
import { LayerRecorder, type UnreadLink } from './layer-recorder.ts';

/** A layer of an image, and the layout that holds it. */
export interface LayerLocation {
  readonly layout: string;
  readonly layer: Descriptor;
  readonly diffId: Digest;
}

type LayerName = Pick<LayerLocation, 'diffId' | 'layer'>;

/**
 * Collects which packages the files of layers name. Each layer is read once: another stage reads it through
 * {@link LayerPackages.recordingLayers}, and this class records what it needs while the bytes pass. It reads a layer
 * itself only if no other stage reads it.
 */
export class LayerPackages {
  readonly #layers: Layers;
  readonly #readers: readonly Reader[];
  readonly #records = new Map<string, LayerRecord>();
  readonly #ownedFiles = new Map<Digest, readonly string[]>();
  readonly #reading = new Map<string, Promise<LayerRecord>>();
  readonly #copies: CopySpace | undefined;
  #isReleased: boolean;
  #waiting: (() => void)[] = [];

  /**
   * `isShared`: another stage reads the layers too. It calls {@link release} when it has finished. `copies`: the space for
   * unpacked copies of the layers.
   */
  constructor(
    layers: Layers,
    options: {
      readonly isShared?: boolean;
      readonly copies?: CopySpace;
      readonly readers?: readonly Reader[];
    } = {},
  ) {
    const { isShared = false, copies, readers = READERS } = options;
    this.#layers = layers;
    this.#isReleased = !isShared;
    this.#copies = copies;
    this.#readers = readers;
  }

  get readers(): readonly Reader[] {
    return this.#readers;
  }

  /** Reads layers as the port does, and records the packages while the bytes pass. */
  get recordingLayers(): Layers {
    return { read: (layout, layer, diffId, visit) => this.#read({ layout, layer, diffId }, visit) };
  }

  /** The port itself. Use it for a layer that has a record already. */
  get plainLayers(): Layers {
    return this.#layers;
  }

  /** The record of a layer; undefined if there is none yet. */
  knownRecord({ diffId, layer }: LayerName): LayerRecord | undefined {
    return this.#records.get(keyOf(diffId, layer.digest));
  }

  /**
   * Sets the record of a layer whose bytes were verified against this diff ID, and the files that its package
   * databases list.
   */
  setRecord({ diffId, layer }: LayerName, record: LayerRecord, ownedFiles: readonly string[]): void {
    this.#ownedFiles.set(diffId, ownedFiles);
    this.#records.set(keyOf(diffId, layer.digest), record);
    this.#resumeWaiting();
  }

  /** The files that the package databases of a layer list, of every package manager. */
  ownedFiles(diffId: Digest): readonly string[] {
    return this.#ownedFiles.get(diffId) ?? [];
  }

  /** The other stage reads no more layers. */
  release(): void {
    this.#isReleased = true;
    this.#resumeWaiting();
  }

  /** Answers when the other stage has read a layer, or knows it, or reads no more. */
  async passed(diffId: Digest): Promise<void> {
    while (!this.#isReleased && !this.#ownedFiles.has(diffId)) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /** The record of a layer. Reads the layer if there is no record. Throws what {@link Layers.read} throws. */
  async record(location: LayerLocation): Promise<LayerRecord> {
    await this.passed(location.diffId);
    const known = this.knownRecord(location);
    if (known !== undefined) return known;
    const key = keyOf(location.diffId, location.layer.digest);
    const reading = this.#reading.get(key) ?? this.#readForRecord(location);
    this.#reading.set(key, reading);
    return reading;
  }

  async #readForRecord(location: LayerLocation): Promise<LayerRecord> {
    await this.#read(location, () => undefined);
    const record = this.knownRecord(location);
    if (record === undefined) throw new Error('a layer that was read has no record');
    return record;
  }

  async #read(location: LayerLocation, visit: LayerVisit): Promise<void> {
    const { layout, layer, diffId } = location;
    if (this.knownRecord(location) !== undefined) return this.#layers.read(layout, layer, diffId, visit);
    const recorder = new LayerRecorder(this.#readers);
    const visitRecorded: LayerVisit = (entry) => joined([recorder.visit(entry), visit(entry)]);
    await this.#layers.read(layout, layer, diffId, visitRecorded, this.#copies);
    await this.#readLinkTargets(location, recorder.unreadLinks);
    this.#records.set(keyOf(diffId, layer.digest), recorder.finish());
  }

  /** Reads the targets of hard links again: only at the link is it known which readers match the file. */
  async #readLinkTargets(
    { layout, layer, diffId }: LayerLocation,
    unread: readonly UnreadLink[],
  ): Promise<void> {
    if (unread.length === 0) return;
    const byTarget = Map.groupBy(unread, ({ link }) => link.target);
    let position = -1;
    await this.#layers.read(layout, layer, diffId, (entry) => {
      position += 1;
      if (entry.kind !== 'file' || entry.size === 0) return undefined;
      const links = (byTarget.get(placeOf(entry.path)) ?? []).filter(({ link }) => position < link.before);
      return joined(
        links.map(({ link, readers }) =>
          new FileInspection(link.path, entry, readers).receiver((results) => {
            link.results = results;
            link.isRead = true;
          }),
        ),
      );
    });
  }

  #resumeWaiting(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}

function keyOf(diffId: Digest, blob: Digest): string {
  return `${diffId} ${blob}`;
}
