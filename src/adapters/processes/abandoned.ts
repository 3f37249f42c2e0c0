import { readFileSync, readlinkSync } from 'node:fs';
import { lstat, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { removeFolder } from './remove-folder.ts';

/** Names of the private roots, also of one whose removal did not come to its end. */
const ROOT = /^assay-[A-Za-z0-9]{6}(?:-gone)?$/;
const OWNER = '.owner';
/** After this time, a root whose process cannot be seen from here is abandoned. GitHub ends every job before. */
const LONGEST_RUN_MS = 6 * 24 * 60 * 60_000;

/** The process of a run, as the kernel tells it apart from every other one. */
interface Owner {
  readonly boot: string;
  /** The process namespace, since containers number their processes themselves. */
  readonly namespace: string;
  readonly pid: number;
  readonly start: string;
}

/** Notes in a private root to which process it belongs. */
export async function noteOwner(root: string): Promise<void> {
  const owner = ownerOf(process.pid);
  if (owner !== undefined) await writeFile(join(root, OWNER), JSON.stringify(owner), { mode: 0o600 });
}

/**
 * Removes private roots of runs that were killed, and with them what these runs could not remove any more. Never throws,
 * and leaves everything of which it is not sure.
 */
export async function removeAbandoned(temporary: string): Promise<void> {
  const names = await readdir(temporary).catch(() => []);
  for (const name of names) {
    const root = join(temporary, name);
    if (ROOT.test(name) && (await isAbandoned(root).catch(() => false)))
      await removeFolder(root).catch(() => undefined);
  }
}

async function isAbandoned(root: string): Promise<boolean> {
  const found = await lstat(root);
  if (!found.isDirectory() || found.uid !== process.getuid?.()) return false;
  const owner: unknown = JSON.parse(await readFile(join(root, OWNER), 'utf8'));
  const self = ownerOf(process.pid);
  if (!isOwner(owner) || self === undefined) return false;
  if (owner.boot === self.boot && owner.namespace === self.namespace)
    return ownerOf(owner.pid)?.start !== owner.start;
  return Date.now() - found.mtimeMs > LONGEST_RUN_MS;
}

/** Undefined if there is no such process, or the system does not tell. */
function ownerOf(pid: number): Owner | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').pop()?.split(' ') ?? [];
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
    return { boot, namespace: readlinkSync('/proc/self/ns/pid'), pid, start: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}

function isOwner(value: unknown): value is Owner {
  if (typeof value !== 'object' || value === null) return false;
  const { boot, namespace, pid, start }: Partial<Record<keyof Owner, unknown>> = value;
  return [boot, namespace, start].every((one) => typeof one === 'string') && Number.isInteger(pid);
}
