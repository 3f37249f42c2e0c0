import { stat } from 'node:fs/promises';
import type { DiskSpace } from '../../domain/disk-space.ts';
import type { Descriptor } from '../../domain/image/image.ts';
import { fault } from '../../domain/reason.ts';
import { plain, sizeText } from '../../domain/text.ts';
import type { CopySpace } from '../../ports/image-port.ts';
import type { Workspace } from '../../ports/workspace-port.ts';

/** The part of an archive that is surely stored again. The rest may be headers, padding, or a layer that it has twice. */
const SURE_PART = 0.5;

/** Unpacked copies of layers take at most this part of what is free, and at most so many bytes. */
const COPIES_PART = 0.25;
const MOST_COPIED = 16 * 1024 ** 3;

type Space = Pick<Workspace, 'space'>;

/** The space for unpacked copies of layers. They save time and nothing depends on them, so they may not fill the disk. */
export async function spaceForCopies(workspace: Space): Promise<CopySpace> {
  const space = await privateSpace(workspace);
  return { free: space === undefined ? 0 : Math.min(MOST_COPIED, Math.floor(space.free * COPIES_PART)) };
}

/**
 * Throws `disk-full` if the blobs of an image cannot fit on the disk of the private folders, before any of them is fetched.
 * What the checks write besides cannot be known, so more is not demanded.
 */
export async function demandSpace(
  workspace: Space,
  blobs: readonly Pick<Descriptor, 'digest' | 'size'>[],
  name: string,
): Promise<void> {
  const distinct = new Map(blobs.map(({ digest, size }) => [digest, size]));
  const bytes = [...distinct.values()].reduce((sum, size) => sum + size, 0);
  const space = await privateSpace(workspace);
  const files = space?.files;
  if (space === undefined || (bytes <= space.free && distinct.size <= (files?.free ?? distinct.size))) return;
  const count = files === undefined ? '' : ` and ${distinct.size} files`;
  throw tooSmall(`${name} has ${sizeText(bytes)} of layers${count}`, space);
}

/** The same for an archive, which is unpacked. An archive that cannot be read is reported where it is read. */
export async function demandArchiveSpace(workspace: Space, file: string): Promise<void> {
  const size = await stat(file).then(
    (found) => (found.isFile() ? found.size : 0),
    () => 0,
  );
  const space = await privateSpace(workspace);
  if (space === undefined || size * SURE_PART <= space.free) return;
  throw tooSmall(`the archive ${plain(file, 300)} has ${sizeText(size)}`, space);
}

/** What is free for the private folders; undefined if the system does not say. */
async function privateSpace(workspace: Space): Promise<DiskSpace | undefined> {
  const [first] = await workspace.space();
  return first;
}

function tooSmall(wanted: string, { folder }: DiskSpace) {
  return fault(
    'disk-full',
    'image',
    `${wanted}, more than is free for the private folder ${plain(folder, 300)}`,
  );
}
