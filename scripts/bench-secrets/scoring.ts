import type { Kind } from './kind.ts';
import type { Specimen } from './surroundings.ts';

/** A file of the set, in a numbered folder of its own. */
export interface Sample {
  readonly folder: string;
  readonly kind: Kind;
  readonly specimen: Specimen;
}

/** Where something was reported; `folder` is that of the sample. */
export interface Report {
  readonly folder: string;
  readonly line: number;
}

export interface Score {
  readonly found: number;
  readonly positives: number;
  readonly wrong: number;
  readonly missed: readonly Kind[];
  readonly falsely: readonly Kind[];
}

/** Counts samples whose secret was reported in its lines, and lines that were reported and hold none. */
export function scoreOf(samples: readonly Sample[], reports: readonly Report[]): Score {
  const byFolder = Map.groupBy(reports, ({ folder }) => folder);
  const missed: Kind[] = [];
  const falsely: Kind[] = [];
  let positives = 0;
  for (const { folder, kind, specimen } of samples) {
    const lines = new Set((byFolder.get(folder) ?? []).map(({ line }) => line));
    const own = linesOf(specimen);
    if (own !== undefined) {
      positives += 1;
      if (![...lines].some((line) => line >= own.first && line <= own.last)) missed.push(kind);
    }
    const wrong = [...lines].filter((line) => own === undefined || line < own.first || line > own.last);
    falsely.push(...wrong.map(() => kind));
  }
  return { found: positives - missed.length, positives, wrong: falsely.length, missed, falsely };
}

export const recall = ({ found, positives }: Score) => (positives === 0 ? 1 : found / positives);
export const precision = ({ found, wrong }: Score) => (found + wrong === 0 ? 1 : found / (found + wrong));

/** The lines of a secret, and the two before it: there the frame of a key stands, or the other half of a pair. */
function linesOf({ text, secret }: Specimen): { readonly first: number; readonly last: number } | undefined {
  if (secret === undefined) return undefined;
  const first = text.slice(0, text.indexOf(secret)).split('\n').length;
  return { first: first - 2, last: first + secret.split('\n').length - 1 };
}
