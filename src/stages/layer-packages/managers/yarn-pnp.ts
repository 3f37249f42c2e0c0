import { type DetectedPackage, type Manager, type ManagerResult, wholeFile } from '../manager.ts';
import { packagesResult } from '../reading/packages-result.ts';
import { npmPackage } from './npm.ts';

/** The file of a repository with thousands of packages has about 10 MB. */
const MAX_BYTES = 64 * 1024 ** 2;

const FILE = /(?:^|\/)\.pnp\.(?:cjs|js|data\.json)$/;

/** A package and its location: `["npm:4.17.20", {"packageLocation": "./.yarn/cache/….zip/node_modules/lodash/"`. */
const ENTRY = /"([^"\s]{1,500})",\s{0,40}\{\s{0,40}"packageLocation":\s{0,4}"([^"\s]{1,1000})"/g;
const FOLDER = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\/$/;
const VERSION = /(?:^|#)npm:([^#:]+)$|::version=([^&]+)/;

/** yarn's Plug'n'Play: the packages are in zips, and this file lists which of them can be loaded. */
export const yarnPnp: Manager = {
  name: "yarn Plug'n'Play",
  matchesPath: (path) => FILE.test(path),
  matchesFile: () => true,
  open: () => wholeFile(MAX_BYTES, true, (bytes) => readTable(bytes.toString('utf8'))),
};

function readTable(text: string): ManagerResult {
  // The table is a string in the script: its lines end in a backslash, and its quotes may be escaped.
  const table = text.replaceAll('\\\n', '').replaceAll('\\"', '"');
  if (!table.includes('packageRegistryData')) {
    return { kind: 'unreadable', why: 'contains no table of packages', decides: true };
  }
  const packages: DetectedPackage[] = [];
  for (const [, reference = '', location = ''] of table.matchAll(ENTRY)) {
    const name = FOLDER.exec(location)?.[1];
    const [, published, patched] = VERSION.exec(reference) ?? [];
    const version = published ?? patched;
    if (name !== undefined && version !== undefined) packages.push(npmPackage(name, version));
  }
  return packagesResult(packages, true);
}
