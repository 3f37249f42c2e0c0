import { extname } from 'node:path';
import { hexOf } from '../../../domain/digest.ts';

const MAX_COMPONENT = 100;
const MAX_DEPTH = 24;

/** File names that rules of the engines match. */
const MATCHED_NAMES = /^(?:settings(?:-security)?\.xml|nuget\.config)$/i;
/** Extensions that rules of the engines match. */
const MATCHED_EXTENSIONS = /^\.(?:php|tf|hcl|ya?ml|p12|pfx|pyc|xml)$/i;

/**
 * The relative path under which a file is staged. It is safe to create: no `..`, no special bytes, limited length.
 * It also avoids built-in path rules that cannot be switched off: gitleaks skips `node_modules`, `vendor`, lock
 * files, media, archives and `gitleaks.toml` by name, and trivy skips `.git` and its own configuration. So every
 * name is changed a little, and only the parts that rules match are kept. Different paths may get the same name.
 */
export function diskName(path: string): string {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  const name = parts.pop() ?? '';
  // A very deep path keeps its end, because rules may match it.
  const folders = parts.slice(-MAX_DEPTH).map((part) => `${safe(part)}=`);
  return [...folders, fileName(safe(name))].join('/');
}

function fileName(name: string): string {
  if (MATCHED_NAMES.test(name)) return name;
  const extension = extname(name);
  const stem = name.slice(0, name.length - extension.length);
  return `=${stem}=${extension}${MATCHED_EXTENSIONS.test(extension) ? '' : '.txt'}`;
}

function safe(part: string): string {
  const plain = part.replace(/[^A-Za-z0-9._@+~-]/g, '_');
  if (plain.length <= MAX_COMPONENT) return plain;
  return `${plain.slice(0, 40)}-${hexOf(part).slice(0, 12)}-${plain.slice(-40)}`;
}
