import { canonicalPath } from './owned-files.ts';

/** Greatest size of a file that is scanned, in bytes. */
export const MAX_FILE_BYTES = 16 * 1024 * 1024;

/**
 * What is to be done with a file: `list` is a signed package list and passed over; `binary` no engine reads;
 * `record` (a package manager's own files) and `package` (published code, lock files) are looked at for tokens of
 * a distinctive form, and go before the engines only when they hold one; everything else is `plain`.
 */
export type FileClass = 'list' | 'large' | 'binary' | 'record' | 'package' | 'plain';

const LISTS = /^var\/(?:lib\/apt\/lists\/|cache\/apt\/[^/]+\.bin$)/;
const RECORDS = /^(?:var\/lib\/dpkg\/|var\/cache\/debconf\/templates\.dat|usr\/lib\/apk\/db\/)/;
const PACKAGES =
  /(?:^|\/)(?:node_modules|bower_components|site-packages|dist-packages|python3\.\d+|gems\/[^/]+-\d[^/]*)\//;

/** Nothing but names and checksums, which generic rules take for keys. */
const LOCK_FILES =
  /(?:^|\/)(?:go(?:\.work)?\.sum|package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lock|deno\.lock|Cargo\.lock|poetry\.lock|uv\.lock|Pipfile\.lock|Gemfile\.lock|composer\.lock|gradle\.lockfile|packages\.lock\.json)$/;

/** Formats that both engines pass over, by their first bytes; none of them can start a text. */
const BINARIES: readonly Buffer[] = [
  '7f454c46', // ELF
  'cffaedfe', // Mach-O
  'feedfacf',
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
  if (size > MAX_FILE_BYTES) return 'large';
  if (honest && RECORDS.test(place)) return 'record';
  return PACKAGES.test(place) || LOCK_FILES.test(place) ? 'package' : 'plain';
}

/** Forms that a secret has and published code hardly ever. */
const DISTINCTIVE =
  /-----BEGIN[A-Z ]* PRIVATE KEY|\bgh[opsur]_[0-9A-Za-z]{36}|github_pat_\w{40}|\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|\bglpat-[\w-]{20}|\bxox[abeoprs]-[\w-]{10}|\bnpm_[0-9A-Za-z]{36}|\b[rs]k_live_[0-9A-Za-z]{16}|\bAIza[\w-]{35}|\bSG\.[\w-]{20,24}\.[\w-]{39,50}|\bdckr_pat_[\w-]{20}|\bsk-(?:ant|proj)-[\w-]{20}|\bpypi-AgEI|_authToken=[\w-]{8}|:\/\/[^\s/:@"'<>]{1,64}:[^\s/:@"'<>${}]{8,64}@/;

/** Whether a text holds a token or key of a distinctive form. */
export function looksSecret(content: Buffer): boolean {
  return DISTINCTIVE.test(content.toString('latin1'));
}
