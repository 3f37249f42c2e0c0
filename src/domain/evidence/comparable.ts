/** How versions of a kind of package are written; each as trivy's comparison of that kind reads them. */
export type VersionScheme = 'semver' | 'dotted' | 'pep440' | 'gem' | 'maven' | 'deb' | 'apk' | 'rpm';

/** One word between dots or after a hyphen. */
const WORD = '[0-9A-Za-z-]';
const LEADING = '(?:0|[1-9]\\d*)';
const PRERELEASE = `(?:${LEADING}|\\d*[A-Za-z-]${WORD}*)`;

/**
 * What a version must look like to be compared. trivy passes over every other one with a line in its log, and only
 * where there are advisories of a package of that name.
 */
const FORMS: Readonly<Record<VersionScheme, RegExp>> = {
  semver: new RegExp(
    `^${LEADING}\\.${LEADING}\\.${LEADING}(?:-${PRERELEASE}(?:\\.${PRERELEASE})*)?(?:\\+${WORD}+(?:\\.${WORD}+)*)?$`,
  ),
  dotted:
    /^v?\d+(?:\.\d+)*(?:-?[0-9A-Za-z~-]+(?:\.[0-9A-Za-z~-]+)*)?(?:\+[0-9A-Za-z~-]+(?:\.[0-9A-Za-z~-]+)*)?$/,
  pep440:
    /^v?(?:\d+!)?\d+(?:\.\d+)*(?:[-_.]?(?:alpha|beta|preview|pre|rc|a|b|c)[-_.]?\d*)?(?:-\d+|[-_.]?(?:post|rev|r)[-_.]?\d*)?(?:[-_.]?dev[-_.]?\d*)?(?:\+[a-z0-9]+(?:[-_.][a-z0-9]+)*)?$/i,
  gem: /^\d+(?:\.[0-9A-Za-z]+)*(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/,
  // Maven orders every text.
  maven: /^./,
  deb: /^(?:\d+:)?\d[\p{L}\p{N}.+~:_-]*$/u,
  apk: /^\d[0-9A-Za-z._~-]*$/,
  // So does RPM.
  rpm: /^./,
};

/** Numbers are kept in 64 bits. */
const LARGEST = 2n ** 64n - 1n;

/** Whether a version can be held against the ranges of an advisory; an empty one never can. */
export function isComparable(scheme: VersionScheme, version: string): boolean {
  const text = version.trim();
  if (!FORMS[scheme].test(text)) return false;
  if (scheme === 'maven' || scheme === 'deb' || scheme === 'apk' || scheme === 'rpm') return true;
  const release = /^v?(?:\d+!)?\d+(?:\.\d+)*/i.exec(text)?.[0] ?? '';
  return (release.match(/\d+/g) ?? []).every((part) => part.length < 20 || BigInt(part) <= LARGEST);
}

/** `go1.26.5 (Red Hat 1.26.5-1.el9)` and `go1.22.3 X:boringcrypto`: what comes after the release of Go. */
const GO_RELEASE = /^v?(?:go)?(\d+(?:\.\d+){1,2}(?:(?:rc|beta)\d+)?)(?:\s|-X:|$)/;

/**
 * The release of Go in a version of its standard library, as vendors and experiments write it: `v1.26.5`. Undefined
 * where there is none, as in `devel go1.27-4a1b2c3`.
 */
export function goRelease(version: string): string | undefined {
  const release = GO_RELEASE.exec(version)?.[1];
  return release === undefined ? undefined : `v${release}`;
}
