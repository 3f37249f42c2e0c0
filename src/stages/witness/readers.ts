import { MANAGERS } from './managers/index.ts';
import type { Reader } from './reader.ts';
import { SYSTEM_READERS } from './system-readers.ts';

/** Everyone who is asked what a file of an image says. */
export const READERS: readonly Reader[] = [...MANAGERS, ...SYSTEM_READERS];
