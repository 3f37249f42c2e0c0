// Measures what the secrets check finds in a set of files that this script generates: `npm run bench:secrets`.
// `--seed other` generates other values, `--turns 4` four files of each kind. Prints names of kinds, never a value.
// Then it measures what 1,000 distinct values cost compared with 10, as medians of 3 runs: `--hits 9` makes 9 runs,
// `--hits 0` none.
import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { orThrow, type Parsed } from '../src/domain/result.ts';
import { parseGitleaksReport } from '../src/formats/tools/gitleaks.ts';
import { parseTrivySecrets } from '../src/formats/tools/trivy-secrets.ts';
import { runOwnRules } from '../src/stages/secrets/engines/run-own-rules.ts';
import { NO_IMAGE, secrets } from '../src/stages/secrets/secrets.ts';
import { type LeaksRig, leaksRig } from '../test/stages/secrets/leaks-rig.ts';
import { table } from './bench/table.ts';
import { benchHits } from './bench-secrets/hits.ts';
import type { Kind } from './bench-secrets/kind.ts';
import { FIFTH } from './bench-secrets/kinds-fifth.ts';
import { FIRST } from './bench-secrets/kinds-first.ts';
import { FOURTH } from './bench-secrets/kinds-fourth.ts';
import { SECOND } from './bench-secrets/kinds-second.ts';
import { SEVENTH } from './bench-secrets/kinds-seventh.ts';
import { SIXTH } from './bench-secrets/kinds-sixth.ts';
import { THIRD } from './bench-secrets/kinds-third.ts';
import { NEGATIVES } from './bench-secrets/negatives.ts';
import { NEGATIVES_FIFTH } from './bench-secrets/negatives-fifth.ts';
import { NEGATIVES_FOURTH } from './bench-secrets/negatives-fourth.ts';
import { NEGATIVES_SEVENTH } from './bench-secrets/negatives-seventh.ts';
import { NEGATIVES_SIXTH } from './bench-secrets/negatives-sixth.ts';
import { NEGATIVES_THIRD } from './bench-secrets/negatives-third.ts';
import { Random } from './bench-secrets/random.ts';
import { precision, type Report, recall, type Sample, type Score, scoreOf } from './bench-secrets/scoring.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: 'assay' },
    turns: { type: 'string', default: '3' },
    hits: { type: 'string', default: '3' },
  },
});
const hitRuns = Number(values.hits);
if (!Number.isInteger(hitRuns) || hitRuns < 0) throw new Error('--hits wants a number of repetitions');
const turns = Number(values.turns);
if (!Number.isInteger(turns) || turns < 1) throw new Error('--turns needs a whole number of at least 1');

/** Sets that no rule was written for, in the order in which they were written. */
const HELD_OUT = [
  { title: 'held out', kinds: THIRD, without: NEGATIVES_THIRD, folders: ['c', 'm'] },
  { title: 'held out, fourth', kinds: FOURTH, without: NEGATIVES_FOURTH, folders: ['d', 'k'] },
  { title: 'held out, fifth', kinds: FIFTH, without: NEGATIVES_FIFTH, folders: ['e', 'l'] },
  { title: 'held out, sixth', kinds: SIXTH, without: NEGATIVES_SIXTH, folders: ['f', 'o'] },
  { title: 'held out, seventh', kinds: SEVENTH, without: NEGATIVES_SEVENTH, folders: ['g', 'p'] },
] as const;

const log = (line: string) => console.log(line);
const random = new Random(values.seed);
const rig = await leaksRig();
try {
  await main();
} finally {
  await rig.dispose();
}

/** One engine, or all of them pooled: what it reported and how long it took. */
interface Side {
  readonly name: string;
  readonly reports: readonly Report[];
  readonly milliseconds: number;
}

/** A held-out set: the samples of its secrets and of its files without one. */
interface HeldOut {
  readonly title: string;
  readonly samples: readonly Sample[];
  readonly size: string;
}

