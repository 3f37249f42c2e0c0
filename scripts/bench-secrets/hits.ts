import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { secrets } from '../../src/stages/secrets/secrets.ts';
import type { LeaksRig } from '../../test/stages/secrets/leaks-rig.ts';
import { childTime } from '../bench/cost.ts';
import { median, seconds, table } from '../bench/table.ts';
import type { Random } from './random.ts';

const FEW = 10;
const MANY = 1000;
const WANTED = 1.5;

/** What is hit: a token that every engine knows, and a password that a person may have made up. */
const KINDS: Readonly<Record<string, (random: Random) => string>> = {
  tokens: (random) => `token = ${'gh'}${'p_'}${random.text('b62', 36)}`,
  passwords: (random) => `db_password = "${random.fill('{word}{AZ:1}{d:4}{az:3}!')}"`,
};

/** Where the lines go: all of them into one file, or each into one of its own. */
const SPREADS: Readonly<Record<string, (lines: readonly string[]) => Readonly<Record<string, string>>>> = {
  'one file': (lines) => ({ 'app/settings.ini': `${lines.join('\n')}\n` }),
  [`${MANY} files`]: (lines) =>
    Object.fromEntries(lines.map((line, at) => [`app/part-${at % 20}/settings-${at}.ini`, `${line}\n`])),
};

/** What a check took; CPU time is that of all its processes, and says more where others use the machine. */
interface Took {
  readonly wall: number;
  readonly cpu: number;
}

/**
 * What the check takes of a source tree with a thousand distinct values, against ten among as many lines: this
 * project's own source lies beside them. Both sides take turns, so that others on the machine slow both.
 */
export async function benchHits(rig: LeaksRig, random: Random, runs: number): Promise<string> {
  const rows: string[][] = [];
  for (const [kind, make] of Object.entries(KINDS)) {
    for (const [spread, lay] of Object.entries(SPREADS)) {
      const [few, many]: [Took[], Took[]] = [[], []];
      for (let run = 0; run < runs; run += 1) {
        few.push(await timeOf(rig, lay(linesOf(FEW, () => make(random))), FEW));
        many.push(await timeOf(rig, lay(linesOf(MANY, () => make(random))), MANY));
      }
      rows.push([`${kind}, ${spread}`, ...compared(few, many, 'wall'), ...compared(few, many, 'cpu')]);
    }
  }
  const head = ['distinct values', `${FEW}`, `${MANY}`, `ratio (wanted ≤ ${WANTED})`];
  return table([[...head, `CPU ${FEW}`, `CPU ${MANY}`, 'ratio'], ...rows]);
}

function linesOf(count: number, make: () => string): readonly string[] {
  return Array.from({ length: MANY }, (_, at) =>
    at % (MANY / count) === 0 ? make() : `colour_${at} = blue`,
  );
}

function compared(few: readonly Took[], many: readonly Took[], key: keyof Took): readonly string[] {
  const [a, b] = [median(few.map((took) => took[key])), median(many.map((took) => took[key]))];
  return [seconds(a), seconds(b), (b / a).toFixed(2)];
}

async function timeOf(rig: LeaksRig, files: Readonly<Record<string, string>>, count: number): Promise<Took> {
  const folder = await rig.source(files);
  await cp(join(import.meta.dirname, '../../src'), join(folder, 'src'), { recursive: true });
  const image = await rig.image([]);
  const [start, own, theirs] = [performance.now(), process.cpuUsage(), childTime()];
  const { findings } = await secrets(
    rig.world,
    image,
    { folder, path: '' },
    Buffer.from('a key for the benchmark'),
  );
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(own);
  // A value that looks like a sample, as one in a thousand does, is let go.
  if (findings.length < 0.98 * count) throw new Error(`${findings.length} of ${count} values were found`);
  return { wall, cpu: (user + system) / 1000 + childTime() - theirs };
}
