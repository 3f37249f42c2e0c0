import { z } from 'zod';
import { parseJsonAs } from '../../../formats/json.ts';
import { type Beside, type Candidate, remembered } from './beside.ts';

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
 * npm keeps no checksum of a file. What speaks for a package is its manifest in the same layer: one that is private is
 * nowhere published, and what an upper layer writes into a package of a lower one is a change. Folders that begin with
 * a dot (`.cache`, `.prisma`) are no packages: builds write into them.
 */
export function isNpmAsPublished({ path, beside }: Candidate): boolean | undefined {
  const at = path.lastIndexOf('/node_modules/') + 1;
  const match = FILE.exec(path.slice(at));
  if (match === null) return /(?:^|\/)node_modules\//.test(path) ? false : undefined;
  const folder = `${path.slice(0, at)}node_modules/${match[2]}`;
  // pnpm's folder for a package tells where it came from.
  if (/(?:^|\/)\.pnpm\/[^/]*@(?:file|link|workspace|git|https?)[+@:][^/]*\//.test(path)) return false;
  return isPublic(folder, beside) && isFromRegistry(folder, beside);
}

const isPublic = remembered((folder, beside) => {
  const manifest = parseJsonAs(MANIFEST, beside.text(`${folder}/package.json`) ?? '');
  return manifest.ok && manifest.value.private !== true;
});

/** npm notes where each package came from; other managers do not write this file, and then it says nothing. */
function isFromRegistry(folder: string, beside: Beside): boolean {
  const root = /^(?:.*?\/)?node_modules(?=\/)/.exec(folder)?.[0] ?? '';
  const sources = sourcesOf(`${root}/.package-lock.json`, beside);
  if (sources === undefined) return true;
  const source = sources.get(`node_modules${folder.slice(root.length)}`);
  return source !== undefined && /^https?:/.test(source);
}

/** Where the packages of a lock file came from. */
const sourcesOf = remembered((path, beside): ReadonlyMap<string, string> | undefined => {
  const text = beside.text(path);
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
