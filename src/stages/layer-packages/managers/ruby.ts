import { type Manager, type Reading, wholeFile } from '../manager.ts';
import { isFixture } from '../reading/package-paths.ts';
import { packagesReading } from '../reading/packages-reading.ts';

const MOST_BYTES = 4 * 1024 ** 2;

const FILE = /(?:^|\/)specifications\/(?:default\/)?([^/]+)\.gemspec$/;
/** `nokogiri-1.16.0-x86_64-linux`: a name may have hyphens, a version begins with a digit. */
const CALLED = /^(.+?)-(\d[^-]*)(?:-.+)?$/;
const NAME = /^[ \t]*\w{1,40}\.name[ \t]*=[ \t]*['"]([^'"\s]+)['"]/m;
const VERSION = /^[ \t]*\w{1,40}\.version[ \t]*=[ \t]*(?:Gem::Version\.new[ (]{0,4})?['"]([^'"\s]+)['"]/m;

/** RubyGems and Bundler: the specification of each installed gem. */
export const ruby: Manager = {
  name: 'RubyGems',
  mayWant: (path) => FILE.test(path),
  wants: () => true,
  open({ path }) {
    const decides = !isFixture(path);
    return wholeFile(MOST_BYTES, decides, (bytes) => readSpecification(path, bytes, decides));
  },
};

function readSpecification(path: string, bytes: Buffer, decides: boolean): Reading {
  const text = bytes.toString('utf8');
  const [, calledName, calledVersion] = CALLED.exec(FILE.exec(path)?.[1] ?? '') ?? [];
  const name = NAME.exec(text)?.[1] ?? calledName;
  const version = VERSION.exec(text)?.[1] ?? calledVersion;
  if (name === undefined || version === undefined) {
    return { kind: 'unreadable', why: 'names no gem and no version', decides };
  }
  return packagesReading([{ type: 'gem', name, version, trivyType: 'gemspec' }], decides);
}
