import { DISTRIBUTION_FILES, parseDistribution } from '../../formats/sbom/distribution-files.ts';
import type { Reader } from './file-reader.ts';
import type { SystemWord, Word } from './layer-record.ts';
import { dpkgMaker, isDpkgDocument, makersOfApk } from './makers.ts';
import { wholeFile } from './manager.ts';
import { canonicalPath } from './owned-files.ts';
import { systemOfRelease } from './releases.ts';

const MOST_BYTES = 64 * 1024 ** 2;

type Parse = (text: string, path: string) => SystemWord | undefined;

/** A reader of files at fixed places, whose word is of one package system, `name`. */
function reader(name: string, places: RegExp, parse: Parse): Reader {
  return {
    name: `system:${name}`,
    mayWant: (path) => places.test(path),
    wants: () => true,
    open({ path }) {
      // A list that is too large is the manager's fault to tell; here it only means that there is one.
      const whole = { word: NOTHING };
      const file = wholeFile(MOST_BYTES, false, (bytes) => {
        whole.word = parse(bytes.toString('utf8'), path) ?? NOTHING;
        return { kind: 'nothing' };
      });
      return {
        write: file.write,
        end: () => (file.end().kind === 'unreadable' ? some(1) : whole.word),
      };
    },
  };
}

const NOTHING: Word = { kind: 'nothing' };

function some(packages: number): SystemWord {
  return { kind: 'system', packages };
}

function counted(packages: number): SystemWord | undefined {
  return packages > 0 ? some(packages) : undefined;
}

/** One package for each file that has a name as this. */
const present: Parse = () => some(1);

const DISTRIBUTION_PLACES = new RegExp(`^(?:${DISTRIBUTION_FILES.join('|').replaceAll('.', '\\.')})$`);

/** What package databases, lists of laid files and release files say of the system that an image is. */
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
    counted(matches(text, /<key>pkgver<\/key>/g)),
  ),
  reader('opkg', /^(?:usr\/lib|var\/lib|lib)\/opkg\/status$/, (text) =>
    counted(matches(text, /^Package:/gm)),
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

function distribution(text: string, path: string): SystemWord {
  return { ...some(0), distribution: parseDistribution(new Map([[path, text]])) };
}

function release(text: string, path: string): SystemWord | undefined {
  const found = systemOfRelease(path, text);
  return found === undefined ? undefined : { ...some(0), release: found };
}

function dpkgStatus(text: string): SystemWord | undefined {
  const makers: NonNullable<SystemWord['makers']> = {};
  for (const block of text.split(/\r?\n(?:[ \t]*\r?\n)+/)) {
    const field = (name: string) => new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(block)?.[1]?.trim();
    const name = field('Package');
    // The third word says what is there; a file of a distroless image has no such field.
    if (!name || /\b(?:not-installed|config-files)$/.test(field('Status') ?? '')) continue;
    makers[name] = dpkgMaker(field('Maintainer') ?? '');
  }
  const packages = Object.keys(makers).length;
  return packages === 0 ? undefined : { ...some(packages), makers };
}

/** `info/NAME:ARCH.md5sums`: a hash, and a path without a leading slash. trivy goes by these, and not by the lists. */
function dpkgFiles(text: string, path: string): SystemWord {
  const by = path.slice(path.lastIndexOf('/') + 1).replace(/(?::[a-z0-9-]+)?\.md5sums$/, '');
  const lines = text.split('\n').map((line) => canonicalPath(line.replace(/^[0-9a-f]{32} [ *]/, '').trim()));
  const isDocumented = lines.some((line) => isDpkgDocument(line, by));
  return { ...some(0), installed: [{ by, files: lines.filter(canHoldPackages), isDocumented }] };
}

function apkInstalled(text: string): SystemWord | undefined {
  const makers: NonNullable<SystemWord['makers']> = {};
  const installed: NonNullable<SystemWord['installed']> = [];
  for (const block of text.split(/\n{2,}/)) {
    const lines = block.split('\n');
    const name = lines
      .find((line) => line.startsWith('P:'))
      ?.slice(2)
      .trim();
    if (!name) continue;
    makers[name] = makersOfApk(lines);
    let folder = '';
    const files: string[] = [];
    for (const line of lines) {
      if (line.startsWith('F:')) folder = line.slice(2);
      else if (line.startsWith('R:')) files.push(canonicalPath(`${folder}/${line.slice(2)}`));
    }
    installed.push({ by: name, files: files.filter(canHoldPackages), isDocumented: false });
  }
  return installed.length === 0 ? undefined : { ...some(installed.length), makers, installed };
}

const BULK =
  /\.(?:gz|xz|py|pyc|pyi|h|hpp|c|html?|png|svg|gif|mo|po|md|rst|txt|conf|m?js|cjs|map|ts|css|p[lmh]|ri|rb|e?l|elc|tcl|vim|a|la|pc|service|tmac|afm|ttf|otf)$/;
const TEXTS =
  /^usr\/(?:share\/(?:doc|man|info|locale|zoneinfo|i18n|lintian|bash-completion|licenses)|include)\//;

/** Of a distribution's files most are text: only what a manager could want is worth keeping. */
function canHoldPackages(path: string): boolean {
  return path !== '' && !BULK.test(path) && !TEXTS.test(path);
}

function matches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
