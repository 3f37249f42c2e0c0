type Maker = 'distribution' | 'vendor' | 'unknown';

/** Addresses of a distribution's own teams and people. */
const DISTRIBUTION =
  /[@.](?:debian\.(?:org|net)|ubuntu\.com|canonical\.com|alioth-lists\.debian\.net|kali\.org|devuan\.org|linuxmint\.com|raspberrypi\.(?:org|com)|raspbian\.org)(?![\w.-])/i;

/** Who is known to build packages for distributions that are not its own. */
const VENDOR =
  /@(?:[\w-]+\.)*(?:docker|nvidia|google|sap|hashicorp|microsoft|mongodb|elastic|f5|nginx|konghq|cloudflare|influxdb|influxdata|gitlab|github|grafana|datadoghq|nodesource|tailscale|percona|oracle|redis|confluent|jetbrains|zulip|dell|ibm|intel|amd)\.(?:com|io|org|net)\b|mariadb|couchdb|openrobotics|osrfoundation|postgresql\.org|Google Cloud CLI/i;

/** Whose a package of dpkg is, by its maintainer; many of Debian's maintainers write under an address of their own. */
export function dpkgMaker(maintainer: string): Maker {
  if (DISTRIBUTION.test(maintainer)) return 'distribution';
  return maintainer === '' || !maintainer.includes('@') || VENDOR.test(maintainer) ? 'vendor' : 'unknown';
}

/** What Debian's policy demands of each package, and builders of packages of one's own leave out. */
export function isDpkgDocument(path: string, name: string): boolean {
  return (
    path === `usr/share/doc/${name}/changelog.Debian.gz` || path === `usr/share/doc/${name}/changelog.gz`
  );
}

/** A distribution's package of apk names the commit of the tree that it was built from, and its origin in it. */
export function makersOfApk(lines: readonly string[]): Maker {
  const has = (pattern: RegExp) => lines.some((line) => pattern.test(line));
  return has(/^c:[0-9a-f]{40}/) && has(/^o:./) ? 'distribution' : 'vendor';
}

/** Where a distribution's packages never lay anything. */
const OWN_PLACES = /^(?:opt|srv|home|root|app|apps|workspace|usr\/(?:local|src)|data)(?:\/|$)/;

/** Whether a file that a package of this maker laid is tracked by the distribution's advisories. */
export function isDistributions(maker: Maker, isDocumented: boolean, path: string): boolean {
  if (OWN_PLACES.test(path)) return false;
  return maker === 'distribution' || (maker === 'unknown' && isDocumented);
}
