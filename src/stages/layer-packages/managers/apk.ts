import { type Manager, type Reading, type SeenPackage, wholeFile } from '../manager.ts';
import { packagesReading } from '../reading/packages-reading.ts';

/** It lists every file of every package. */
const MOST_BYTES = 128 * 1024 ** 2;

const FILE = /^(?:usr\/)?lib\/apk\/db\/installed$/;

/** Alpine, Wolfi, Chainguard, OpenWrt: apk's list. */
export const apk: Manager = {
  name: 'apk',
  mayWant: (path) => FILE.test(path),
  wants: ({ size }) => size > 0,
  open: () => wholeFile(MOST_BYTES, true, (bytes) => readInstalled(bytes.toString('utf8'))),
};

/** Lines of a letter, a colon and a value, a blank line between packages. */
function readInstalled(text: string): Reading {
  const packages: SeenPackage[] = [];
  let name: string | undefined;
  let version: string | undefined;
  let isTwo = false;
  const close = () => {
    if (name !== undefined) packages.push({ type: 'apk', name, ...(version ? { version } : {}) });
    name = undefined;
    version = undefined;
  };
  for (const line of text.split('\n')) {
    if (line.startsWith('P:')) {
      isTwo ||= name !== undefined;
      name = line.slice(2).trim();
    } else if (line.startsWith('V:')) version = line.slice(2).trim();
    else if (line.trim() === '') close();
  }
  close();
  // The one hides the other, and which of them depends on the reader.
  if (isTwo) return { kind: 'unreadable', why: 'names two packages in one block', decides: true };
  if (packages.length === 0 && text.trim() !== '') {
    return { kind: 'unreadable', why: 'is no list of packages', decides: true };
  }
  return packagesReading(packages, true);
}
