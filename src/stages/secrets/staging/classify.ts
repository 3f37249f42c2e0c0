import { canonicalPath } from '../../layer-packages/owned-files.ts';
import { isUsersFile } from '../installed/users-files.ts';
import { CONNECTIONS } from '../own-rules/files/connections.ts';
import { CREDENTIAL_FILES } from '../own-rules/files/credential-files.ts';
import { ContentScanner } from '../own-rules/scan-content.ts';
import { CLOUD_TOKENS } from '../own-rules/tokens/cloud-tokens.ts';
import { FORGE_TOKENS } from '../own-rules/tokens/forge-tokens.ts';
import { PRIVATE_KEYS } from '../own-rules/tokens/private-keys.ts';
import { SERVICE_TOKENS } from '../own-rules/tokens/service-tokens.ts';
import { looksBinary, MAX_SPLIT_BYTES } from './stage-parts.ts';

/** Greatest size of a file that is scanned as a whole, in bytes; a larger text is scanned in parts. */
export const MAX_FILE_BYTES = 16 * 1024 * 1024;

/**
 * What is to be done with a file: `list` is a signed package list and passed over; `binary` no engine reads; `large`
 * is a text beyond {@link MAX_SPLIT_BYTES}; `record` (a package manager's own files) and `package` (published code, lock files) are looked at for tokens of
 * a distinctive form, and go before the engines only when they hold one; everything else is `plain`.
 */
export type FileClass = 'list' | 'large' | 'binary' | 'record' | 'package' | 'plain';

const LISTS = /^var\/(?:lib\/apt\/lists\/|cache\/apt\/[^/]+\.bin$)/;
const RECORDS = /^(?:var\/lib\/dpkg\/|var\/cache\/debconf\/templates\.dat|usr\/lib\/apk\/db\/)/;
const PACKAGES =
  /(?:^|\/)(?:node_modules|bower_components|site-packages|dist-packages|python3\.\d+|gems\/[^/]+-\d[^/]*|pkg\/mod\/(?:cache|[^@]+@v\d[^/]*)|registry\/src\/[^/]+-[0-9a-f]{16}|\.nuget\/packages)\//;

/** Nothing but names and checksums, which generic rules take for keys. */
const LOCK_FILES =
  /(?:^|\/)(?:go(?:\.work)?\.sum|package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lock|deno\.lock|Cargo\.lock|poetry\.lock|uv\.lock|Pipfile\.lock|Gemfile\.lock|composer\.lock|gradle\.lockfile|packages\.lock\.json|Podfile\.lock|mix\.lock|pubspec\.lock|flake\.lock|Cartfile\.resolved|Package\.resolved|\.terraform\.lock\.hcl|pdm\.lock|pixi\.lock|conda-lock\.yml|Chart\.lock|stack\.yaml\.lock|rebar\.lock|paket\.lock|Manifest\.toml|buf\.lock|verification-metadata\.xml)$/;

/** Formats that both engines pass over, by their first bytes; none of them can start a text. */
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

/** Classifies a file by its path, its size in bytes and its first bytes. */
export function classify(path: string, size: number, head: Uint8Array): FileClass {
  const place = canonicalPath(path);
  // A path with `..` in it does not lie where it says.
  const honest = !/(?:^|\/)\.\.(?:\/|$)/.test(place);
  if (honest && LISTS.test(place)) return 'list';
  if (BINARIES.some((magic) => magic.equals(head.subarray(0, magic.length)))) return 'binary';
  if (size > MAX_FILE_BYTES && looksBinary(head)) return 'binary';
  if (size > MAX_SPLIT_BYTES) return 'large';
  if (honest && RECORDS.test(place)) return 'record';
  if (LOCK_FILES.test(place)) return 'package';
  return PACKAGES.test(place) && !isUsersFile(place) ? 'package' : 'plain';
}

/** Published code is full of sample tokens and hashed passwords of its tests: there only these forms count. */
const DISTINCTIVE = new ContentScanner([
  ...PRIVATE_KEYS.filter(({ id }) => id === 'private-key'),
  ...CLOUD_TOKENS,
  ...FORGE_TOKENS,
  ...SERVICE_TOKENS,
  ...CREDENTIAL_FILES.filter(({ id }) => id === 'npm-registry-password'),
  ...CONNECTIONS.filter(({ id }) => id === 'credential-in-address'),
]);

/** Whether a text holds a token or key of a distinctive form. */
export function looksSecret(content: Buffer): boolean {
  return DISTINCTIVE.scan(content, '').length > 0;
}
