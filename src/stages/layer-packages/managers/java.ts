import { hasAt } from '../../shared/bytes.ts';
import type { DetectedPackage, Manager, ManagerResult, PackageFile } from '../manager.ts';
import { ZIP } from '../reading/magic.ts';
import { baseName, isFixture } from '../reading/package-paths.ts';
import { packagesResult } from '../reading/packages-result.ts';
import { type ArchiveVisitor, readArchive, wholeArchive } from '../reading/read-archive.ts';

/** The archives that Java's launchers, servers and plugin loaders open. trivy opens the first four kinds. */
const ARCHIVE = /\.(?:jar|war|ear|par|hpi|jpi|nar|kar|sar|rar)$/i;
const NAME_AT = 30;
const FIRST_MEMBER = Buffer.from('META-INF/');
/** The folders of an archive from which the runtime loads libraries. */
const LIBRARIES = /(?:^|\/)lib\//;

/** Java: the properties that Maven writes into each archive, also into archives inside archives. */
export const java: Manager = {
  name: 'Java',
  matchesPath: () => true,
  matchesFile: (file) => isJavaArchive(file) || startsItself(file),
  open(file) {
    const isLoaded = !isFixture(file.path);
    // A file with another extension may be something else.
    const decides = isLoaded && /\.(?:jar|war|ear|par)$/i.test(file.path);
    return wholeArchive(file, decides, (archive) => {
      const reading = readJava(archive, isLoaded, decides);
      // The script may start another archive than this file.
      return reading.kind === 'unreadable' && startsItself(file) && !isJavaArchive(file) ? NOTHING : reading;
    });
  },
};

/** By its name, or by its first member: `java -jar` accepts an archive of any name. */
function isJavaArchive({ path, head, size }: PackageFile): boolean {
  if (ARCHIVE.test(path)) return size > 0 && !(/\.rar$/i.test(path) && !hasAt(head, ZIP));
  // Programs for phones and extensions are zips too, but they do not run here.
  if (/\.(?:zip|apk|aab|aar|whl|xpi)$/i.test(path)) return false;
  return hasAt(head, ZIP) && hasAt(head, FIRST_MEMBER, NAME_AT);
}

const NOTHING: ManagerResult = { kind: 'nothing' };
const SCRIPT = Buffer.from('#!');
/** The script that Spring Boot and others put before an archive, so that a shell can start it. */
const STARTER = /Spring Boot Startup Script|\bjava\w*\b.*-jar["' ]+\$/i;

function startsItself({ head }: PackageFile): boolean {
  return hasAt(head, SCRIPT) && STARTER.test(Buffer.from(head).toString('latin1'));
}

function readJava(archive: Buffer, isLoaded: boolean, decides: boolean): ManagerResult {
  const packages: DetectedPackage[] = [];
  const broken: string[] = [];
  const fault = readArchive(archive, javaVisitor(packages, broken));
  if (fault !== undefined) return { kind: 'unreadable', why: fault, decides };
  const library = broken.find((path) => LIBRARIES.test(path));
  if (library !== undefined) {
    return {
      kind: 'unreadable',
      why: `contains an archive that cannot be read (${baseName(library)})`,
      decides,
    };
  }
  if (packages.length > 0) return packagesResult(packages, isLoaded);
  return { kind: 'unidentified', why: 'is a Java archive that does not name its Maven package' };
}

/** Collects the Maven packages of an archive and of the archives inside it. */
export function javaVisitor(packages: DetectedPackage[], broken: string[]): ArchiveVisitor {
  return {
    step(path) {
      if (ARCHIVE.test(path)) return 'open';
      return baseName(path) === 'pom.properties' ? 'read' : 'skip';
    },
    read(_path, bytes) {
      const found = mavenPackage(bytes.toString('latin1'));
      if (found !== undefined) packages.push(found);
    },
    broken: (path) => broken.push(path),
  };
}

const PROPERTY = /^[ \t]*(groupId|artifactId|version)[ \t]*[=:](.*)$/gm;

/** The properties that Maven writes: `groupId=org.slf4j`. The last value of a key counts. */
function mavenPackage(text: string): DetectedPackage | undefined {
  const of = new Map<string, string>();
  for (const [, key = '', value = ''] of text.matchAll(PROPERTY)) of.set(key, value.trim());
  const [group, artifact, version] = [of.get('groupId'), of.get('artifactId'), of.get('version')];
  if (!group || !artifact || !version) return undefined;
  return { type: 'maven', name: `${group}:${artifact}`, version, trivyType: 'jar' };
}
