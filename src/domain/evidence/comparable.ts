/** Schemes of version numbers, each as trivy reads and compares it. */
export type VersionScheme = 'semver' | 'dotted' | 'pep440' | 'gem' | 'maven' | 'deb' | 'apk' | 'rpm';

/** Semantic Versioning 2.0: a character of an identifier. */
const CHARACTER = '[0-9A-Za-z-]';
/** A number without leading zeros. */
const NUMBER = '(?:0|[1-9]\\d*)';
/** An identifier of a pre-release: a number, or a text with at least one letter or hyphen. */
const PRERELEASE = `(?:${NUMBER}|\\d*[A-Za-z-]${CHARACTER}*)`;

/**
 * The form that a version must have to be compared. trivy skips versions of other forms, and writes a line to its log
 * only if there are advisories for a package of that name.
 */
const FORMS: Readonly<Record<VersionScheme, RegExp>> = {
  semver: new RegExp(
    `^${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-${PRERELEASE}(?:\\.${PRERELEASE})*)?(?:\\+${CHARACTER}+(?:\\.${CHARACTER}+)*)?$`,
  ),
  dotted:
    /^v?\d+(?:\.\d+)*(?:-?[0-9A-Za-z~-]+(?:\.[0-9A-Za-z~-]+)*)?(?:\+[0-9A-Za-z~-]+(?:\.[0-9A-Za-z~-]+)*)?$/,
  pep440:
    /^v?(?:\d+!)?\d+(?:\.\d+)*(?:[-_.]?(?:alpha|beta|preview|pre|rc|a|b|c)[-_.]?\d*)?(?:-\d+|[-_.]?(?:post|rev|r)[-_.]?\d*)?(?:[-_.]?dev[-_.]?\d*)?(?:\+[a-z0-9]+(?:[-_.][a-z0-9]+)*)?$/i,
  gem: /^\d+(?:\.[0-9A-Za-z]+)*(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/,
  // Maven compares any text.
  maven: /^./,
  deb: /^(?:\d+:)?\d[\p{L}\p{N}.+~:_-]*$/u,
  apk: /^\d[0-9A-Za-z._~-]*$/,
  // RPM compares any text too.
  rpm: /^./,
};

/**
 * The longest version that is compared, in UTF-16 units. Real ones have some 60; the time of the forms above grows with the
 * square of the length and more.
 */
const LONGEST = 300;

/** The largest number that trivy can store: 64 bits. */
const LARGEST = 2n ** 64n - 1n;

/** Whether a version can be compared with the ranges of an advisory. An empty version and a very long one cannot. */
export function isComparable(scheme: VersionScheme, version: string): boolean {
  const text = version.trim();
  if (text.length > LONGEST || !FORMS[scheme].test(text)) return false;
  if (scheme === 'maven' || scheme === 'deb' || scheme === 'apk' || scheme === 'rpm') return true;
  const release = /^v?(?:\d+!)?\d+(?:\.\d+)*/i.exec(text)?.[0] ?? '';
  return (release.match(/\d+/g) ?? []).every((part) => part.length < 20 || BigInt(part) <= LARGEST);
}

/** A release of Go, maybe with an addition: `go1.26.5 (Red Hat 1.26.5-1.el9)`, `go1.22.3 X:boringcrypto`. */
const GO_RELEASE = /^v?(?:go)?(\d+(?:\.\d+){1,2}(?:(?:rc|beta)\d+)?)(?:\s|-X:|$)/;

/**
 * The release of Go, such as `v1.26.5`, in a version of its standard library that a vendor or an experiment changed.
 * Undefined if there is none, as in `devel go1.27-4a1b2c3`.
 */
export function goRelease(version: string): string | undefined {
  const release = GO_RELEASE.exec(version)?.[1];
  return release === undefined ? undefined : `v${release}`;
}
