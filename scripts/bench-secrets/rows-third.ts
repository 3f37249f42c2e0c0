import type { Kind } from './kind.ts';
import type { Random } from './random.ts';
import { file } from './surroundings.ts';

/** Of a file: its family, kind and path, how its secret is made, and its text around that. */
export type FileRow = readonly [
  family: string,
  kind: string,
  path: string,
  secret: string | ((r: Random) => string),
  write: (secret: string, r: Random) => string,
];

/** One kind for each row; every file stands in a folder of its own name. */
export function files(rows: readonly FileRow[]): readonly Kind[] {
  return rows.map(([family, name, path, from, write]) => ({
    family,
    name,
    make(r) {
      const secret = typeof from === 'string' ? r.fill(from) : from(r);
      return file(`${r.word()}/${path}`, write(secret, r), secret);
    },
  }));
}

/** The lines of a text in which nothing is indented by this source. */
export const lines = (...list: readonly string[]) => list.join('\n');

export const base64 = (text: string) => Buffer.from(text).toString('base64');

/** A user and a password as a header carries them. */
export const pair = (r: Random) => base64(`${r.word()}:${r.fill('{b62:18}')}`);
