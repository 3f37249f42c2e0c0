import type { Manager, PackageFile, Reading, SeenPackage } from '../manager.ts';
import { hasAt, ZIP } from '../reading/magic.ts';
import { baseName, isFixture } from '../reading/package-paths.ts';
import { packagesReading } from '../reading/packages-reading.ts';
import { type ArchiveVisitor, readArchive, wholeArchive } from '../reading/read-archive.ts';

/** What Java's launchers, servers and plugin loaders open; trivy opens the first four. */
const ARCHIVE = /\.(?:jar|war|ear|par|hpi|jpi|nar|kar|sar|rar)$/i;
const NAME_AT = 30;
const FIRST_MEMBER = Buffer.from('META-INF/');
/** Where what the runtime loads lies in an archive. */
const LIBRARIES = /(?:^|\/)lib\//;

/** Java: what Maven writes into each archive, and into those within it. */
export const java: Manager = {
  name: 'Java',
  mayWant: () => true,
  wants: (file) => isJavaArchive(file) || startsItself(file),
  open(file) {
    const isLoaded = !isFixture(file.path);
    // What has another name may be another thing.
    const decides = isLoaded && /\.(?:jar|war|ear|par)$/i.test(file.path);
    return wholeArchive(file, decides, (archive) => {
      const reading = readJava(archive, isLoaded, decides);
      // A script may start another archive than itself.
      return reading.kind === 'unreadable' && startsItself(file) && !isJavaArchive(file) ? NOTHING : reading;
    });
  },
};

/** By its name, or by its first member: `java -jar` takes an archive of any name. */
function isJavaArchive({ path, head, size }: PackageFile): boolean {
  if (ARCHIVE.test(path)) return size > 0 && !(/\.rar$/i.test(path) && !hasAt(head, ZIP));
  // A phone's programs are archives too, and run elsewhere.
  if (/\.(?:zip|apk|aab|aar|whl|xpi)$/i.test(path)) return false;
  return hasAt(head, ZIP) && hasAt(head, FIRST_MEMBER, NAME_AT);
}

const NOTHING: Reading = { kind: 'nothing' };
const SCRIPT = Buffer.from('#!');
/** What Spring Boot and others put in front of an archive, so that a shell can start it. */
const STARTER = /Spring Boot Startup Script|\bjava\w*\b.*-jar["' ]+\$/i;

function startsItself({ head }: PackageFile): boolean {
  return hasAt(head, SCRIPT) && STARTER.test(Buffer.from(head).toString('latin1'));
}

function readJava(archive: Buffer, isLoaded: boolean, decides: boolean): Reading {
  const packages: SeenPackage[] = [];
  const broken: string[] = [];
  const fault = readArchive(archive, javaVisitor(packages, broken));
  if (fault !== undefined) return { kind: 'unreadable', why: fault, decides };
  const library = broken.find((path) => LIBRARIES.test(path));
  if (library !== undefined) {
    return {
      kind: 'unreadable',
      why: `holds an archive that cannot be read (${baseName(library)})`,
      decides,
    };
  }
  if (packages.length > 0) return packagesReading(packages, isLoaded);
  return { kind: 'told', why: 'is a Java archive that does not name the Maven package that it is' };
}

/** Collects the Maven packages of an archive and of those within it. */
export function javaVisitor(packages: SeenPackage[], broken: string[]): ArchiveVisitor {
  return {
    step(path) {
      if (ARCHIVE.test(path)) return 'open';
      return baseName(path) === 'pom.properties' ? 'read' : 'pass';
    },
    read(_path, bytes) {
      const found = mavenPackage(bytes.toString('latin1'));
      if (found !== undefined) packages.push(found);
    },
    broken: (path) => broken.push(path),
  };
}

const PROPERTY = /^[ \t]*(groupId|artifactId|version)[ \t]*[=:](.*)$/gm;

/** The properties that Maven writes: `groupId=org.slf4j`; the last of a name counts. */
function mavenPackage(text: string): SeenPackage | undefined {
  const of = new Map<string, string>();
  for (const [, key = '', value = ''] of text.matchAll(PROPERTY)) of.set(key, value.trim());
  const [group, artifact, version] = [of.get('groupId'), of.get('artifactId'), of.get('version')];
  if (!group || !artifact || !version) return undefined;
  return { type: 'maven', name: `${group}:${artifact}`, version, trivyType: 'jar' };
}
