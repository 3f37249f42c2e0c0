import { type Manager, type Reading, type SeenPackage, wholeFile } from '../manager.ts';
import { packagesReading } from '../reading/packages-reading.ts';
import { npmPackage } from './npm.ts';

/** That of a repository with thousands of packages has some 10 MB. */
const MOST_BYTES = 64 * 1024 ** 2;

const FILE = /(?:^|\/)\.pnp\.(?:cjs|js|data\.json)$/;

/** A package and where it lies: `["npm:4.17.20", {"packageLocation": "./.yarn/cache/….zip/node_modules/lodash/"`. */
const ENTRY = /"([^"\s]{1,500})",\s{0,40}\{\s{0,40}"packageLocation":\s{0,4}"([^"\s]{1,1000})"/g;
const FOLDER = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\/$/;
const VERSION = /(?:^|#)npm:([^#:]+)$|::version=([^&]+)/;

/** yarn's Plug'n'Play: the packages lie in zips, and one file says which of them can be loaded. */
export const yarnPnp: Manager = {
  name: "yarn Plug'n'Play",
  mayWant: (path) => FILE.test(path),
  wants: () => true,
  open: () => wholeFile(MOST_BYTES, true, (bytes) => readTable(bytes.toString('utf8'))),
};

function readTable(text: string): Reading {
  // The table is a text within the script: its lines end in a backslash, its quotes may have one before them.
  const table = text.replaceAll('\\\n', '').replaceAll('\\"', '"');
  if (!table.includes('packageRegistryData')) {
    return { kind: 'unreadable', why: 'holds no table of packages', decides: true };
  }
  const packages: SeenPackage[] = [];
  for (const [, reference = '', location = ''] of table.matchAll(ENTRY)) {
    const name = FOLDER.exec(location)?.[1];
    const [, published, patched] = VERSION.exec(reference) ?? [];
    const version = published ?? patched;
    if (name !== undefined && version !== undefined) packages.push(npmPackage(name, version));
  }
  return packagesReading(packages, true);
}
