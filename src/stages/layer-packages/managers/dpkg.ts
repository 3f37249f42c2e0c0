import { type DetectedPackage, type Manager, type ManagerResult, wholeFile } from '../manager.ts';
import { packagesResult } from '../reading/packages-result.ts';
import { blocksOf, readFields } from '../reading/read-fields.ts';

/** The file of a workstation has 10 MB. */
const MAX_BYTES = 64 * 1024 ** 2;

const DPKG = /^var\/lib\/dpkg\/(?:status$|status\.d\/(?!.*\.md5sums$)[^/]+$)/;

/** dpkg, the package manager of Debian and its derivatives. Distroless images have one file per package. */
export const dpkg: Manager = {
  name: 'dpkg',
  matchesPath: (path) => DPKG.test(path),
  matchesFile: ({ size }) => size > 0,
  open: () => wholeFile(MAX_BYTES, true, (bytes) => readStatus(bytes)),
};

function readStatus(bytes: Buffer): ManagerResult {
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  if (text.trim() === '') return { kind: 'nothing' };
  const blocks = blocksOf(text);
  if (blocks.some((block) => (block.match(/^Package:/gim)?.length ?? 0) > 1)) {
    // dpkg rejects it, and other readers differ in which name they take.
    return { kind: 'unreadable', why: 'names two packages in one stanza', decides: true };
  }
  const found = blocks.map((block) => readFields(block));
  if (!found.some((fields) => fields.has('package'))) {
    return { kind: 'unreadable', why: 'is not a list of packages', decides: true };
  }
  const packages = found.flatMap((fields): readonly DetectedPackage[] => {
    const name = fields.get('package');
    if (name === undefined || !isInstalled(fields.get('status'))) return [];
    const version = fields.get('version');
    return [{ type: 'deb', name, ...(version ? { version } : {}) }];
  });
  return packagesResult(packages, true);
}

/** `deinstall ok config-files`: the third word is the state, the first is the requested state. */
function isInstalled(status: string | undefined): boolean {
  return status === undefined || !/\b(?:not-installed|config-files)$/.test(status.trim());
}
