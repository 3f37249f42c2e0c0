/** What the script of the page needs of the packages. Names are written once, and packages refer to them by index. */
export interface PackageData {
  readonly types: readonly string[];
  readonly licences: readonly string[];
  readonly scopes: readonly string[];
  /** Lock files and binaries that name packages. */
  readonly origins: readonly string[];
  /** Each package is after the one that brings it in. */
  readonly packages: readonly PackageTuple[];
}

/** Name, version, type, licences, scopes, the package that brings it in (-1: none), origin (-1: none), files. */
export type PackageTuple = readonly [
  name: string,
  version: string,
  type: number,
  licences: readonly number[],
  scopes: readonly number[],
  parent: number,
  origin: number,
  paths: readonly string[],
];

/** The name of the element that contains the data. */
export const DATA_ID = 'page-data';
