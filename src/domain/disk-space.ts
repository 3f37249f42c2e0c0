import type { Reason } from './reason.ts';
import { plain, sizeText } from './text.ts';

/** What is free on the disk of a folder. */
export interface DiskSpace {
  readonly folder: string;
  /** In bytes, for this user. */
  readonly free: number;
  readonly total: number;
  /** How many more files the disk can have. Absent on a disk without such a limit. */
  readonly files?: { readonly free: number; readonly total: number };
}

/** The beginning of the sentence that {@link withSpace} adds. */
const FREE_NOW = 'Free now: ';

/** What is free on a disk, in words. */
function spaceText({ folder, free, total, files }: DiskSpace): string {
  const count = files === undefined ? '' : `, ${files.free} of ${files.total} files`;
  return `${plain(folder, 300)} ${sizeText(free)} of ${sizeText(total)}${count}`;
}

/** The reasons. Those about a full disk also say what is free on the disks. */
export function withSpace(
  [first, ...others]: readonly [Reason, ...Reason[]],
  spaces: readonly DiskSpace[],
): readonly [Reason, ...Reason[]] {
  const add = (reason: Reason): Reason => {
    if (reason.code !== 'disk-full' || spaces.length === 0 || reason.message.includes(FREE_NOW))
      return reason;
    const message = `${reason.message.replace(/\.$/, '')}. ${FREE_NOW}${spaces.map(spaceText).join('; ')}`;
    return { ...reason, message };
  };
  return [add(first), ...others.map(add)];
}
