/** A file of the running image: the last layer that has the path counts, and links are followed. */
export interface PackageFile {
  /** Relative to the root of the image, without a leading slash. */
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** Permission bits. */
  readonly mode: number;
  /** The first bytes of the file, at most {@link HEAD_BYTES}. */
  readonly head: Uint8Array;
}

/** The number of bytes that a {@link Manager} gets before it decides whether it reads the file. */
export const HEAD_BYTES = 512;

/** A package that a file names. */
export interface DetectedPackage {
  /** PURL type: `npm`, `pypi`, `golang`. */
  readonly type: string;
  /** The name as in the SBOM, with its scope, group or namespace (`@babel/core`, `org.slf4j:slf4j-api`). */
  readonly name: string;
  /** Absent if the file names none. Such a package cannot be compared with advisories. */
  readonly version?: string;
  /**
   * trivy's type for such files (`node-pkg`), so that `trivy sbom` accepts the package; absent if trivy has none.
   */
  readonly trivyType?: string;
}

/** What a package manager found in a file. */
export type ManagerResult =
  | {
      readonly kind: 'packages';
      readonly packages: readonly DetectedPackage[];
      /**
       * No runtime loads the packages from this path: a wheel, a cache. If the SBOM lacks them, Assay only reports
       * it.
       */
      readonly inert?: true;
    }
  /** It is not a package file. */
  | { readonly kind: 'nothing' }
  /**
   * It contains packages but does not identify them. `why` ends a sentence that begins with the path. Decides
   * nothing.
   */
  | { readonly kind: 'unidentified'; readonly why: string }
  /** It is a package file, but nobody can read it. `why` ends a sentence that begins with the path. */
  | {
      readonly kind: 'unreadable';
      readonly why: string;
      /** Whether a runtime loads from this path. Published packages contain broken files for their own tests. */
      readonly decides: boolean;
    };

/** Receives the bytes of one file in order. */
export interface FileReader {
  write(chunk: Uint8Array): void;
  /** Call it once, after the last byte. */
  end(): ManagerResult;
}

/** Recognises the files of one package manager in an image. Pure: no clock, no I/O; limited in time and memory. */
export interface Manager {
  /** The name in messages: `npm`. */
  readonly name: string;
  /** Whether the path may be that of a package file. Called for every entry, so it must be fast. */
  matchesPath(path: string): boolean;
  /** Whether it is a package file. The first bytes are known now. */
  matchesFile(file: PackageFile): boolean;
  open(file: PackageFile): FileReader;
}

/** Reads a file as a whole. A file over the limit is unreadable; `decides` says whether that decides. */
export function wholeFile(
  limitBytes: number,
  decides: boolean,
  parse: (bytes: Buffer) => ManagerResult,
): FileReader {
  const chunks: Uint8Array[] = [];
  let size = 0;
  return {
    write(chunk) {
      size += chunk.byteLength;
      // Copies the bytes, because the caller may reuse the memory. `slice()` of a Buffer does not copy.
      if (size <= limitBytes) chunks.push(Buffer.from(chunk));
      else chunks.length = 0;
    },
    end() {
      if (size > limitBytes)
        return { kind: 'unreadable', why: `is larger than ${limitBytes} bytes`, decides };
      return parse(Buffer.concat(chunks));
    },
  };
}
