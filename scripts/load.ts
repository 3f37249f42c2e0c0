// Runs the action on images that are a load, and prints time and memory: `npm run load -- CASE SIZE…`, for example
// `npm run load -- platforms 1 6 24`. Without a case, the cases are listed.
// `gap` is the longest time in which nothing else of the process gets a turn; a signal waits as long. `--frames` says in
// which functions. `--cancel N` runs the case once more for each of N moments, and cancels it there as a runner does.
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type ActionResult, runAction } from '../test/rig/github/run-action.ts';
import { pushLayout } from '../test/rig/images/oci-layout.ts';
import { makeDatabase } from '../test/rig/images/vulnerability-db.ts';
import { openStage } from '../test/scenarios/stage/stage.ts';
import { watchPeak } from './bench/memory.ts';
import { table } from './bench/table.ts';
import { LOADS, writeAdvisories, writeLoad } from './load/cases.ts';

const { values, positionals } = parseArgs({
  options: { cancel: { type: 'string' }, frames: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [name = '', ...sizes] = positionals;
const load = LOADS[name];
if (load === undefined || sizes.length === 0) {
  const cases = Object.entries(LOADS).map(([one, { what }]) => `  ${one} SIZE: so many ${what}`);
  console.error(`npm run load -- CASE SIZE… [--frames] [--cancel N]\n${cases.join('\n')}`);
  process.exit(1);
}

/** What the probe in the action leaves. */
interface Probed {
  /** CPU time of the action itself, without the tools: on a busy machine it says more than the time. */
  readonly cpuMs: number;
  readonly gaps: readonly { readonly ms: number }[];
  readonly frames: readonly (readonly string[])[];
}

const stage = await openStage();
const action = join(stage.folder, 'action');
const probes = join(stage.folder, 'probe');
const rows: string[][] = [[name, 'end', 'time', 'CPU time', 'peak memory', 'longest gap', 'timings']];
try {
  await mkdir(probes);
  await cp(join(import.meta.dirname, 'load/probe.mjs'), join(probes, 'probe.mjs'));
  const entry = join(action, 'dist/js/main.js');
  await writeFile(
    entry,
    `import ${JSON.stringify(join(probes, 'probe.mjs'))};\n${await readFile(entry, 'utf8')}`,
  );
  for (const size of sizes) await measure(Number(size));
  console.log(table(rows));
} finally {
  await stage.stop();
}

async function measure(size: number): Promise<void> {
  if (load === undefined) return;
  const layout = await writeLoad(join(stage.folder, `layout-${size}`), load, size);
  await pushLayout(layout, `${stage.registry.host}/load/app:${size}`);
  await rm(layout.dir, { recursive: true });
  const database = await databaseOf(load.findings?.(size) ?? 0);
  const run = async (cancelAt?: Promise<unknown>) => {
    const folder = await stage.subfolder();
    const peak = watchPeak(entryOfAction());
    const start = performance.now();
    const result = await runAction({
      ...{
        action,
        folder,
        timeoutMs: 900_000,
        env: stage.sigstore.environment(),
        ...(cancelAt && { cancelAt }),
      },
      inputs: {
        ...stage.inputs,
        ...(database && { 'db-repository': database }),
        ...{ source: '', image: `${stage.registry.host}/load/app:${size}` },
      },
    });
    return { result, ms: performance.now() - start, peakKiB: peak.stop(), folder };
  };
  const { result, ms, peakKiB, folder } = await run();
  const { gaps, frames, cpuMs } = await probed();
  const longest = Math.max(0, ...gaps.map((gap) => gap.ms));
  rows.push([
    `${size}`,
    endOf(result),
    `${(ms / 1000).toFixed(1)} s`,
    `${(cpuMs / 1000).toFixed(1)} s`,
    `${Math.round(peakKiB / 1024)} MiB`,
    `${longest} ms`,
    await timingsOf(result),
  ]);
  console.log(rows.at(-1)?.join(' | '));
  const [reason] = JSON.parse(result.outputs.reasons ?? '[]') as readonly { readonly message: string }[];
  if (reason !== undefined) console.log(`  ${reason.message}`);
  if (result.outputs.verdict === undefined) console.log(result.stderr.slice(-2_000));
  if (values.frames)
    for (const [at, gap] of gaps.entries())
      console.log(`\ngap of ${gap.ms} ms\n  ${frames[at]?.join('\n  ')}`);
  await rm(folder, { recursive: true });
  const moments = Number(values.cancel ?? 0);
  for (let at = 1; at <= moments; at += 1) {
    const when = (ms * at) / (moments + 1);
    let signalled: number | undefined;
    const cancelAt = pause(when).then(() => {
      signalled = performance.now();
    });
    const cancelled = await run(cancelAt);
    const after = signalled === undefined ? undefined : performance.now() - signalled;
    const left = await leftOf(cancelled.folder);
    rows.push([
      `cancelled after ${(when / 1000).toFixed(1)} s`,
      `exit code ${cancelled.result.exitCode}`,
      after === undefined ? 'had ended before' : `${(after / 1000).toFixed(2)} s later`,
      ...['', '', '', left.length === 0 ? 'nothing is left' : `LEFT: ${left.join(', ')}`],
    ]);
    console.log(rows.at(-1)?.join(' | '));
    await rm(cancelled.folder, { recursive: true });
  }
}

function entryOfAction(): string {
  return join(action, 'dist/js/main.js');
}

async function databaseOf(findings: number): Promise<string | undefined> {
  if (findings === 0) return undefined;
  const advisories = join(stage.folder, `advisories-${findings}`);
  await writeAdvisories(advisories, findings);
  const database = await makeDatabase({ advisories });
  try {
    return await database.push(stage.registry.host, { name: `db-${findings}` });
  } finally {
    await database.stop();
  }
}

async function probed(): Promise<Probed> {
  const found = (await readdir(probes)).filter((file) => file.endsWith('.json'));
  const last = found.at(-1);
  const report: Probed =
    last === undefined
      ? { cpuMs: 0, gaps: [], frames: [] }
      : JSON.parse(await readFile(join(probes, last), 'utf8'));
  for (const file of found) await rm(join(probes, file));
  return report;
}

function endOf({ outputs: { verdict, reasons = '[]' } }: ActionResult): string {
  const codes = (JSON.parse(reasons) as { readonly code: string }[]).map(({ code }) => code);
  return [verdict, ...new Set(codes)].join(' ');
}

async function timingsOf({ outputs: { report = '' } }: ActionResult): Promise<string> {
  const { timings = {} } = JSON.parse(await readFile(report, 'utf8').catch(() => '{}')) as {
    timings?: Record<string, number>;
  };
  return Object.entries(timings)
    .filter(([, ms]) => ms >= 500)
    .map(([step, ms]) => `${step} ${(ms / 1000).toFixed(1)}`)
    .join(', ');
}

/** Processes and private files of a run that has ended. */
async function leftOf(folder: string): Promise<readonly string[]> {
  const files = (await readdir(join(folder, 'temp'))).filter((file) => file.startsWith('assay-'));
  const processes: string[] = [];
  for (const pid of await readdir('/proc')) {
    if (!/^\d+$/.test(pid)) continue;
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (command.includes(`${folder}/`)) processes.push(`process ${command.split('\0')[0]}`);
  }
  return [...files, ...processes];
}
