import { type DetectedPackage, type Manager, type ManagerResult, wholeFile } from '../manager.ts';
import { isFixture } from '../reading/package-paths.ts';
import { packagesResult } from '../reading/packages-result.ts';
import { isJsonObject, readJson, textOf } from '../reading/read-json.ts';

/** A larger file is not a manifest: the largest published ones have about 2 MB. */
const MAX_BYTES = 16 * 1024 ** 2;

const NAME = `((?:@[^/@]+/)?[^/@.][^/@]*)`;
/** Packages that can be loaded by name: below `node_modules`, in Debian's folder, and in Deno's cache. */
const LOADED = [
  new RegExp(String.raw`(?:^|/)(?:node_modules|usr/share/nodejs)/${NAME}/package\.json$`),
  new RegExp(String.raw`(?:^|/)npm/registry\.npmjs\.org/${NAME}/\d[^/]*/package\.json$`),
];

/** npm, pnpm, yarn, bun and Deno: `package.json`. Only packages that can be loaded by name count as installed. */
export const npm: Manager = {
  name: 'npm',
  matchesPath: (path) => path.endsWith('/package.json') || path === 'package.json',
  matchesFile: () => true,
  open({ path }) {
    const loaded = loadedName(path);
    const decides = loaded !== undefined && !isFixture(path);
    return wholeFile(MAX_BYTES, decides, (bytes) => readManifest(bytes, loaded, decides));
  },
};

function readManifest(bytes: Uint8Array, loaded: string | undefined, decides: boolean): ManagerResult {
  const manifest = readJson(bytes);
  if (!isJsonObject(manifest)) {
    // At another path, a file of this name can be anything: a hint for a bundler, a template.
    if (loaded === undefined) return { kind: 'nothing' };
    return { kind: 'unreadable', why: 'is not valid JSON', decides };
  }
  const name = textOf(manifest.name);
  const version = textOf(manifest.version);
  if (decides && loaded !== undefined) {
    // A private package without a version was never published and has no advisories.
    if (version === undefined && manifest.private === true) return { kind: 'nothing' };
    return packagesResult([npmPackage(name ?? loaded, version)], true);
  }
  if (name === undefined || version === undefined) return { kind: 'nothing' };
  return packagesResult([npmPackage(name, version)], false);
}

function loadedName(path: string): string | undefined {
  return LOADED.map((place) => place.exec(path)?.[1]).find((name) => name !== undefined);
}

/** The package of a `package.json` in an archive, if it could be loaded by name. */
export function readNpmPackage(path: string, bytes: Uint8Array): DetectedPackage | undefined {
  const loaded = loadedName(path);
  if (loaded === undefined) return undefined;
  const reading = readManifest(bytes, loaded, true);
  return reading.kind === 'packages' ? reading.packages[0] : undefined;
}

/** An npm package in the form of the completeness check. */
export function npmPackage(name: string, version: string | undefined): DetectedPackage {
  return { type: 'npm', name, ...(version === undefined ? {} : { version }), trivyType: 'node-pkg' };
}
