import { type Manager, type Reading, type SeenPackage, wholeFile } from '../manager.ts';
import { isFixture } from '../reading/package-paths.ts';
import { packagesReading } from '../reading/packages-reading.ts';
import { firstBlock, readFields } from '../reading/read-fields.ts';

/** The description follows the fields; the longest published have some 2 MB. */
const MOST_BYTES = 16 * 1024 ** 2;

const FILE =
  /\.dist-info\/METADATA$|(?:\.egg-info|(?:^|\/)EGG-INFO)\/PKG-INFO$|\.egg-info\/METADATA$|\.egg-info$/;
/** `jinja2-3.1.2.dist-info`, `PyYAML-6.0-py3.11.egg-info`: names in them have no hyphen. */
const FOLDER = /(?:^|\/)([^/-]+)-([^/-]+)(?:-py\d[^/]*)?\.(?:dist-info|egg-info|egg)(?:\/|$)/;

/** Python: what pip, uv, poetry, setuptools and distributions write beside an installed package. */
export const python: Manager = {
  name: 'Python',
  mayWant: isPythonMetadata,
  wants: () => true,
  open({ path }) {
    const decides = !isFixture(path);
    return wholeFile(MOST_BYTES, decides, (bytes) => readMetadata(path, bytes, decides));
  },
};

/** Whether a path, in an image or in an archive, is that of the metadata of an installed package. */
export function isPythonMetadata(path: string): boolean {
  return FILE.test(path);
}

function readMetadata(path: string, bytes: Buffer, decides: boolean): Reading {
  const found = pythonPackage(path, bytes);
  if (found === undefined) return { kind: 'unreadable', why: 'names no package and no version', decides };
  return packagesReading([found], decides);
}

/**
 * The package that metadata speak of; where they cannot be read, what the folder is called: Python finds it by that, and
 * runs it without asking for its metadata.
 */
export function pythonPackage(path: string, bytes: Buffer): SeenPackage | undefined {
  const fields = readFields(firstBlock(bytes.toString('utf8').replace(/^\uFEFF/, '')));
  const [, folderName, folderVersion] = FOLDER.exec(path) ?? [];
  const name = fields.get('name') || folderName;
  const version = fields.get('version') || folderVersion;
  if (name === undefined || name.includes('\u0000')) return undefined;
  return { type: 'pypi', name, ...(version === undefined ? {} : { version }), trivyType: 'python-pkg' };
}
