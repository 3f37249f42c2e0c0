import { lookUp } from '../../domain/look-up.ts';

/** The package manager of each distribution, by the names in its release file (`ID`, `ID_LIKE`). */
const SYSTEMS: readonly (readonly [string, readonly string[]])[] = [
  ['dpkg', ['debian', 'ubuntu', 'raspbian', 'kali', 'linuxmint', 'devuan', 'pop', 'echo']],
  ['apk', ['alpine', 'wolfi', 'chainguard', 'postmarketos', 'minimos']],
  [
    'rpm',
    [
      ...['rhel', 'centos', 'fedora', 'rocky', 'almalinux', 'ol', 'amzn', 'sles', 'sled', 'suse', 'opensuse'],
      ...['opensuse-leap', 'opensuse-tumbleweed', 'photon', 'mariner', 'azurelinux', 'mageia', 'openeuler'],
      ...[
        'anolis',
        'openmandriva',
        'eurolinux',
        'scientific',
        'virtuozzo',
        'altlinux',
        'sl-micro',
        'bottlerocket',
      ],
    ],
  ],
  ['pacman', ['arch', 'archarm', 'manjaro', 'endeavouros', 'cachyos', 'artix']],
  ['Portage', ['gentoo']],
  ['xbps', ['void']],
  ['Nix', ['nixos']],
  ['Guix', ['guix']],
  ['opkg', ['openwrt']],
  ['Slackware', ['slackware']],
  ['eopkg', ['solus']],
  ['swupd', ['clear-linux-os']],
];

/** Files that exist in only one family of distributions. Their content does not matter. */
const FAMILIES: Readonly<Record<string, string>> = {
  'alpine-release': 'alpine',
  debian_version: 'debian',
  'arch-release': 'arch',
  'gentoo-release': 'gentoo',
  'SuSE-release': 'suse',
  ...Object.fromEntries(
    ['redhat', 'centos', 'fedora', 'rocky', 'almalinux', 'oracle', 'mariner', 'photon', 'openEuler'].map(
      (name) => [`${name}-release`, 'rhel'],
    ),
  ),
};

/**
 * `MANAGER DISTRIBUTION` for a release file. The manager is `?` if it is not known. Undefined if the file names
 * none.
 */
export function systemOfRelease(path: string, text: string): string | undefined {
  const file = path.slice(path.lastIndexOf('/') + 1);
  if (file !== 'os-release') {
    const family = lookUp(FAMILIES, file);
    return family === undefined ? undefined : `${systemOf([family])} ${family}`;
  }
  const value = (key: string) =>
    new RegExp(`^${key}=["']?([^"'\\n]*)(?:["'][ \\t\\r]*)?$`, 'm').exec(text)?.[1]?.trim().toLowerCase() ??
    '';
  const id = value('ID');
  if (id === '') return undefined;
  return `${systemOf([id, ...value('ID_LIKE').split(/\s+/)])} ${id}`;
}

function systemOf(ids: readonly string[]): string {
  for (const id of ids) {
    const found = SYSTEMS.find(([, names]) => names.includes(id));
    if (found !== undefined) return found[0];
  }
  return '?';
}
