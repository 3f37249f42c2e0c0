import { hexOf } from '../../../domain/digest.ts';
import { canonicalPath } from '../../layer-packages/owned-files.ts';
import { hasAt } from '../../shared/bytes.ts';
import { isUsersFile } from '../installed/users-files.ts';
import { OWN_RULES } from '../own-rules/all-rules.ts';
import { CONNECTIONS } from '../own-rules/files/connections.ts';
import { CREDENTIAL_FILES } from '../own-rules/files/credential-files.ts';
import { PathTraits } from '../own-rules/path-traits.ts';
import { ContentScanner } from '../own-rules/scan-content.ts';
import { CLOUD_TOKENS } from '../own-rules/tokens/cloud-tokens.ts';
import { FORGE_TOKENS } from '../own-rules/tokens/forge-tokens.ts';
import { PRIVATE_KEYS } from '../own-rules/tokens/private-keys.ts';
import { SERVICE_TOKENS } from '../own-rules/tokens/service-tokens.ts';
import { looksBinary, MAX_SPLIT_BYTES, utf16Of } from './stage-parts.ts';

/** Maximum size of a file that is scanned as a whole, in bytes. A larger text is scanned in parts. */
export const MAX_FILE_BYTES = 16 * 1024 * 1024;

/**
 * How a file is scanned:
 * - `list`: a signed package list. It is skipped.
 * - `binary`: no engine reads it.
 * - `large`: a text larger than {@link MAX_SPLIT_BYTES}.
 * - `data`: no text, but small enough to look into: staged only if a rule of Assay finds something in it. The other
 *   engines do not read such files.
 * - `record` (a file of a package manager) and `package` (published code, lock files): staged only if it contains a
 *   token of a distinctive form.
 * - `plain`: every other file.
 */
export type FileClass = 'list' | 'large' | 'binary' | 'data' | 'record' | 'package' | 'plain';

const PACKAGE_LISTS = /^var\/(?:lib\/apt\/lists\/|cache\/apt\/[^/]+\.bin$)/;
const PACKAGE_RECORDS = /^(?:var\/lib\/dpkg\/|var\/cache\/debconf\/templates\.dat|usr\/lib\/apk\/db\/)/;
const PACKAGE_FOLDERS =
  /(?:^|\/)(?:node_modules|bower_components|site-packages|dist-packages|python3\.\d+|gems\/[^/]+-\d[^/]*|pkg\/mod\/(?:cache|[^@]+@v\d[^/]*)|registry\/src\/[^/]+-[0-9a-f]{16}|\.nuget\/packages)\//;

/** They contain only names and checksums, which generic rules take for keys. */
const LOCK_FILES =
  /(?:^|\/)(?:go(?:\.work)?\.sum|package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lock|deno\.lock|Cargo\.lock|poetry\.lock|uv\.lock|Pipfile\.lock|Gemfile\.lock|composer\.lock|gradle\.lockfile|packages\.lock\.json|Podfile\.lock|mix\.lock|pubspec\.lock|flake\.lock|Cartfile\.resolved|Package\.resolved|\.terraform\.lock\.hcl|pdm\.lock|pixi\.lock|conda-lock\.yml|Chart\.lock|stack\.yaml\.lock|rebar\.lock|paket\.lock|Manifest\.toml|buf\.lock|verification-metadata\.xml)$/;

/** The first bytes of formats that both engines skip. No text can start with them. */
const BINARIES: readonly Buffer[] = [
  '7f454c46', // ELF
  'cffaedfe', // Mach-O
  'feedfacf',
  'cafebabe', // Java class, Mach-O for several machines
  '213c617263683e0a', // static library
  '1f8b08', // gzip
  '504b0304', // zip, jar, wheel
  'fd377a585a00', // xz
  '28b52ffd', // zstd
  '377abcaf271c', // 7z
  '0061736d', // WebAssembly
  '89504e470d0a1a0a', // PNG
  'ffd8ff', // JPEG
  '774f4632', // WOFF2
  '00010000', // TrueType
].map((hex) => Buffer.from(hex, 'hex'));

/** The first bytes of formats whose head need not have a zero byte. A text could start with most of them. */
const DATA: readonly Buffer[] = [
  '%PDF-',
  ...['GIF87a', 'GIF89a', 'RIFF', 'FORM', 'OggS', 'fLaC', 'ID3'],
  ...['PAR1', 'ORC', 'Obj\x01', '\x93NUMPY', '\x89HDF'],
].map((magic) => Buffer.from(magic, 'latin1'));

/** Files that are read for more than their text: the engines have rules for their names, and compiled Python has its own reader. */
const READ_ANYWAY = /\.(?:p12|pfx|py[co])$/i;

/** Classifies a file by its path, its size in bytes and its first bytes. */
export function classifyFile(path: string, size: number, head: Uint8Array): FileClass {
  const canonical = canonicalPath(path);
  // The file of a path with `..` may be in another folder.
  const isPlain = !/(?:^|\/)\.\.(?:\/|$)/.test(canonical);
  if (isPlain && PACKAGE_LISTS.test(canonical)) return 'list';
  if (BINARIES.some((magic) => hasAt(head, magic))) return 'binary';
  if (size > MAX_FILE_BYTES && looksBinary(head)) return 'binary';
  if (size > MAX_SPLIT_BYTES) return 'large';
  if (isPlain && PACKAGE_RECORDS.test(canonical)) return 'record';
  if (LOCK_FILES.test(canonical)) return 'package';
  if (isData(head) && !READ_ANYWAY.test(canonical)) return 'data';
  return PACKAGE_FOLDERS.test(canonical) && !isUsersFile(canonical) ? 'package' : 'plain';
}

/** The rules for published code, which contains many sample tokens and hashed passwords for its tests. */
const DISTINCTIVE_RULES = new ContentScanner([
  ...PRIVATE_KEYS.filter(({ id }) => id === 'private-key'),
  ...CLOUD_TOKENS,
  ...FORGE_TOKENS,
  ...SERVICE_TOKENS,
  ...CREDENTIAL_FILES.filter(({ id }) => id === 'npm-registry-password'),
  ...CONNECTIONS.filter(({ id }) => id === 'credential-in-address'),
]);

function isData(head: Uint8Array): boolean {
  return looksBinary(head) || DATA.some((magic) => hasAt(head, magic));
}

const ALL_RULES = new ContentScanner(OWN_RULES);

/** Contents, by keys, in which these rules found nothing. */
export interface KnownContents {
  readonly has: (key: string) => boolean;
  readonly add: (key: string) => void;
}

/**
 * Whether the content of a file of this class must be staged: that of a `plain` one always, that of the others if a rule
 * finds something in it. Contents in which nothing was found are added to `unstaged`, and are not searched again.
 */
export function isStaged(
  fileClass: FileClass,
  path: string,
  content: Buffer,
  unstaged: KnownContents,
): boolean {
  if (fileClass === 'plain') return true;
  // Published code is searched only for tokens and keys of a distinctive form, whatever its path.
  const [rules, shown] = fileClass === 'data' ? [ALL_RULES, path] : [DISTINCTIVE_RULES, ''];
  const hasSecret = () => rules.scan(content, shown).length > 0;
  // UTF-16 is staged as UTF-8: what is found there withholds the hash of that, and not of these bytes.
  if (rules.selects(shown) || utf16Of(content) !== undefined) return hasSecret();
  const key = `${hexOf(content)}${fileClass === 'data' ? new PathTraits(shown).key : '-'}`;
  if (!unstaged.has(key) && hasSecret()) return true;
  // Also one of an earlier run: only what this run has met is kept.
  unstaged.add(key);
  return false;
}
