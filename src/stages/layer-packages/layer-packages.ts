import type { Digest } from '../../domain/digest.ts';
import type { Descriptor } from '../../domain/image/image.ts';
import { placeOf } from '../../formats/image/tar-path.ts';
import type { LayerEntry, Layers } from '../../ports.ts';
import { READERS } from './all-readers.ts';
import { type Reader, ReaderSession } from './file-reader.ts';
import type { LayerRecord } from './layer-record.ts';
import { LayerRecorder, type UnreadLink } from './layer-recorder.ts';

/** A layer of an image, and where it lies. */
export interface LayerPlace {
  readonly layout: string;
  readonly layer: Descriptor;
  readonly diffId: Digest;
}

type Visit = (entry: LayerEntry) => Promise<void>;

type LayerName = Pick<LayerPlace, 'diffId' | 'layer'>;

/**
 * Collects what layers say of packages. Each layer is read once: whoever reads it for something else reads it through
 * {@link Witness.layers}, and what passes by is written down. Only what nobody reads is read for the witness alone.
 */
export class LayerPackages {
  readonly #source: Layers;
  readonly #readers: readonly Reader[];
  readonly #records = new Map<string, LayerRecord>();
  readonly #owned = new Map<Digest, readonly string[]>();
  readonly #reading = new Map<string, Promise<LayerRecord>>();
  #isAlone: boolean;
  #waiting: (() => void)[] = [];

  /** `isShared`: someone else is about to read the layers, and says so with {@link release} when it has. */
  constructor(source: Layers, isShared = false, readers: readonly Reader[] = READERS) {
    this.#source = source;
    this.#isAlone = !isShared;
    this.#readers = readers;
  }

  get readers(): readonly Reader[] {
    return this.#readers;
  }

  /** Reads layers as the port does, and writes down what passes by. */
  get layers(): Layers {
    return { read: (layout, layer, diffId, visit) => this.#read({ layout, layer, diffId }, visit) };
  }

  /** The port itself, for what was written down already. */
  get source(): Layers {
    return this.#source;
  }

  /** What is known of a layer so far. */
  recordOf({ diffId, layer }: LayerName): LayerRecord | undefined {
    return this.#records.get(nameOf(diffId, layer.digest));
  }

  /** Takes what is known of a layer, whose bytes were seen to have this diff ID, and what its databases list. */
  recall({ diffId, layer }: LayerName, record: LayerRecord, owned: readonly string[]): void {
    this.#owned.set(diffId, owned);
    this.#records.set(nameOf(diffId, layer.digest), record);
    this.#wake();
  }

  /** The files that package databases of a layer list, of whatever kind; rpm's is read for this alone. */
  ownedIn(diffId: Digest): readonly string[] {
    return this.#owned.get(diffId) ?? [];
  }

  /** Nobody else reads layers any more. */
  release(): void {
    this.#isAlone = true;
    this.#wake();
  }

  /** The record of a layer, which is read where nobody has read it. Throws as {@link Layers.read}. */
  async record(place: LayerPlace): Promise<LayerRecord> {
    while (!this.#isAlone && !this.#owned.has(place.diffId)) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    const known = this.recordOf(place);
    if (known !== undefined) return known;
    const name = nameOf(place.diffId, place.layer.digest);
    const reading = this.#reading.get(name) ?? this.#readAlone(place);
    this.#reading.set(name, reading);
    return reading;
  }

  async #readAlone(place: LayerPlace): Promise<LayerRecord> {
    await this.#read(place, async () => {});
    const record = this.recordOf(place);
    if (record === undefined) throw new Error('a layer that was read has no record');
    return record;
  }

  async #read(place: LayerPlace, visit: Visit): Promise<void> {
    const { layout, layer, diffId } = place;
    if (this.recordOf(place) !== undefined) return this.#source.read(layout, layer, diffId, visit);
    const recorder = new LayerRecorder(this.#readers);
    await this.#source.read(layout, layer, diffId, async (entry) => {
      const session = recorder.next(entry);
      if (session === undefined) return visit(entry);
      const content = observed(entry.content, session);
      await visit({ ...entry, content });
      // What the visitor left is heard all the same.
      for await (const _ of content) if (session.isOver) break;
      recorder.ended(entry, session);
    });
    await this.#readUnread(place, recorder.unread);
    this.#records.set(nameOf(diffId, layer.digest), recorder.end());
  }

  /** Reads again what a hard link of this layer leads to, now that it is known for whom. */
  async #readUnread({ layout, layer, diffId }: LayerPlace, unread: readonly UnreadLink[]): Promise<void> {
    if (unread.length === 0) return;
    const wanted = Map.groupBy(unread, ({ link }) => link.target);
    let at = -1;
    await this.#source.read(layout, layer, diffId, async (entry) => {
      at += 1;
      if (entry.kind !== 'file' || entry.size === 0) return;
      const here = (wanted.get(placeOf(entry.path)) ?? []).filter(({ link }) => at < link.before);
      if (here.length === 0) return;
      const sessions = here.map(({ link, readers }) => new ReaderSession(link.path, entry, readers));
      for await (const chunk of entry.content) for (const session of sessions) session.write(chunk);
      here.forEach(({ link }, index) => {
        link.said = sessions[index]?.end() ?? [];
        link.isRead = true;
      });
    });
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}

function nameOf(diffId: Digest, blob: Digest): string {
  return `${diffId} ${blob}`;
}

/** The same bytes, each of which the hearing gets once, whoever asks for it. */
function observed(content: AsyncIterable<Uint8Array>, session: ReaderSession): AsyncIterable<Uint8Array> {
  const chunks = content[Symbol.asyncIterator]();
  const next = async (): Promise<IteratorResult<Uint8Array, undefined>> => {
    const { value, done } = await chunks.next();
    if (done === true) return { value: undefined, done };
    session.write(value);
    return { value, done: false };
  };
  return { [Symbol.asyncIterator]: () => ({ next }) };
}
