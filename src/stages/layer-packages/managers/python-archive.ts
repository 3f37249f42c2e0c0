import type { Manager, PackageFile, Reading, SeenPackage } from '../manager.ts';
import { ZIP } from '../reading/magic.ts';
import { isFixture } from '../reading/package-paths.ts';
import { packagesReading } from '../reading/packages-reading.ts';
import { type ArchiveVisitor, readArchive, wholeArchive } from '../reading/read-archive.ts';
import { isPythonMetadata, pythonPackage } from './python.ts';

/** What Python runs or imports as it is. */
const LOADED = /\.(?:egg|pex|pyz|pyzw)$/;
const WHEEL = /\.whl$/;

/** Python: eggs, zipapps, pex and shiv, which run from a zip; wheels, which wait to be installed. */
export const pythonArchive: Manager = {
  name: 'Python archives',
  mayWant: () => true,
  wants: (file) => (LOADED.test(file.path) || WHEEL.test(file.path) ? file.size > 0 : isZipapp(file)),
  open(file) {
    const decides = !WHEEL.test(file.path) && !isFixture(file.path);
    return wholeArchive(file, decides, (archive) => readPython(file.path, archive, decides));
  },
};

/** A line for the kernel that names Python, and a zip behind it. */
function isZipapp({ head }: PackageFile): boolean {
  if (head[0] !== 0x23 || head[1] !== 0x21) return false;
  const text = Buffer.from(head);
  const end = text.indexOf('\n');
  return end > 0 && /python|pypy/.test(text.toString('latin1', 0, end)) && text.indexOf(ZIP, end) === end + 1;
}

function readPython(path: string, archive: Buffer, decides: boolean): Reading {
  const packages: SeenPackage[] = [];
  const fault = readArchive(archive, pythonVisitor(path, packages));
  if (fault !== undefined) return { kind: 'unreadable', why: fault, decides };
  if (packages.length === 0) return { kind: 'nothing' };
  return packagesReading(packages, decides);
}

/** Collects the Python packages of an archive; `.deps` is where pex keeps its wheels. */
export function pythonVisitor(archive: string, packages: SeenPackage[]): ArchiveVisitor {
  return {
    step(path) {
      if (isPythonMetadata(path)) return 'read';
      return /(?:^|\/)\.deps\/[^/]+\.whl$/.test(path) ? 'open' : 'pass';
    },
    read(path, bytes) {
      // An egg is called after its package; within it nothing is.
      const found = pythonPackage(path.startsWith('EGG-INFO/') ? `${archive}/${path}` : path, bytes);
      if (found !== undefined) packages.push(found);
    },
    broken: () => {},
  };
}
