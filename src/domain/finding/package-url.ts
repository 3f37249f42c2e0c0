import { PackageURL } from 'packageurl-js';
import { isDigest } from '../digest.ts';
import { type Parsed, parsed, unparsable } from '../result.ts';

/** A package URL, each part in its canonical form. */
export interface PackageUrl {
  readonly type: string;
  readonly namespace?: string;
  readonly name: string;
  readonly version?: string;
  readonly qualifiers: Readonly<Record<string, string>>;
  readonly subpath?: string;
}

/** Reads a package URL by the rules of its type. */
export function parsePackageUrl(text: string): Parsed<PackageUrl> {
  if (!text.startsWith('pkg:')) return unparsable('a package URL begins with "pkg:"');
  try {
    const { type, namespace, name, version, qualifiers = {}, subpath } = PackageURL.fromString(text);
    return parsed({
      type,
      ...(namespace && { namespace }),
      name,
      ...(version && { version }),
      qualifiers: { ...qualifiers },
      ...(subpath && { subpath }),
    });
  } catch (error) {
    return unparsable(`it is no package URL: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** What is the same for every variant of one version of a package: all but qualifiers and subpath. */
export function packageKey({ type, namespace = '', name, version = '' }: PackageUrl): string {
  return JSON.stringify([type, namespace, name, version]);
}

/** Whether a package is one that the pattern names: type, namespace and name, and whatever else the pattern gives. */
export function namesPackage(pattern: PackageUrl, found: PackageUrl): boolean {
  return (
    pattern.type === found.type &&
    pattern.namespace === found.namespace &&
    pattern.name === found.name &&
    (pattern.version === undefined || pattern.version === found.version) &&
    (pattern.subpath === undefined || pattern.subpath === found.subpath) &&
    Object.entries(pattern.qualifiers).every(([key, value]) => found.qualifiers[key] === value)
  );
}

/** Whether a pattern of the type `oci` names an image, which may be known by several digests (its index's too). */
export function namesImage(pattern: PackageUrl, image: PackageUrl, digests: readonly string[]): boolean {
  const { version, qualifiers, ...rest } = pattern;
  const { repository_url: repository, ...others } = qualifiers;
  return (
    (version === undefined || (isDigest(version) && digests.includes(version))) &&
    (repository === undefined || isRepository(repository, image)) &&
    namesPackage({ ...rest, qualifiers: others }, image)
  );
}

/** purl-spec writes the whole repository into `repository_url`, go-vex leaves the name off that stands in the PURL. */
function isRepository(written: string, { name, qualifiers }: PackageUrl): boolean {
  const whole = plainRepository(qualifiers.repository_url ?? '');
  const asked = plainRepository(written);
  if (whole === '') return false;
  const parent = whole.slice(0, whole.lastIndexOf('/'));
  // `host/app` would else be taken for `host/app/app`.
  return asked === whole || (asked === parent && !parent.endsWith(`/${name}`));
}

function plainRepository(text: string): string {
  return text.toLowerCase().replace(/^index\.docker\.io\//, 'docker.io/');
}
