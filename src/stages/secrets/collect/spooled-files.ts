import type { ArchiveKind } from '../../archives/expand-kind.ts';
import type { FileClass } from '../staging/file-class.ts';
import type { RecordFile } from '../staging/record-file.ts';

/** The kind of a file by its first bytes. */
export type Kind = { readonly archive: ArchiveKind } | { readonly fileClass: FileClass };

/** A file in the spool. */
export interface SpooledFile {
  readonly path: string;
  readonly size: number;
  readonly position: number;
  readonly kind: Kind;
}

/** The list of the files in the spool, in a private file: a layer may have a million. */
export class SpooledFiles {
  readonly #records: RecordFile;
  readonly #kinds = new Map<string, Kind>();

  constructor(records: RecordFile) {
    this.#records = records;
  }

  add({ path, size, position, kind }: SpooledFile): void {
    const kindName = JSON.stringify(kind);
    this.#kinds.set(kindName, kind);
    this.#records.add([path, `${size}`, `${position}`, kindName]);
  }

  *all(): Generator<SpooledFile> {
    for (const [path = '', size, position, kindName = ''] of this.#records) {
      const kind = this.#kinds.get(kindName);
      if (kind === undefined) throw new Error('a private file of the secrets check changed');
      yield { path, size: Number(size), position: Number(position), kind };
    }
  }
}
