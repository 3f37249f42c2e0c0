import { type Manager, type Reading, type SeenPackage, wholeFile } from '../manager.ts';
import { packagesReading } from '../reading/packages-reading.ts';
import { blocksOf, readFields } from '../reading/read-fields.ts';

/** That of a workstation has 10 MB. */
const MOST_BYTES = 64 * 1024 ** 2;

const DPKG = /^var\/lib\/dpkg\/(?:status$|status\.d\/(?!.*\.md5sums$)[^/]+$)/;

/** Debian and what comes of it: dpkg's list; distroless images have a file for each package. */
export const dpkg: Manager = {
  name: 'dpkg',
  mayWant: (path) => DPKG.test(path),
  wants: ({ size }) => size > 0,
  open: () => wholeFile(MOST_BYTES, true, (bytes) => readStatus(bytes)),
};

function readStatus(bytes: Buffer): Reading {
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  if (text.trim() === '') return { kind: 'nothing' };
  const blocks = blocksOf(text);
  if (blocks.some((block) => (block.match(/^Package:/gim)?.length ?? 0) > 1)) {
    // dpkg refuses it, and others read the one or the other.
    return { kind: 'unreadable', why: 'names two packages in one stanza', decides: true };
  }
  const found = blocks.map((block) => readFields(block));
  if (!found.some((fields) => fields.has('package'))) {
    return { kind: 'unreadable', why: 'is no list of packages', decides: true };
  }
  const packages = found.flatMap((fields): readonly SeenPackage[] => {
    const name = fields.get('package');
    if (name === undefined || !isThere(fields.get('status'))) return [];
    const version = fields.get('version');
    return [{ type: 'deb', name, ...(version ? { version } : {}) }];
  });
  return packagesReading(packages, true);
}

/** `deinstall ok config-files`: the third word says what is there, the first what is wished. */
function isThere(status: string | undefined): boolean {
  return status === undefined || !/\b(?:not-installed|config-files)$/.test(status.trim());
}
