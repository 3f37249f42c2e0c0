import { type DetectedPackage, type Manager, type ManagerResult, wholeFile } from '../manager.ts';
import { isFixture } from '../reading/package-paths.ts';
import { packagesResult } from '../reading/packages-result.ts';
import { firstBlock, readFields } from '../reading/read-fields.ts';

/** The description follows the fields. The longest published files have about 2 MB. */
const MAX_BYTES = 16 * 1024 ** 2;

const FILE =
  /\.dist-info\/METADATA$|(?:\.egg-info|(?:^|\/)EGG-INFO)\/PKG-INFO$|\.egg-info\/METADATA$|\.egg-info$/;
/** `jinja2-3.1.2.dist-info`, `PyYAML-6.0-py3.11.egg-info`: the names in them have no hyphen. */
const FOLDER = /(?:^|\/)([^/-]+)-([^/-]+)(?:-py\d[^/]*)?\.(?:dist-info|egg-info|egg)(?:\/|$)/;

/** Python: the metadata that pip, uv, poetry, setuptools and distributions write beside an installed package. */
export const python: Manager = {
  name: 'Python',
  matchesPath: isPythonMetadata,
  matchesFile: () => true,
  open({ path }) {
    const decides = !isFixture(path);
    return wholeFile(MAX_BYTES, decides, (bytes) => readMetadata(path, bytes, decides));
  },
};

/** Whether a path, in an image or in an archive, is that of the metadata of an installed package. */
export function isPythonMetadata(path: string): boolean {
  return FILE.test(path);
}

function readMetadata(path: string, bytes: Buffer, decides: boolean): ManagerResult {
  const found = pythonPackage(path, bytes);
  if (found === undefined) return { kind: 'unreadable', why: 'does not name a package', decides };
  return packagesResult([found], decides);
}

/**
 * The package that the metadata names. If they cannot be read, the folder name counts: Python finds and runs the
 * package by it, without its metadata.
 */
export function pythonPackage(path: string, bytes: Buffer): DetectedPackage | undefined {
  const fields = readFields(firstBlock(bytes.toString('utf8').replace(/^\uFEFF/, '')));
  const [, folderName, folderVersion] = FOLDER.exec(path) ?? [];
  const name = fields.get('name') || folderName;
  const version = fields.get('version') || folderVersion;
  if (name === undefined || name.includes('\u0000')) return undefined;
  return { type: 'pypi', name, ...(version === undefined ? {} : { version }), trivyType: 'python-pkg' };
}
