import { type Manager, type ManagerResult, wholeFile } from '../manager.ts';
import { isFixture } from '../reading/package-paths.ts';
import { packagesResult } from '../reading/packages-result.ts';

const MAX_BYTES = 4 * 1024 ** 2;

const FILE = /(?:^|\/)specifications\/(?:default\/)?([^/]+)\.gemspec$/;
/** `nokogiri-1.16.0-x86_64-linux`: a name may have hyphens, and a version begins with a digit. */
const FILE_NAME = /^(.+?)-(\d[^-]*)(?:-.+)?$/;
const NAME = /^[ \t]*\w{1,40}\.name[ \t]*=[ \t]*['"]([^'"\s]+)['"]/m;
const VERSION = /^[ \t]*\w{1,40}\.version[ \t]*=[ \t]*(?:Gem::Version\.new[ (]{0,4})?['"]([^'"\s]+)['"]/m;

/** RubyGems and Bundler: the specification of each installed gem. */
export const ruby: Manager = {
  name: 'RubyGems',
  matchesPath: (path) => FILE.test(path),
  matchesFile: () => true,
  open({ path }) {
    const decides = !isFixture(path);
    return wholeFile(MAX_BYTES, decides, (bytes) => readSpecification(path, bytes, decides));
  },
};

function readSpecification(path: string, bytes: Buffer, decides: boolean): ManagerResult {
  const text = bytes.toString('utf8');
  const [, nameFromFile, versionFromFile] = FILE_NAME.exec(FILE.exec(path)?.[1] ?? '') ?? [];
  const name = NAME.exec(text)?.[1] ?? nameFromFile;
  const version = VERSION.exec(text)?.[1] ?? versionFromFile;
  if (name === undefined || version === undefined) {
    return { kind: 'unreadable', why: 'does not name a gem and its version', decides };
  }
  return packagesResult([{ type: 'gem', name, version, trivyType: 'gemspec' }], decides);
}
