import { type Manager, type ManagerResult, wholeFile } from '../manager.ts';
import { packagesResult } from '../reading/packages-result.ts';

const DATABASE =
  /^(?:(?:var\/lib|usr\/lib\/sysimage)\/rpm\/(?:rpmdb\.sqlite|Packages|Packages\.db)|usr\/share\/rpm\/(?:rpmdb\.sqlite|Packages|Packages\.db))$/;
/** In images without rpm: the output of `rpm -qa`. */
const MANIFEST = /^var\/lib\/rpmmanifest\/container-manifest-2$/;
const MAX_BYTES = 64 * 1024 ** 2;

/**
 * rpm: SQLite, ndb and Berkeley databases. Only trivy reads them. If trivy lists nothing from a database, its
 * content is unknown.
 */
export const rpm: Manager = {
  name: 'rpm',
  matchesPath: (path) => DATABASE.test(path) || MANIFEST.test(path),
  matchesFile: ({ size }) => size > 0,
  open({ path }) {
    if (MANIFEST.test(path)) {
      return wholeFile(MAX_BYTES, true, (bytes) => readManifest(bytes.toString('utf8')));
    }
    const why = 'is an rpm database from which trivy listed no packages';
    return { write: () => {}, end: () => ({ kind: 'unreadable', why, decides: true }) };
  },
};

/** Name, version with release, six other fields, the epoch, and the source package, separated by tabs. */
function readManifest(text: string): ManagerResult {
  const packages = text.split('\n').flatMap((line) => {
    const [name, version, , , , , , , epoch = ''] = line.split('\t');
    if (!name || !version) return [];
    return [{ type: 'rpm', name, version: /^[1-9]\d*$/.test(epoch) ? `${epoch}:${version}` : version }];
  });
  if (packages.length === 0) return { kind: 'unreadable', why: 'is not a list of packages', decides: true };
  return packagesResult(packages, true);
}
