// Measures what the secrets check reports for published packages, which contain almost no secrets: `npm run bench:clean`.
// `--only image` or `--only source` measures one part, `--verbose` prints every finding.
// Downloads the packages with the clients of this machine (npm, pip, go, mvn, apt-get) and keeps them in the cache folder.
// The exit code is 1 if more than one package in twenty has a false alarm, or if an alarm is not listed in `known.ts`.
import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { execa } from 'execa';
import type { SecretFinding } from '../src/domain/finding/finding.ts';
import type { PinnedImage } from '../src/domain/image/image.ts';
import type { SourceTree } from '../src/domain/run/request.ts';
import { secrets } from '../src/stages/secrets/secrets.ts';
import { leaksRig, packed, type RigLayer } from '../test/stages/secrets/leaks-rig.ts';
import { table } from './bench/table.ts';
import { installed, sourceOf } from './bench-clean/fetch.ts';
import { INSTALLED, SOURCES } from './bench-clean/packages.ts';
import { alarms, byRule, cleanShare, isAlarm, knownAs, type Reported } from './bench-clean/score.ts';

/** At least this share of the packages must have no false alarm. */
const MIN_CLEAN_SHARE = 0.95;
const MAX_ARCHIVE_BYTES = 512 * 1024 * 1024;
const { values } = parseArgs({
  options: { only: { type: 'string' }, verbose: { type: 'boolean', default: false } },
});
const log = (line: string) => console.log(line);
const rig = await leaksRig();
try {
  const halves = [
    ...(values.only === 'source' ? [] : [await image()]),
    ...(values.only === 'image' ? [] : [await sources()]),
  ];
  for (const { name, reported } of halves) {
    log(`\n## ${name}\n\n${byRule(reported)}\n\nAlarms:\n${alarms(reported)}`);
    if (values.verbose)
      for (const one of reported) log(`${one.finding.severity} ${one.finding.rule} ${one.where}`);
  }
  log(
    `\n${table([
      ['', 'high', 'medium', 'low', 'without a false alarm', 'target', 'time'],
      ...halves.map(({ name, subjects, reported, milliseconds }) => [
        `${subjects.length} ${name}`,
        ...['high', 'medium', 'low'].map((severity) =>
          String(reported.filter(({ finding }) => finding.severity === severity).length),
        ),
        cleanShare(subjects, reported).toFixed(3),
        `≥ ${MIN_CLEAN_SHARE}`,
        `${(milliseconds / 1000).toFixed(1)} s`,
      ]),
    ])}`,
  );
  const isGood = halves.every(
    ({ subjects, reported }) =>
      cleanShare(subjects, reported) >= MIN_CLEAN_SHARE &&
      reported.every((one) => !isAlarm(one) || knownAs(one) !== undefined),
  );
  process.exitCode = isGood ? 0 : 1;
} finally {
  await rig.dispose();
}

interface Half {
  readonly name: string;
  readonly subjects: readonly string[];
  readonly reported: readonly Reported[];
  readonly milliseconds: number;
}

async function image(): Promise<Half> {
  const subjects: string[] = [];
  const layers: RigLayer[] = [];
  for (const [ecosystem, fetched] of entries(INSTALLED)) {
    layers.push(await layer(await installed(ecosystem, fetched)));
    subjects.push(fetched);
  }
  const { findings, milliseconds } = await checked(await rig.image(layers), undefined);
  const reported = findings.flatMap((finding) =>
    finding.places.flatMap((place) =>
      place.kind === 'layer'
        ? [{ subject: subjects[place.index] ?? '', finding, where: `${place.path}:${place.line}` }]
        : [],
    ),
  );
  return { name: 'installed packages', subjects, reported: firstOfEach(reported), milliseconds };
}

async function sources(): Promise<Half> {
  const subjects: string[] = [];
  const folder = join(rig.folder, 'trees');
  for (const [kind, fetched] of entries(SOURCES)) {
    await mkdir(folder, { recursive: true });
    await cp(await sourceOf(kind, fetched), join(folder, `tree-${subjects.length}`), { recursive: true });
    subjects.push(fetched);
  }
  const { findings, milliseconds } = await checked(await rig.image([]), { folder, path: '' });
  const reported = findings.flatMap((finding) =>
    finding.places.flatMap((place) => {
      const [, number = '', where = ''] =
        place.kind === 'source' ? (/^tree-(\d+)\/(.*)$/.exec(`${place.path}:${place.line}`) ?? []) : [];
      return where === '' ? [] : [{ subject: subjects[Number(number)] ?? '', finding, where }];
    }),
  );
  return { name: 'source trees', subjects, reported: firstOfEach(reported), milliseconds };
}

/** The first report of each finding and package. */
function firstOfEach(reported: readonly Reported[]): readonly Reported[] {
  const keys = Map.groupBy(reported, ({ subject, finding }) => `${finding.fingerprint} ${subject}`);
  return [...keys.values()].flatMap(([first]) => (first === undefined ? [] : [first]));
}

async function layer(folder: string): Promise<RigLayer> {
  const args = ['-C', folder, '--sort=name', '--owner=0', '--group=0', '--numeric-owner', '-cf', '-', '.'];
  const { stdout } = await execa('tar', args, { encoding: 'buffer', maxBuffer: MAX_ARCHIVE_BYTES });
  return packed(Buffer.from(stdout));
}

async function checked(
  image: PinnedImage,
  source: SourceTree | undefined,
): Promise<{ readonly findings: readonly SecretFinding[]; readonly milliseconds: number }> {
  const start = performance.now();
  const key = Buffer.from('a key for the benchmark');
  const { findings } = await secrets(rig.world, image, source, key, { history: 'none' });
  return { findings, milliseconds: performance.now() - start };
}

function entries<K extends string, V>(
  lists: Readonly<Record<K, readonly V[]>>,
): readonly (readonly [K, V])[] {
  const kinds = Object.keys(lists).filter((kind): kind is K => kind in lists);
  return kinds.flatMap((kind) => lists[kind].map((fetched) => [kind, fetched] as const));
}