async function main(): Promise<void> {
  const first = samplesOf(FIRST, 'a');
  const second = samplesOf(SECOND, 'b');
  const known = [...first, ...second, ...samplesOf(NEGATIVES, 'n')];
  const heldOut: readonly HeldOut[] = HELD_OUT.map(({ title, kinds, without, folders: [leaks, clean] }) => ({
    title,
    samples: [...samplesOf(kinds, leaks), ...samplesOf(without, clean)],
    size: sizeOf(kinds, without),
  }));
  const samples = [...known, ...heldOut.flatMap((set) => set.samples)];
  log(`${sizeOf([...FIRST, ...SECOND], NEGATIVES)}, seed ${values.seed}`);
  for (const { title, size } of heldOut) log(`${capital(title)}: ${size}`);
  const sides = await measure(samples);
  printKnown({ first, second, known }, sides);
  printHeldOut(heldOut, sides);
  printFamilies(known, heldOut, sides);
  printMistakes(known, heldOut, sides);
  if (hitRuns > 0) log(`\n${await benchHits(rig, new Random(values.seed), hitRuns)}`);
  log(`\nTo repeat: npm run bench:secrets -- --seed ${values.seed} --turns ${turns}`);
}

/** Runs the secrets check over all samples as one source tree. The last side is `pooled`, the result of the check. */
async function measure(samples: readonly Sample[]): Promise<readonly Side[]> {
  const source = join(rig.folder, 'set');
  for (const { folder, specimen } of samples) await stage(join(source, folder, specimen.path), specimen.text);
  const engines = watched(rig);
  const check = await timed(async () =>
    secrets(
      { ...rig.world, processes: engines.processes },
      NO_IMAGE,
      { folder: source, path: '' },
      Buffer.from('a key for the benchmark'),
    ),
  );
  const names = new Set(samples.map(({ folder, specimen }) => join(folder, specimen.path)));
  const files = [...names].map((name) => ({
    name,
    path: name,
    isClean: false,
    read: () => readFileSync(join(source, name)),
  }));
  const own = await timed(() => runOwnRules(60_000, files));
  const pooled = check.value.findings
    .flatMap(({ places }) => places)
    .flatMap((place) => (place.kind === 'source' ? [reportOf(place.path, place.line)] : []));
  return [
    { name: 'trivy', reports: engines.reports('trivy'), milliseconds: engines.milliseconds('trivy') },
    {
      name: 'gitleaks',
      reports: engines.reports('gitleaks'),
      milliseconds: engines.milliseconds('gitleaks'),
    },
    {
      name: 'assay',
      reports: own.value.map(({ file, line }) => reportOf(file, line)),
      milliseconds: own.milliseconds,
    },
    { name: 'pooled', reports: pooled, milliseconds: check.milliseconds },
  ];
}

/** The table of the set that the rules were written with, split by which was written first. */
function printKnown(
  sets: Readonly<Record<'first' | 'second' | 'known', readonly Sample[]>>,
  sides: readonly Side[],
): void {
  const recallOf = (set: readonly Sample[], { reports }: Side) => ratio(recall(scoreOf(set, reports)));
  const rows = sides.map((side) => {
    const score = scoreOf(sets.known, side.reports);
    return [
      side.name,
      ratio(recall(score)),
      recallOf(sets.first, side),
      recallOf(sets.second, side),
      ratio(precision(score)),
      String(score.wrong),
      `${(side.milliseconds / 1000).toFixed(2)} s`,
    ];
  });
  log(
    `\n${table([
      ['', 'recall', 'written before the rules', 'written after', 'precision', 'false', 'time'],
      ...rows,
      ['target for pooled', '≥ 0.85', '', '', '≥ 0.90', '', ''],
    ])}`,
  );
}

/** A table for each held-out set. */
function printHeldOut(sets: readonly HeldOut[], sides: readonly Side[]): void {
  for (const { title, samples } of sets) {
    const rows = sides.map(({ name, reports }) => {
      const score = scoreOf(samples, reports);
      return [name, ratio(recall(score)), ratio(precision(score)), String(score.wrong)];
    });
    log(`\n${table([[title, 'recall', 'precision', 'false'], ...rows])}`);
  }
}

