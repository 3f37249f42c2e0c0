import type { Reader } from './file-reader.ts';
import { MANAGERS } from './managers/all-managers.ts';
import { SYSTEM_READERS } from './system-readers.ts';

/** Everyone who is asked what a file of an image says. */
export const READERS: readonly Reader[] = [...MANAGERS, ...SYSTEM_READERS];
