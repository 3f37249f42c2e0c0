/** A file of the image as it runs: the last layer that has the path counts, and links are followed. */
export interface PackageFile {
  /** Relative to the root of the image, without a leading slash. */
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** Permission bits. */
  readonly mode: number;
  /** The first bytes, at most {@link HEAD_BYTES}. */
  readonly head: Uint8Array;
}

/** How much of a file a {@link Manager} may look at before it says whether it wants it, in bytes. */
export const HEAD_BYTES = 512;

/** A package that a file says is there. */
export interface SeenPackage {
  /** PURL type: `npm`, `pypi`, `golang`. */
  readonly type: string;
  /** As the SBOM names it: with its scope, group or namespace (`@babel/core`, `org.slf4j:slf4j-api`). */
  readonly name: string;
  /** Absent where the file names none: then it cannot be compared. */
  readonly version?: string;
  /** trivy's name for the kind of list, so that `trivy sbom` takes the package: `node-pkg`; absent where it knows none. */
  readonly trivyType?: string;
}

/** What a file says. */
export type Reading =
  | {
      readonly kind: 'packages';
      readonly packages: readonly SeenPackage[];
      /** They lie there and nothing loads them from there: a wheel, a cache. Told where the SBOM lacks them, no more. */
      readonly inert?: true;
    }
  /** It is no package file after all. */
  | { readonly kind: 'nothing' }
  /** It holds packages and does not say which; `why` ends a sentence that begins with the path. Decides nothing. */
  | { readonly kind: 'told'; readonly why: string }
  /** It is one and cannot be read; `why` ends a sentence that begins with the path. */
  | {
      readonly kind: 'unreadable';
      readonly why: string;
      /** Whether a runtime loads from this place: published packages hold broken files for their own tests. */
      readonly decides: boolean;
    };

/** Takes the bytes of one file in order. */
export interface FileReader {
  write(chunk: Uint8Array): void;
  /** Called once, after the last byte. */
  end(): Reading;
}

/** What one package manager leaves in an image. Pure: no clock, no I/O; bounded in time and memory. */
export interface Manager {
  /** `npm`, as messages call it. */
  readonly name: string;
  /** Whether a file at this path may be one of its package files, by the path alone: cheap, asked of every entry. */
  mayWant(path: string): boolean;
  /** Whether it is one, now that the first bytes are known. */
  wants(file: PackageFile): boolean;
  open(file: PackageFile): FileReader;
}

/** A reader for files that are parsed whole: a larger file is unreadable, which decides where `decides` says so. */
export function wholeFile(
  limitBytes: number,
  decides: boolean,
  parse: (bytes: Buffer) => Reading,
): FileReader {
  const chunks: Uint8Array[] = [];
  let size = 0;
  return {
    write(chunk) {
      size += chunk.byteLength;
      // A copy, which slice() of a Buffer is not: the bytes may be written over.
      if (size <= limitBytes) chunks.push(Buffer.from(chunk));
      else chunks.length = 0;
    },
    end() {
      if (size > limitBytes) return { kind: 'unreadable', why: `has more than ${limitBytes} bytes`, decides };
      return parse(Buffer.concat(chunks));
    },
  };
}
