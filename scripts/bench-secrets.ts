// Measures what the secrets check finds, on a set that is made up when this runs: `npm run bench:secrets`,
// `npm run bench:secrets -- --seed other --turns 4`. Prints names of kinds and never a value.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { parseGitleaksReport } from '../src/formats/tools/gitleaks.ts';
import { parseTrivySecrets } from '../src/formats/tools/trivy-secrets.ts';
import { runOwnRules } from '../src/stages/secrets/engines/run-own-rules.ts';
import { secrets } from '../src/stages/secrets/secrets.ts';
import { type LeaksRig, leaksRig } from '../test/stages/secrets/leaks-rig.ts';
import { table } from './bench/table.ts';
import type { Kind } from './bench-secrets/kind.ts';
import { FIFTH } from './bench-secrets/kinds-fifth.ts';
import { FIRST } from './bench-secrets/kinds-first.ts';
import { FOURTH } from './bench-secrets/kinds-fourth.ts';
import { SECOND } from './bench-secrets/kinds-second.ts';
import { SIXTH } from './bench-secrets/kinds-sixth.ts';
import { THIRD } from './bench-secrets/kinds-third.ts';
import { NEGATIVES } from './bench-secrets/negatives.ts';
import { NEGATIVES_FIFTH } from './bench-secrets/negatives-fifth.ts';
import { NEGATIVES_FOURTH } from './bench-secrets/negatives-fourth.ts';
import { NEGATIVES_SIXTH } from './bench-secrets/negatives-sixth.ts';
import { NEGATIVES_THIRD } from './bench-secrets/negatives-third.ts';
import { Random } from './bench-secrets/random.ts';
import { precision, type Report, recall, type Sample, type Score, scoreOf } from './bench-secrets/scoring.ts';

const { values } = parseArgs({
  options: { seed: { type: 'string', default: 'assay' }, turns: { type: 'string', default: '3' } },
});
const turns = Number(values.turns);
if (!Number.isInteger(turns) || turns < 1) throw new Error('--turns wants a number of files a kind');

/** Halves that no rule was made after, in the order in which they were written. */
const HELD_OUT = [
  { title: 'held out', kinds: THIRD, without: NEGATIVES_THIRD, folders: ['c', 'm'] },
  { title: 'held out, fourth', kinds: FOURTH, without: NEGATIVES_FOURTH, folders: ['d', 'k'] },
  { title: 'held out, fifth', kinds: FIFTH, without: NEGATIVES_FIFTH, folders: ['e', 'l'] },
  { title: 'held out, sixth', kinds: SIXTH, without: NEGATIVES_SIXTH, folders: ['f', 'o'] },
] as const;

const say = (line: string) => console.log(line);
const random = new Random(values.seed);
const rig = await leaksRig();
try {
  await main();
} finally {
  await rig.dispose();
}

async function main(): Promise<void> {
  const first = samplesOf(FIRST, 'a');
  const second = samplesOf(SECOND, 'b');
  const negatives = samplesOf(NEGATIVES, 'n');
  const known = [...first, ...second, ...negatives];
  const halves = HELD_OUT.map(({ title, kinds, without, folders: [leaks, clean] }) => {
    const set = [...samplesOf(kinds, leaks), ...samplesOf(without, clean)];
    return { title, set, size: sizeOf(kinds, without) };
  });
  const samples = [...known, ...halves.flatMap(({ set }) => set)];
  const source = join(rig.folder, 'set');
  for (const { folder, specimen } of samples) await stage(join(source, folder, specimen.path), specimen.text);
  say(
    [
      `${sizeOf([...FIRST, ...SECOND], NEGATIVES)}, seed ${values.seed}`,
      ...halves.map(({ title, size }) => `${capital(title)}: ${size}`),
      '',
    ].join('\n'),
  );
  const engines = watched(rig);
  const started = performance.now();
  const result = await secrets(
    { ...rig.world, processes: engines.processes },
    await rig.image([]),
    { folder: source, path: '' },
    Buffer.from('a key for the benchmark'),
  );
  const whole = performance.now() - started;
  const own = await timed(() => runOwnRules(source, 60_000, (name) => name));

  const pooled = result.findings
    .flatMap(({ places }) => places)
    .flatMap((place) => (place.kind === 'source' ? [reportOf(place.path, place.line)] : []));
  const sides: readonly (readonly [string, readonly Report[], number])[] = [
    ['trivy', engines.reports('trivy'), engines.milliseconds('trivy')],
    ['gitleaks', engines.reports('gitleaks'), engines.milliseconds('gitleaks')],
    ['assay', own.value.map(({ file, line }) => reportOf(file, line)), own.milliseconds],
    ['pooled', pooled, whole],
  ];
  const scores = sides.map(([name, reports, time]) => ({
    name,
    reports,
    time,
    all: scoreOf(known, reports),
  }));
  const part = (set: readonly Sample[], reports: readonly Report[]) => ratio(recall(scoreOf(set, reports)));
  say(
    table([
      ['', 'recall', 'written before the rules', 'written after', 'precision', 'false', 'time'],
      ...scores.map(({ name, reports, time, all }) => [
        name,
        ratio(recall(all)),
        part(first, reports),
        part(second, reports),
        ratio(precision(all)),
        String(all.wrong),
        `${(time / 1000).toFixed(2)} s`,
      ]),
      ['wanted of pooled', '≥ 0.85', '', '', '≥ 0.90', '', ''],
    ]),
  );
  for (const { title, set } of halves)
    say(
      `\n${table([
        [title, 'recall', 'precision', 'false'],
        ...scores.map(({ name, reports }) => {
          const score = scoreOf(set, reports);
          return [name, ratio(recall(score)), ratio(precision(score)), String(score.wrong)];
        }),
      ])}`,
    );
  say(`\n${byFamily(known, scores)}\n`);
  for (const { title, set } of halves) say(`${capital(title)}:\n${byFamily(set, scores)}\n`);
  for (const [half, set] of [
    ['', known],
    ...halves.map(({ title, set }) => [` (${title})`, set] as const),
  ] as const) {
    const { missed, falsely } = scoreOf(set, pooled);
    say(`${listOf(`Missed by all${half}`, missed)}\n${listOf(`Found falsely${half}`, falsely)}`);
  }
  say(`\nAgain: npm run bench:secrets -- --seed ${values.seed} --turns ${turns}`);
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

function byFamily(
  samples: readonly Sample[],
  scores: readonly { readonly name: string; readonly reports: readonly Report[] }[],
): string {
  const families = Map.groupBy(samples, ({ kind }) => kind.family);
  const cell = (set: readonly Sample[], score: Score) =>
    set.some(({ specimen }) => specimen.secret !== undefined) ? ratio(recall(score)) : `${score.wrong} false`;
  return table([
    ['family', 'files', ...scores.map(({ name }) => name)],
    ...[...families].map(([family, set]) => [
      family,
      String(set.length),
      ...scores.map(({ reports }) => cell(set, scoreOf(set, reports))),
    ]),
  ]);
}

/** The engines' processes as the check runs them; their reports are read before anything of them is left out. */
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
      const found = tool === 'trivy' ? parseTrivySecrets(stdout) : parseGitleaksReport(stdout);
      return found
        .filter(({ file }) => file.startsWith('source'))
        .map(({ file, line }) => reportOf(file.slice(file.indexOf('/') + 1), line));
    },
  };
}

/** The engines see the folders of the set with a mark behind their names. */
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
