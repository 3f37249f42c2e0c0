import { type DetectedPackage, type Manager, wholeFile } from '../manager.ts';
import { isFixture } from '../reading/package-paths.ts';
import { packagesResult } from '../reading/packages-result.ts';
import { isJsonObject, readJson, textOf } from '../reading/read-json.ts';

const MAX_BYTES = 64 * 1024 ** 2;

const FILE = /(?:^|\/)composer\/installed\.(json|php)$/;

/** An entry of `versions` in `installed.php`, with its keys in the order of Composer. */
const ENTRY =
  /'([^'/\s]{1,200}\/[^'/\s]{1,200})' => array\(\s{0,40}'pretty_version' => '([^']{1,200})',([^()]{0,2000})/g;

/** Composer: the installed packages, as JSON and as the PHP file that programs load. */
export const composer: Manager = {
  name: 'Composer',
  matchesPath: (path) => FILE.test(path),
  matchesFile: () => true,
  open({ path }) {
    const decides = !isFixture(path);
    const read = FILE.exec(path)?.[1] === 'php' ? readPhp : readList;
    return wholeFile(MAX_BYTES, decides, (bytes) => {
      const found = read(bytes);
      if (found === undefined)
        return { kind: 'unreadable', why: 'is not a package list of Composer', decides };
      return packagesResult(found, decides);
    });
  },
};

/** Composer 2 writes an object; Composer 1 wrote only the list. */
function readList(bytes: Buffer): readonly DetectedPackage[] | undefined {
  const installed = readJson(bytes);
  // Composer writes an empty list as an empty object.
  if (isJsonObject(installed) && Object.keys(installed).length === 0) return [];
  const listed = isJsonObject(installed) ? installed.packages : installed;
  if (!Array.isArray(listed)) return undefined;
  return listed.flatMap((one: unknown) => {
    const { name, version } = isJsonObject(one) ? one : {};
    const [named, exact] = [textOf(name), textOf(version)];
    return named === undefined || exact === undefined ? [] : [phpPackage(named, exact)];
  });
}

function readPhp(bytes: Buffer): readonly DetectedPackage[] | undefined {
  const text = bytes.toString('utf8');
  if (!text.includes("'versions' => array(")) return undefined;
  return [...text.matchAll(ENTRY)].flatMap(([, name = '', version = '', rest = '']) =>
    // The list also contains the application itself.
    rest.includes("'type' => 'project'") ? [] : [phpPackage(name, version)],
  );
}

function phpPackage(name: string, version: string): DetectedPackage {
  return { type: 'composer', name, version, trivyType: 'composer-vendor' };
}
