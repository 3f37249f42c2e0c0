import type { DetectedPackage, Manager, ManagerResult, PackageFile } from '../manager.ts';
import { ZIP } from '../reading/magic.ts';
import { isFixture } from '../reading/package-paths.ts';
import { packagesResult } from '../reading/packages-result.ts';
import { type ArchiveVisitor, readArchive, wholeArchive } from '../reading/read-archive.ts';
import { isPythonMetadata, pythonPackage } from './python.ts';

/** Archives that Python runs or imports directly. */
const LOADED = /\.(?:egg|pex|pyz|pyzw)$/;
const WHEEL = /\.whl$/;

/** Python archives: eggs, zipapps, pex and shiv run from a zip; a wheel is not installed yet. */
export const pythonArchive: Manager = {
  name: 'Python archives',
  matchesPath: () => true,
  matchesFile: (file) => (LOADED.test(file.path) || WHEEL.test(file.path) ? file.size > 0 : isZipapp(file)),
  open(file) {
    const decides = !WHEEL.test(file.path) && !isFixture(file.path);
    return wholeArchive(file, decides, (archive) => readPython(file.path, archive, decides));
  },
};

/** A `#!` line that names Python, followed by a zip. */
function isZipapp({ head }: PackageFile): boolean {
  if (head[0] !== 0x23 || head[1] !== 0x21) return false;
  const text = Buffer.from(head);
  const end = text.indexOf('\n');
  return end > 0 && /python|pypy/.test(text.toString('latin1', 0, end)) && text.indexOf(ZIP, end) === end + 1;
}

function readPython(path: string, archive: Buffer, decides: boolean): ManagerResult {
  const packages: DetectedPackage[] = [];
  const fault = readArchive(archive, pythonVisitor(path, packages));
  if (fault !== undefined) return { kind: 'unreadable', why: fault, decides };
  if (packages.length === 0) return { kind: 'nothing' };
  return packagesResult(packages, decides);
}

/** Collects the Python packages of an archive. pex keeps its wheels in `.deps`. */
export function pythonVisitor(archive: string, packages: DetectedPackage[]): ArchiveVisitor {
  return {
    step(path) {
      if (isPythonMetadata(path)) return 'read';
      return /(?:^|\/)\.deps\/[^/]+\.whl$/.test(path) ? 'open' : 'skip';
    },
    read(path, bytes) {
      // The name of an egg names its package; the paths inside it do not.
      const found = pythonPackage(path.startsWith('EGG-INFO/') ? `${archive}/${path}` : path, bytes);
      if (found !== undefined) packages.push(found);
    },
    broken: () => {},
  };
}
