import type { Reader } from './file-reader.ts';
import { MANAGERS } from './managers/all-managers.ts';
import { SYSTEM_READERS } from './system-readers.ts';

/** All readers that look at the files of an image. */
export const READERS: readonly Reader[] = [...MANAGERS, ...SYSTEM_READERS];
