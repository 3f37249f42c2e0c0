import type { Kind } from './kind.ts';
import type { Random } from './random.ts';
import type { Specimen } from './surroundings.ts';

type Make = (r: Random, turn: number) => readonly [path: string, text: string];

/** A kind of file that holds no secret. */
export const whole = (family: string, name: string, make: Make): Kind => ({
  family,
  name,
  make(r, turn) {
    const [path, text] = make(r, turn);
    return { path, text: `${text}\n` };
  },
});

/** The same file, as one that holds no secret. */
export const without = ({ path, text }: Specimen): Specimen => ({ path, text });
