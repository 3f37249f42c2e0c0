import { constants } from 'node:fs';
import { access, lstat, mkdir, readlink, realpath } from 'node:fs/promises';
import { dirname, join, parse, resolve, sep } from 'node:path';
import { codeOf } from '../../domain/error-words.ts';
import { diskFullFault, fault } from '../../domain/reason.ts';
import { plain } from '../../domain/text.ts';

/** Linux follows this many links on one path. */
const MAX_LINKS = 40;

/** File systems of the kernel, which keep no files. */
const VIRTUAL = /^\/(?:proc|sys|dev(?!\/shm\/))(?:\/|$)/;

/** A folder that an input names, and its rules. */
export interface FolderRequest {
  readonly input: 'output-dir' | 'cache-dir';
  readonly path: string;
  /** The checkout (`GITHUB_WORKSPACE`); absent outside of a runner. */
  readonly checkout: string | undefined;
  /** Whether it may be in the checkout, whose content others may control. */
  readonly inCheckout: boolean;
}

/**
 * The real path of the folder, which is created if it does not exist. Links of the runner or its owner are followed (a
 * linked work folder, `/tmp`). Links in the checkout are refused: the author of a change decides where they lead.
 * Throws `input-invalid`.
 */
export async function ownFolder(requested: FolderRequest): Promise<string> {
  const path = resolve(requested.path);
  demandOutsideGit(requested, path);
  const checkout = requested.checkout && (await realpath(requested.checkout).catch(() => undefined));
  const real = await resolveLinks(requested, path, checkout);
  demandOutsideGit(requested, real);
  if (VIRTUAL.test(real))
    throw refused(requested, 'is in a file system that keeps no files; name a folder on a disk');
  if (!requested.inCheckout && checkout && isWithin(checkout, real))
    throw refused(
      requested,
      'is in the workspace, where a change could place its own database or tool; name a folder outside of it, for example in the runner’s temporary folder',
    );
  try {
    await make(real);
    await access(real, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw refused(requested, `cannot be written (${codeOf(error)})`, error);
  }
  return real;
}

/** The path without links. A link in the checkout is refused. */
async function resolveLinks(
  requested: FolderRequest,
  path: string,
  checkout: string | undefined,
): Promise<string> {
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
      if (links > MAX_LINKS) throw refused(requested, 'leads through a circle of links');
      if (checkout !== undefined && isWithin(checkout, real))
        throw refused(
          requested,
          `leads through the link ${plain(next, 300)} of the checkout; links there are not followed`,
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

/** Creates one folder after another: Node's own recursion never ends where the kernel allows no new folder. */
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

/** A file in `.git` can run code at the next git command. */
function demandOutsideGit(requested: FolderRequest, path: string): void {
  if (!path.split(sep).some((part) => part.toLowerCase() === '.git')) return;
  throw refused({ ...requested, path }, 'is inside a .git folder');
}

function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}

function partsOf(path: string): string[] {
  return path.split(sep).filter((part) => part !== '');
}

function refused({ input, path }: Pick<FolderRequest, 'input' | 'path'>, why: string, cause?: unknown) {
  const code = diskFullFault(cause, 'inputs') === undefined ? 'input-invalid' : 'disk-full';
  return fault(code, 'inputs', `${input}: "${plain(path, 300)}" ${why}`, cause);
}
