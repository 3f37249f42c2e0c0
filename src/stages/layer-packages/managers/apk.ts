import { type DetectedPackage, type Manager, type ManagerResult, wholeFile } from '../manager.ts';
import { packagesResult } from '../reading/packages-result.ts';

/** The file lists every file of every package. */
const MAX_BYTES = 128 * 1024 ** 2;

const FILE = /^(?:usr\/)?lib\/apk\/db\/installed$/;

/** apk, the package manager of Alpine, Wolfi, Chainguard and OpenWrt. */
export const apk: Manager = {
  name: 'apk',
  matchesPath: (path) => FILE.test(path),
  matchesFile: ({ size }) => size > 0,
  open: () => wholeFile(MAX_BYTES, true, (bytes) => readInstalled(bytes.toString('utf8'))),
};

/** Lines of a letter, a colon and a value; a blank line separates packages. */
function readInstalled(text: string): ManagerResult {
  const packages: DetectedPackage[] = [];
  let name: string | undefined;
  let version: string | undefined;
  let hasTwoNames = false;
  const close = () => {
    if (name !== undefined) packages.push({ type: 'apk', name, ...(version ? { version } : {}) });
    name = undefined;
    version = undefined;
  };
  for (const line of text.split('\n')) {
    if (line.startsWith('P:')) {
      hasTwoNames ||= name !== undefined;
      name = line.slice(2).trim();
    } else if (line.startsWith('V:')) version = line.slice(2).trim();
    else if (line.trim() === '') close();
  }
  close();
  // One name hides the other, and readers differ in which one they take.
  if (hasTwoNames) return { kind: 'unreadable', why: 'names two packages in one block', decides: true };
  if (packages.length === 0 && text.trim() !== '') {
    return { kind: 'unreadable', why: 'is not a list of packages', decides: true };
  }
  return packagesResult(packages, true);
}
