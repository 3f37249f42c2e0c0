import { constants } from 'node:fs';
import { access, lstat, mkdir, readlink, realpath } from 'node:fs/promises';
import { dirname, join, parse, resolve, sep } from 'node:path';
import { codeOf } from '../../domain/error-words.ts';
import { fault } from '../../domain/reason.ts';
import { plain } from '../../domain/text.ts';

/** As many links as Linux follows on one path. */
const MAX_LINKS = 40;

/** What the kernel makes up: no place for files that are to stay. */
const MADE_UP = /^\/(?:proc|sys|dev(?!\/shm\/))(?:\/|$)/;

/** A folder that an input names, and the rules for it. */
export interface FolderRequest {
  readonly input: 'output-dir' | 'cache-dir';
  readonly path: string;
  /** The checkout (`GITHUB_WORKSPACE`); absent outside of a runner. */
  readonly checkout: string | undefined;
  /** Whether it may lie in the checkout, whose content may be somebody else's. */
  readonly inCheckout: boolean;
}

/**
 * The real path of the folder, which is made if it is not there. Links are followed where the runner or its owner has
 * laid them (a linked work folder, `/tmp`), and never where the checkout holds them: those lead where the authors of a
 * change like. Throws `input-invalid`.
 */
export async function ownFolder(requested: FolderRequest): Promise<string> {
  const path = resolve(requested.path);
  demandOutsideGit(requested, path);
  const checkout = requested.checkout && (await realpath(requested.checkout).catch(() => undefined));
  const real = await walk(requested, path, checkout);
  demandOutsideGit(requested, real);
  if (MADE_UP.test(real)) throw refused(requested, 'lies where no file can stay; name a folder on a disk');
  if (!requested.inCheckout && checkout && isWithin(checkout, real))
    throw refused(
      requested,
      'lies in the workspace, where a change could lay a database or a tool of its own; name a folder outside of it, such as one in the runner’s temporary folder',
    );
  try {
    await make(real);
    await access(real, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw refused(requested, `cannot be written (${codeOf(error)})`, error);
  }
  return real;
}

/** The path without links; a link that lies in the checkout is refused. */
async function walk(requested: FolderRequest, path: string, checkout: string | undefined): Promise<string> {
  let real = parse(path).root;
  let open = partsOf(path);
  for (let links = 0; open.length > 0; ) {
    const [part = '', ...rest] = open;
    const next = join(real, part);
    const found = await lstat(next).catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw refused(requested, `cannot be written (${codeOf(error)})`, error);
    });
    if (found === undefined) return join(real, ...open);
    if (found.isSymbolicLink()) {
      links += 1;
      if (links > MAX_LINKS) throw refused(requested, 'leads in a circle of links');
      if (checkout !== undefined && isWithin(checkout, real))
        throw refused(
          requested,
          `is, or lies behind, the link ${plain(next, 300)} of the checkout; links there are not followed`,
        );
      const target = resolve(real, await readlink(next));
      real = parse(target).root;
      open = [...partsOf(target), ...rest];
    } else {
      real = next;
      open = rest;
    }
  }
  return real;
}

/** One folder after another: where the kernel lets none be made, Node's own recursion never ends. */
async function make(path: string): Promise<void> {
  const made = await mkdir(path).then(
    () => true,
    (error: unknown) => {
      if (codeOf(error) === 'EEXIST') return true;
      if (codeOf(error) !== 'ENOENT' || dirname(path) === path) throw error;
      return false;
    },
  );
  if (made) {
    if (!(await lstat(path)).isDirectory()) throw new NotAFolder();
    return;
  }
  await make(dirname(path));
  await mkdir(path);
}

class NotAFolder extends Error {
  readonly code = 'ENOTDIR';
}

/** What lies in `.git` can run code at the next git command. */
function demandOutsideGit(requested: FolderRequest, path: string): void {
  if (!path.split(sep).some((part) => part.toLowerCase() === '.git')) return;
  throw refused({ ...requested, path }, 'lies inside a .git folder');
}

function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}

function partsOf(path: string): string[] {
  return path.split(sep).filter((part) => part !== '');
}

function refused({ input, path }: Pick<FolderRequest, 'input' | 'path'>, why: string, cause?: unknown) {
  return fault('input-invalid', 'inputs', `${input}: "${plain(path, 300)}" ${why}`, cause);
}
