import { type Manager, type Reading, type SeenPackage, wholeFile } from '../manager.ts';
import { isFixture } from '../reading/package-paths.ts';
import { packagesReading } from '../reading/packages-reading.ts';
import { isJsonObject, readJson, textOf } from '../reading/read-json.ts';

/** Larger ones are no package's: the greatest published have some 2 MB. */
const MOST_BYTES = 16 * 1024 ** 2;

const NAME = `((?:@[^/@]+/)?[^/@.][^/@]*)`;
/** By name alone: below `node_modules`, where Debian installs to, and where Deno keeps what it loads. */
const LOADED = [
  new RegExp(String.raw`(?:^|/)(?:node_modules|usr/share/nodejs)/${NAME}/package\.json$`),
  new RegExp(String.raw`(?:^|/)npm/registry\.npmjs\.org/${NAME}/\d[^/]*/package\.json$`),
];

/** npm, pnpm, yarn, bun and Deno: `package.json`. Only those that can be loaded by name count as installed. */
export const npm: Manager = {
  name: 'npm',
  mayWant: (path) => path.endsWith('/package.json') || path === 'package.json',
  wants: () => true,
  open({ path }) {
    const loaded = loadedName(path);
    const decides = loaded !== undefined && !isFixture(path);
    return wholeFile(MOST_BYTES, decides, (bytes) => readManifest(bytes, loaded, decides));
  },
};

function readManifest(bytes: Uint8Array, loaded: string | undefined, decides: boolean): Reading {
  const manifest = readJson(bytes);
  if (!isJsonObject(manifest)) {
    // Beside what is loaded by name a file of this name can be anything: a hint for a bundler, a template.
    if (loaded === undefined) return { kind: 'nothing' };
    return { kind: 'unreadable', why: 'is no JSON that can be read', decides };
  }
  const name = textOf(manifest.name);
  const version = textOf(manifest.version);
  if (decides && loaded !== undefined) {
    // What was never published has no advisories: a workspace of one's own.
    if (version === undefined && manifest.private === true) return { kind: 'nothing' };
    return packagesReading([npmPackage(name ?? loaded, version)], true);
  }
  if (name === undefined || version === undefined) return { kind: 'nothing' };
  return packagesReading([npmPackage(name, version)], false);
}

function loadedName(path: string): string | undefined {
  return LOADED.map((place) => place.exec(path)?.[1]).find((name) => name !== undefined);
}

/** The package that a `package.json` of an archive speaks of, where it could be loaded by name. */
export function readNpmPackage(path: string, bytes: Uint8Array): SeenPackage | undefined {
  const loaded = loadedName(path);
  if (loaded === undefined) return undefined;
  const reading = readManifest(bytes, loaded, true);
  return reading.kind === 'packages' ? reading.packages[0] : undefined;
}

/** An npm package as the witness names it. */
export function npmPackage(name: string, version: string | undefined): SeenPackage {
  return { type: 'npm', name, ...(version === undefined ? {} : { version }), trivyType: 'node-pkg' };
}
