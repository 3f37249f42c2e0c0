import { DISTRIBUTION_FILES, parseDistribution } from '../../formats/sbom/distribution-files.ts';
import type { Reader } from './file-reader.ts';
import type { ReaderResult, SystemResult } from './layer-record.ts';
import { wholeFile } from './manager.ts';
import { canonicalPath } from './owned-files.ts';
import { apkOrigin, dpkgOrigin, isDpkgChangelog, type PackageOrigin } from './package-origin.ts';
import { systemOfRelease } from './releases.ts';

const MAX_BYTES = 64 * 1024 ** 2;

type Parse = (text: string, path: string) => SystemResult | undefined;

/** A reader of files at fixed paths that belong to the package system `name`. */
function reader(name: string, places: RegExp, parse: Parse): Reader {
  return {
    name: `system:${name}`,
    matchesPath: (path) => places.test(path),
    matchesFile: () => true,
    open({ path }) {
      // The manager reports a list that is too large. Here it only shows that there is a list.
      const whole = { result: NOTHING };
      const file = wholeFile(MAX_BYTES, false, (bytes) => {
        whole.result = parse(bytes.toString('utf8'), path) ?? NOTHING;
        return { kind: 'nothing' };
      });
      return {
        write: file.write,
        end: () => (file.end().kind === 'unreadable' ? systemResult(1) : whole.result),
      };
    },
  };
}

const NOTHING: ReaderResult = { kind: 'nothing' };

function systemResult(packages: number): SystemResult {
  return { kind: 'system', packages };
}

function listing(packages: number): SystemResult | undefined {
  return packages > 0 ? systemResult(packages) : undefined;
}

/** Each matching file stands for one package. */
const present: Parse = () => systemResult(1);

const DISTRIBUTION_PLACES = new RegExp(`^(?:${DISTRIBUTION_FILES.join('|').replaceAll('.', '\\.')})$`);

/** Readers of package databases, lists of installed files and release files. */
export const SYSTEM_READERS: readonly Reader[] = [
  reader(
    'release',
    /^(?:(?:etc|usr\/lib)\/os-release|etc\/(?:[a-z]+-release|debian_version|SuSE-release))$/,
    release,
  ),
  reader('distribution', DISTRIBUTION_PLACES, distribution),
  reader('dpkg', /^var\/lib\/dpkg\/(?:status$|status\.d\/(?!.*\.md5sums$)[^/]+$)/, dpkgStatus),
  reader('dpkg files', /^var\/lib\/dpkg\/(?:info\/[^/]+\.md5sums|status\.d\/[^/]+\.md5sums)$/, dpkgFiles),
  reader('apk', /^(?:usr\/)?lib\/apk\/db\/installed$/, apkInstalled),
  reader('pacman', /^var\/lib\/pacman\/local\/[^/]+\/desc$/, present),
  reader('xbps', /^var\/db\/xbps\/pkgdb-[^/]*\.plist$/, (text) =>
    listing(matches(text, /<key>pkgver<\/key>/g)),
  ),
  reader('opkg', /^(?:usr\/lib|var\/lib|lib)\/opkg\/status$/, (text) =>
    listing(matches(text, /^Package:/gm)),
  ),
  reader('Portage', /^var\/db\/pkg\/[^/]+\/[^/]+\/PF$/, present),
  reader('Nix', /^nix\/store\/[a-z0-9]{32}-[^/]+\/(?:s?bin|lib)\/[^/]+$/, present),
  reader('Guix', /^gnu\/store\/[a-z0-9]{32}-[^/]+\/(?:s?bin|lib)\/[^/]+$/, present),
  reader('Slackware', /^var\/(?:log|lib\/pkgtools)\/packages\/[^/]+-[^/]+-[^/]+-[^/]+$/, present),
  reader('eopkg', /^var\/lib\/eopkg\/package\/[^/]+\/metadata\.xml$/, present),
  reader('swupd', /^usr\/share\/clear\/bundles\/[^/]+$/, present),
  reader('FreeBSD pkg', /^var\/db\/pkg\/local\.sqlite$/, present),
  reader('Windows', /^(?:Files\/)?Windows\/System32\/(?:config\/SOFTWARE|ntdll\.dll)$/i, present),
];

function distribution(text: string, path: string): SystemResult {
  return { ...systemResult(0), distribution: parseDistribution(new Map([[path, text]])) };
}

function release(text: string, path: string): SystemResult | undefined {
  const found = systemOfRelease(path, text);
  return found === undefined ? undefined : { ...systemResult(0), release: found };
}

function dpkgStatus(text: string): SystemResult | undefined {
  const origins = new Map<string, PackageOrigin>();
  for (const block of text.split(/\r?\n(?:[ \t]*\r?\n)+/)) {
    const field = (name: string) => new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(block)?.[1]?.trim();
    const name = field('Package');
    // The third word is the state. The files of distroless images have no such field.
    if (!name || /\b(?:not-installed|config-files)$/.test(field('Status') ?? '')) continue;
    origins.set(name, dpkgOrigin(field('Maintainer') ?? ''));
  }
  return origins.size === 0
    ? undefined
    : { ...systemResult(origins.size), origins: Object.fromEntries(origins) };
}

/**
 * `info/NAME:ARCH.md5sums`: a hash, and a path without a leading slash. trivy uses these files, not the `.list`
 * files.
 */
function dpkgFiles(text: string, path: string): SystemResult {
  const packageName = path.slice(path.lastIndexOf('/') + 1).replace(/(?::[a-z0-9-]+)?\.md5sums$/, '');
  const lines = text.split('\n').map((line) => canonicalPath(line.replace(/^[0-9a-f]{32} [ *]/, '').trim()));
  const hasChangelog = lines.some((line) => isDpkgChangelog(line, packageName));
  return {
    ...systemResult(0),
    installed: [{ packageName, files: lines.filter(canHoldPackages), hasChangelog }],
  };
}

function apkInstalled(text: string): SystemResult | undefined {
  const origins = new Map<string, PackageOrigin>();
  const installed: NonNullable<SystemResult['installed']> = [];
  for (const block of text.split(/\n{2,}/)) {
    const lines = block.split('\n');
    const name = lines
      .find((line) => line.startsWith('P:'))
      ?.slice(2)
      .trim();
    if (!name) continue;
    origins.set(name, apkOrigin(lines));
    let folder = '';
    const files: string[] = [];
    for (const line of lines) {
      if (line.startsWith('F:')) folder = line.slice(2);
      else if (line.startsWith('R:')) files.push(canonicalPath(`${folder}/${line.slice(2)}`));
    }
    installed.push({ packageName: name, files: files.filter(canHoldPackages), hasChangelog: false });
  }
  return installed.length === 0
    ? undefined
    : { ...systemResult(installed.length), origins: Object.fromEntries(origins), installed };
}

const BULK =
  /\.(?:gz|xz|py|pyc|pyi|h|hpp|c|html?|png|svg|gif|mo|po|md|rst|txt|conf|m?js|cjs|map|ts|css|p[lmh]|ri|rb|e?l|elc|tcl|vim|a|la|pc|service|tmac|afm|ttf|otf)$/;
const TEXTS =
  /^usr\/(?:share\/(?:doc|man|info|locale|zoneinfo|i18n|lintian|bash-completion|licenses)|include)\//;

/** Most files of a distribution are text. Only files that a manager could read are kept. */
function canHoldPackages(path: string): boolean {
  return path !== '' && !BULK.test(path) && !TEXTS.test(path);
}

function matches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
