import { type Manager, type Reading, wholeFile } from '../manager.ts';
import { packagesReading } from '../reading/packages-reading.ts';

const DATABASE =
  /^(?:(?:var\/lib|usr\/lib\/sysimage)\/rpm\/(?:rpmdb\.sqlite|Packages|Packages\.db)|usr\/share\/rpm\/(?:rpmdb\.sqlite|Packages|Packages\.db))$/;
/** In images without rpm itself: what `rpm -qa` said. */
const MANIFEST = /^var\/lib\/rpmmanifest\/container-manifest-2$/;
const MOST_BYTES = 64 * 1024 ** 2;

/**
 * rpm: SQLite, ndb and Berkeley. The databases are seen and not read: only trivy reads them, and where it lists nothing
 * of one, nobody knows what it holds.
 */
export const rpm: Manager = {
  name: 'rpm',
  mayWant: (path) => DATABASE.test(path) || MANIFEST.test(path),
  wants: ({ size }) => size > 0,
  open({ path }) {
    if (MANIFEST.test(path)) {
      return wholeFile(MOST_BYTES, true, (bytes) => readManifest(bytes.toString('utf8')));
    }
    const why = 'is an rpm database of which nothing was listed';
    return { write: () => {}, end: () => ({ kind: 'unreadable', why, decides: true }) };
  },
};

/** Name, version with release, six others, the epoch, and the source package, with tabs between. */
function readManifest(text: string): Reading {
  const packages = text.split('\n').flatMap((line) => {
    const [name, version, , , , , , , epoch = ''] = line.split('\t');
    if (!name || !version) return [];
    return [{ type: 'rpm', name, version: /^[1-9]\d*$/.test(epoch) ? `${epoch}:${version}` : version }];
  });
  if (packages.length === 0) return { kind: 'unreadable', why: 'is no list of packages', decides: true };
  return packagesReading(packages, true);
}
