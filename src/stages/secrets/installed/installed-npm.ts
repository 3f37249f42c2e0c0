import { z } from 'zod';
import { parseJsonAs } from '../../../formats/json.ts';
import { type Candidate, memoized, type PackageRecords } from './package-records.ts';

const FILE = /^(?:(.*)\/)?node_modules\/((?:@[^/]+\/)?[^/@.][^/]*)\/[^/]/;
const MANIFEST = z.looseObject({
  name: z.string().min(1),
  version: z.string().min(1),
  private: z.unknown().optional(),
});
const LOCK = z.looseObject({
  packages: z.record(
    z.string(),
    z.looseObject({ resolved: z.string().optional(), link: z.boolean().optional() }),
  ),
});

/**
 * npm keeps no checksum of a file. The evidence is the manifest of the package in the same layer: a private package
 * is not published, and a file that an upper layer writes into a package of a lower layer is a change. Folders that
 * begin with a dot (`.cache`, `.prisma`) are not packages: builds write into them.
 */
export function isNpmAsPublished({ path, records }: Candidate): boolean | undefined {
  const at = path.lastIndexOf('/node_modules/') + 1;
  const match = FILE.exec(path.slice(at));
  if (match === null) return /(?:^|\/)node_modules\//.test(path) ? false : undefined;
  const folder = `${path.slice(0, at)}node_modules/${match[2]}`;
  // The name of pnpm's folder for a package says where the package came from.
  if (/(?:^|\/)\.pnpm\/[^/]*@(?:file|link|workspace|git|https?)[+@:][^/]*\//.test(path)) return false;
  return isPublic(folder, records) && isFromRegistry(folder, records);
}

const isPublic = memoized((folder, records) => {
  const manifest = parseJsonAs(MANIFEST, records.text(`${folder}/package.json`) ?? '');
  return manifest.ok && manifest.value.private !== true;
});

/** npm records where each package came from. Without this file of npm, nothing is known against the package. */
function isFromRegistry(folder: string, records: PackageRecords): boolean {
  const root = /^(?:.*?\/)?node_modules(?=\/)/.exec(folder)?.[0] ?? '';
  const sources = sourcesOf(`${root}/.package-lock.json`, records);
  if (sources === undefined) return true;
  const source = sources.get(`node_modules${folder.slice(root.length)}`);
  return source !== undefined && /^https?:/.test(source);
}

/** The origin of each package in a lock file. */
const sourcesOf = memoized((path, records): ReadonlyMap<string, string> | undefined => {
  const text = records.text(path);
  if (text === undefined) return undefined;
  const lock = parseJsonAs(LOCK, text);
  if (!lock.ok) return new Map();
  return new Map(
    Object.entries(lock.value.packages).map(([folder, { resolved, link }]) => [
      folder,
      link === true ? '' : (resolved ?? 'https:'),
    ]),
  );
});
