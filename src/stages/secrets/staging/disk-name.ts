import { extname } from 'node:path';
import { hexOf } from '../../../domain/digest.ts';

const MAX_COMPONENT = 100;
const MAX_DEPTH = 24;

/** The part of a file name that rules of the engines match. */
const MATCHED_NAME = /^settings(?:-security)?\.xml$|nuget\.config$/i;
/** Extensions that rules of the engines match. */
const MATCHED_EXTENSIONS = /^\.(?:php|tf|hcl|ya?ml|p12|pfx|pyc|xml)$/i;

/**
 * The relative path under which a file is staged. It is safe to create: no `..`, no special bytes, limited length.
 * It also avoids built-in path rules that cannot be switched off: gitleaks skips `node_modules`, `vendor`, lock
 * files, media, archives and `gitleaks.toml` by name, and trivy skips `.git` and its own configuration. So every name is
 * changed a little, and only the parts that rules match are kept: it has no dot but that of an extension. The number makes
 * each name different, and {@link numberIn} reads it.
 */
export function diskName(path: string, number: number): string {
  const parts = partsOf(path);
  const name = parts.pop() ?? '';
  // A very deep path keeps its end, which says more about the file.
  const folders = parts.slice(-MAX_DEPTH).map((part) => `${undotted(safe(part))}=`);
  return [...folders, fileName(safe(name), number)].join('/');
}

/** What the engines learn from a file's name. Two files of the same kind and content have the same hits. */
export function engineKind(path: string): string {
  const name = safe(partsOf(path).pop() ?? '');
  const matched = MATCHED_NAME.exec(name)?.[0] ?? extname(name);
  return MATCHED_NAME.test(name) || MATCHED_EXTENSIONS.test(matched) ? matched.toLowerCase() : '';
}

function partsOf(path: string): string[] {
  return path.split('/').filter((part) => part !== '' && part !== '.');
}

/** The number of a disk name; undefined if it has none. */
export function numberIn(name: string): number | undefined {
  const digits = /(?:^|\/)=(\d{1,15})=(?:\/[^/]+|[^/]+)$/.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function fileName(name: string, number: number): string {
  const matched = MATCHED_NAME.exec(name)?.[0];
  if (matched !== undefined) return `=${number}=/${matched}`;
  const extension = extname(name);
  if (!MATCHED_EXTENSIONS.test(extension)) return `=${number}=${undotted(name)}=.txt`;
  return `=${number}=${undotted(name.slice(0, -extension.length))}=${extension}`;
}

/** gitleaks takes a file for an archive, and passes over it, if `.tar`, `.br` and the like are anywhere in its name. */
function undotted(part: string): string {
  return part.replaceAll('.', '');
}

function safe(part: string): string {
  const plain = part.replace(/[^A-Za-z0-9._@+~-]/g, '_');
  if (plain.length <= MAX_COMPONENT) return plain;
  return `${plain.slice(0, 40)}-${hexOf(part).slice(0, 12)}-${plain.slice(-40)}`;
}
