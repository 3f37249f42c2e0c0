import { type Manager, type SeenPackage, wholeFile } from '../manager.ts';
import { isFixture } from '../reading/package-paths.ts';
import { packagesReading } from '../reading/packages-reading.ts';
import { isJsonObject, readJson, textOf } from '../reading/read-json.ts';

const MOST_BYTES = 64 * 1024 ** 2;

const FILE = /(?:^|\/)composer\/installed\.(json|php)$/;

/** An entry of `versions` in `installed.php`, in the order in which Composer writes them. */
const ENTRY =
  /'([^'/\s]{1,200}\/[^'/\s]{1,200})' => array\(\s{0,40}'pretty_version' => '([^']{1,200})',([^()]{0,2000})/g;

/** Composer: what it has installed, as JSON and as the PHP that programs load. */
export const composer: Manager = {
  name: 'Composer',
  mayWant: (path) => FILE.test(path),
  wants: () => true,
  open({ path }) {
    const decides = !isFixture(path);
    const read = FILE.exec(path)?.[1] === 'php' ? readPhp : readList;
    return wholeFile(MOST_BYTES, decides, (bytes) => {
      const found = read(bytes);
      if (found === undefined) return { kind: 'unreadable', why: 'is no list of Composer', decides };
      return packagesReading(found, decides);
    });
  },
};

/** Composer 2 writes an object, Composer 1 wrote the list alone. */
function readList(bytes: Buffer): readonly SeenPackage[] | undefined {
  const installed = readJson(bytes);
  // For Composer too an object of nothing is a list of nothing.
  if (isJsonObject(installed) && Object.keys(installed).length === 0) return [];
  const listed = isJsonObject(installed) ? installed.packages : installed;
  if (!Array.isArray(listed)) return undefined;
  return listed.flatMap((one: unknown) => {
    const { name, version } = isJsonObject(one) ? one : {};
    const [named, exact] = [textOf(name), textOf(version)];
    return named === undefined || exact === undefined ? [] : [phpPackage(named, exact)];
  });
}

function readPhp(bytes: Buffer): readonly SeenPackage[] | undefined {
  const text = bytes.toString('utf8');
  if (!text.includes("'versions' => array(")) return undefined;
  return [...text.matchAll(ENTRY)].flatMap(([, name = '', version = '', rest = '']) =>
    // The application itself is among them.
    rest.includes("'type' => 'project'") ? [] : [phpPackage(name, version)],
  );
}

function phpPackage(name: string, version: string): SeenPackage {
  return { type: 'composer', name, version, trivyType: 'composer-vendor' };
}
