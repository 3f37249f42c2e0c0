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

/** A key that is the same for every variant of one version of a package: without qualifiers and subpath. */
export function packageKey({ type, namespace = '', name, version = '' }: PackageUrl): string {
  return JSON.stringify([type, namespace, name, version]);
}

/** Whether a pattern names a package: by type, namespace and name, and by the other parts that the pattern has. */
export function namesPackage(pattern: PackageUrl, candidate: PackageUrl): boolean {
  return (
    pattern.type === candidate.type &&
    pattern.namespace === candidate.namespace &&
    pattern.name === candidate.name &&
    (pattern.version === undefined || pattern.version === candidate.version) &&
    (pattern.subpath === undefined || pattern.subpath === candidate.subpath) &&
    Object.entries(pattern.qualifiers).every(([key, value]) => candidate.qualifiers[key] === value)
  );
}

/** Whether a pattern of the type `oci` names an image. The image may have several digests (also that of its index). */
export function namesImage(pattern: PackageUrl, image: PackageUrl, digests: readonly string[]): boolean {
  const { version, qualifiers, ...rest } = pattern;
  const { repository_url: repository, ...otherQualifiers } = qualifiers;
  return (
    (version === undefined || (isDigest(version) && digests.includes(version))) &&
    (repository === undefined || isRepository(repository, image)) &&
    namesPackage({ ...rest, qualifiers: otherQualifiers }, image)
  );
}

/**
 * Whether a `repository_url` is that of an image. The PURL specification writes the whole repository into
 * `repository_url`. go-vex leaves out the last part, which is the name in the PURL.
 */
function isRepository(written: string, { name, qualifiers }: PackageUrl): boolean {
  const whole = plainRepository(qualifiers.repository_url ?? '');
  const named = plainRepository(written);
  if (whole === '') return false;
  const parent = whole.slice(0, whole.lastIndexOf('/'));
  // Without the last test, `host/app` would also match `host/app/app`.
  return named === whole || (named === parent && !parent.endsWith(`/${name}`));
}

function plainRepository(text: string): string {
  return text.toLowerCase().replace(/^index\.docker\.io\//, 'docker.io/');
}
