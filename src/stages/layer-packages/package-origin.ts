/** Who published a package, by what its database says. */
export type PackageOrigin = 'distribution' | 'vendor' | 'unknown';

/** Addresses of the teams and people of a distribution. */
const DISTRIBUTION =
  /[@.](?:debian\.(?:org|net)|ubuntu\.com|canonical\.com|alioth-lists\.debian\.net|kali\.org|devuan\.org|linuxmint\.com|raspberrypi\.(?:org|com)|raspbian\.org)(?![\w.-])/i;

/** Vendors that are known to build packages for distributions of others. */
const VENDOR =
  /@(?:[\w-]+\.)*(?:docker|nvidia|google|sap|hashicorp|microsoft|mongodb|elastic|f5|nginx|konghq|cloudflare|influxdb|influxdata|gitlab|github|grafana|datadoghq|nodesource|tailscale|percona|oracle|redis|confluent|jetbrains|zulip|dell|ibm|intel|amd)\.(?:com|io|org|net)\b|mariadb|couchdb|openrobotics|osrfoundation|postgresql\.org|Google Cloud CLI/i;

/** The origin of a dpkg package, by its maintainer. Many Debian maintainers use an address of their own. */
export function dpkgOrigin(maintainer: string): PackageOrigin {
  if (DISTRIBUTION.test(maintainer)) return 'distribution';
  return maintainer === '' || !maintainer.includes('@') || VENDOR.test(maintainer) ? 'vendor' : 'unknown';
}

/** The changelog that Debian's policy requires in each package. Self-built packages usually lack it. */
export function isDpkgChangelog(path: string, name: string): boolean {
  return (
    path === `usr/share/doc/${name}/changelog.Debian.gz` || path === `usr/share/doc/${name}/changelog.gz`
  );
}

/** The apk packages of a distribution name the commit they were built from, and their origin. */
export function apkOrigin(lines: readonly string[]): PackageOrigin {
  const has = (pattern: RegExp) => lines.some((line) => pattern.test(line));
  return has(/^c:[0-9a-f]{40}/) && has(/^o:./) ? 'distribution' : 'vendor';
}

/** Paths where no package of a distribution installs files. */
const LOCAL_FOLDERS = /^(?:opt|srv|home|root|app|apps|workspace|usr\/(?:local|src)|data)(?:\/|$)/;

/** Whether the advisories of the distribution cover a file that a package of this origin installed. */
export function isCoveredByDistribution(origin: PackageOrigin, hasChangelog: boolean, path: string): boolean {
  if (LOCAL_FOLDERS.test(path)) return false;
  return origin === 'distribution' || (origin === 'unknown' && hasChangelog);
}