/** A table for each set with a row for each family of kinds. */
function printFamilies(known: readonly Sample[], sets: readonly HeldOut[], sides: readonly Side[]): void {
  log(`\n${byFamily(known, sides)}\n`);
  for (const { title, samples } of sets) log(`${capital(title)}:\n${byFamily(samples, sides)}\n`);
}

/** The kinds that no engine found, and those that were reported although they are not secrets. */
function printMistakes(known: readonly Sample[], sets: readonly HeldOut[], sides: readonly Side[]): void {
  const pooled = sides.find(({ name }) => name === 'pooled')?.reports ?? [];
  const named = [
    { suffix: '', samples: known },
    ...sets.map(({ title, samples }) => ({ suffix: ` (${title})`, samples })),
  ];
  for (const { suffix, samples } of named) {
    const { missed, falsely } = scoreOf(samples, pooled);
    log(`${listOf(`Missed by all${suffix}`, missed)}\n${listOf(`Reported falsely${suffix}`, falsely)}`);
  }
}

function samplesOf(kinds: readonly Kind[], prefix: string): readonly Sample[] {
  return kinds.flatMap((kind, number) =>
    Array.from({ length: turns }, (_, turn) => ({
      folder: `${prefix}${number}-${turn}`,
      kind,
      specimen: kind.make(random, turn),
    })),
  );
}

function sizeOf(kinds: readonly Kind[], without: readonly Kind[]): string {
  return `${kinds.length * turns} secrets of ${kinds.length} kinds, ${without.length * turns} files without one of ${without.length} kinds`;
}

function capital(title: string): string {
  return `${title.charAt(0).toUpperCase()}${title.slice(1)}`;
}

async function stage(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

function byFamily(samples: readonly Sample[], sides: readonly Side[]): string {
  const families = Map.groupBy(samples, ({ kind }) => kind.family);
  const cell = (set: readonly Sample[], score: Score) =>
    set.some(({ specimen }) => specimen.secret !== undefined) ? ratio(recall(score)) : `${score.wrong} false`;
  return table([
    ['family', 'files', ...sides.map(({ name }) => name)],
    ...[...families].map(([family, set]) => [
      family,
      String(set.length),
      ...sides.map(({ reports }) => cell(set, scoreOf(set, reports))),
    ]),
  ]);
}

/** Records the output of the engines' processes, before the check ignores any of their findings. */
function watched({ world }: LeaksRig) {
  const seen = new Map<string, { readonly stdout: string; readonly milliseconds: number }>();
  return {
    processes: {
      ...world.processes,
      read: async (command: Parameters<typeof world.processes.read>[0]) => {
        const { value, milliseconds } = await timed(() => world.processes.read(command));
        if (value.kind === 'exited') seen.set(command.tool, { stdout: value.stdout, milliseconds });
        return value;
      },
    },
    milliseconds: (tool: string) => seen.get(tool)?.milliseconds ?? 0,
    reports(tool: 'trivy' | 'gitleaks'): readonly Report[] {
      const stdout = seen.get(tool)?.stdout ?? '';
      const found: Parsed<readonly { readonly file: string; readonly line: number }[]> =
        tool === 'trivy' ? parseTrivySecrets(stdout) : parseGitleaksReport(stdout);
      return orThrow(found)
        .filter(({ file }) => file.startsWith('source'))
        .map(({ file, line }) => reportOf(file.slice(file.indexOf('/') + 1), line));
    },
  };
}

/** A report by the folder of its sample. The engines see the folder names with a mark at the end, which is removed. */
function reportOf(path: string, line: number): Report {
  return { folder: (path.split('/')[0] ?? '').replace(/=$/, ''), line };
}

async function timed<T>(
  run: () => Promise<T>,
): Promise<{ readonly value: T; readonly milliseconds: number }> {
  const start = performance.now();
  const value = await run();
  return { value, milliseconds: performance.now() - start };
}

function listOf(title: string, kinds: readonly Kind[]): string {
  const counts = Map.groupBy(kinds, ({ family, name }) => `${family}: ${name}`);
  const lines = [...counts].map(([name, list]) => `  ${name} (${list.length} of ${turns})`);
  return [`${title}: ${kinds.length}`, ...lines].join('\n');
}

function ratio(value: number): string {
  return value.toFixed(3);
}
