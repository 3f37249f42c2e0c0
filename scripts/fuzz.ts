// Looks for inputs that break a parser: `npm run fuzz [-- --minutes N] [-- --seed N] [-- --only WORDS]`. It tries the
// properties of test/fuzz/ with new inputs, for 10 minutes if nothing else is said. The exit code is 1 if one was found.

import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { PROPERTIES } from '../test/fuzz/all-properties.ts';
import { progress, slowest } from '../test/fuzz/property.ts';
import { table } from './bench/table.ts';

/** One property at a time gets this long, so that all of them have their turn. */
const TURN_MS = 2000;
/** So much CPU time without an end of one input: it will not end. */
const MOST_CPU_MS = 180_000;
const POLL_MS = 1000;

interface Options {
  readonly seed: number;
  readonly until: number;
  readonly only: string;
}

/** What the thread that tries the properties tells. */
type News =
  | { readonly kind: 'begins'; readonly progress: SharedArrayBuffer }
  | { readonly kind: 'tries'; readonly name: string; readonly seed: number }
  | { readonly kind: 'found'; readonly report: string }
  | { readonly kind: 'ends'; readonly slowest: readonly (readonly [string, number])[] };

if (isMainThread) watch();
else await tryAll(workerData);

function watch(): void {
  const { values } = parseArgs({
    options: { minutes: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string' } },
  });
  const minutes = Number(values.minutes ?? 10);
  const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
  if (!(minutes > 0) || !Number.isInteger(seed)) {
    console.error('fuzz: --minutes and --seed must be numbers');
    process.exit(2);
  }
  console.log(`fuzz: seed ${seed}, ${minutes} minutes, ${PROPERTIES.length} properties`);
  const options: Options = { seed, until: Date.now() + minutes * 60_000, only: values.only ?? '' };
  const worker = new Worker(import.meta.filename, { workerData: options });
  let counter = progress;
  let current = '';
  let found = 0;
  let hasEnded = false;
  let [count, since] = [0, process.cpuUsage().user];
  const timer = setInterval(() => {
    const [now, cpu] = [Atomics.load(counter, 0), process.cpuUsage().user];
    if (now !== count) [count, since] = [now, cpu];
    if (cpu - since > MOST_CPU_MS * 1000) stop('the last one does not end.');
  }, POLL_MS);
  const stop = (why: string) => {
    console.log(`\nFOUND: ${current}\nAfter ${Atomics.load(counter, 0)} inputs of this run: ${why}`);
    process.exit(1);
  };
  worker.on('error', (error) =>
    stop(`an error that nothing catches: ${error instanceof Error ? error.stack : error}`),
  );
  worker.on('exit', () => {
    if (!hasEnded) stop('its work neither ends nor fails.');
  });
  worker.on('message', (news: News) => {
    if (news.kind === 'begins') counter = new Int32Array(news.progress);
    if (news.kind === 'tries') current = `"${news.name}", seed ${news.seed}`;
    if (news.kind === 'found') {
      found += 1;
      console.log(`\nFOUND: ${current}\n${news.report}`);
    }
    if (news.kind !== 'ends') return;
    hasEnded = true;
    clearInterval(timer);
    const rows = news.slowest.map(([name, milliseconds]) => [name, `${milliseconds.toFixed(0)} ms`]);
    console.log(`\n${table([['the slowest inputs', 'CPU time'], ...rows])}`);
    console.log(`\n${Atomics.load(counter, 0)} inputs, ${found} counter-examples`);
    process.exitCode = found === 0 ? 0 : 1;
  });
}

/** Tries the properties in turns, each with a seed of its own. A property that does not hold is not tried again. */
async function tryAll({ seed, until, only }: Options): Promise<void> {
  const tell = (news: News) => parentPort?.postMessage(news);
  tell({ kind: 'begins', progress: progress.buffer });
  let left = PROPERTIES.filter(({ name }) => name.includes(only));
  for (let turn = 0; Date.now() < until && left.length > 0; turn += 1) {
    for (const property of left) {
      if (Date.now() >= until) break;
      tell({ kind: 'tries', name: property.name, seed: seed + turn });
      const report = await property.check({ seed: seed + turn, runs: 100_000, milliseconds: TURN_MS });
      if (report === undefined) continue;
      tell({ kind: 'found', report });
      left = left.filter((other) => other !== property);
    }
  }
  const all = [...slowest].sort(([, one], [, other]) => other - one);
  tell({ kind: 'ends', slowest: all.slice(0, 10) });
}
