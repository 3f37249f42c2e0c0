import { satisfies } from 'semver';

/** Whether two names of one PURL type name the same package, by the rules of its registry. */
export function sameName(type: string, one: string, other: string): boolean {
  return one === other || normalName(type, one) === normalName(type, other);
}

/** The name in the spelling of its registry. */
export function normalName(type: string, name: string): string {
  if (type === 'pypi') return name.toLowerCase().replace(/[-_.]+/g, '-');
  return type === 'nuget' || type === 'composer' ? name.toLowerCase() : name;
}

/** Whether two texts are the same version. Some programs leave out the `v` of Go and Composer. */
export function sameVersion(type: string, one: string, other: string): boolean {
  if (one === other) return true;
  return (type === 'golang' || type === 'composer') && one.replace(/^v/, '') === other.replace(/^v/, '');
}

/**
 * Whether a requirement of a manifest led to a version, by the versions of this package that the lock file beside it has.
 * If it has several, only npm's ranges are evaluated, and only one of the versions may be in the range.
 */
export function chooses(
  type: string,
  requirement: string,
  version: string,
  locked: ReadonlySet<string>,
): boolean {
  const has = [...locked].some((one) => sameVersion(type, one, version));
  if (!has) return false;
  if (locked.size === 1) return !isExact(requirement);
  if (type !== 'npm' || requirement === '') return false;
  const inRange = [...locked].filter((one) => satisfies(one, requirement));
  return inRange.length === 1 && inRange[0] === version;
}

/** An exact version that is not the locked one led to another version, or the lock file is old. */
function isExact(requirement: string): boolean {
  return /^(?:={1,3}\s*)?v?\d+(?:\.\d+){2,}$/.test(requirement.trim()) && !/^[~^]/.test(requirement);
}
