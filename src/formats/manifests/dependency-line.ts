/** A line of a manifest or lock file that names a package. */
export interface DependencyLine {
  /** As advisories write it: `@babel/core`, `org.slf4j:slf4j-api`. */
  readonly package: string;
  /** From 1. */
  readonly line: number;
  /** The version or range as it is written. Empty if there is none. */
  readonly version: string;
  /** The property of the same file, or of a file above, that has the version (Maven). `version` is empty then. */
  readonly property?: string;
}

/** A property of a file, with its line. */
export interface PropertyLine {
  readonly value: string;
  readonly line: number;
}

/** A file that names packages. `lock`: with the exact versions that were chosen. */
export interface ManifestKind {
  /** PURL type of the packages. */
  readonly type: string;
  readonly role: 'manifest' | 'lock';
  /** The names of such files. */
  readonly file: RegExp;
  /** The lines that name packages. A text of another form has none. */
  read(text: string): Iterable<DependencyLine>;
  /** The properties by their names. */
  properties?(text: string): ReadonlyMap<string, PropertyLine>;
}

/** A name that a lock file may give twice: `npm:lodash@^4.17.0` is another package than its key says. */
export function aliased(name: string, version: string): readonly [name: string, version: string] {
  const [, real, range = ''] = /^npm:(@?[^@]+)(?:@(.*))?$/.exec(version) ?? [];
  return real === undefined ? [name, version] : [real, range];
}
