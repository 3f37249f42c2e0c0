import type { Kind } from './kind.ts';
import { clean as cleanOf, leaking as leakingOf } from './rows-sixth.ts';
import { referred } from './values-seventh.ts';

/** The notation of the sixth half, with values of its own. */
export const leaking = (family: string, rows: string): readonly Kind[] => leakingOf(family, rows, referred);

export const clean = (family: string, rows: string): readonly Kind[] => cleanOf(family, rows, referred);
