import { rm } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { runAction } from '../../test/rig/github/run-action.ts';
import { measureFloor, recordCalls } from './gate-floor.ts';
import { type Bench, freshCache, runAssay } from './sides.ts';
import { median, partsOf, seconds, table } from './table.ts';

const IDENTITY = 'https://github.com/acme/shop/.github/workflows/release.yml@refs/heads/main';
const TYPES = ['slsaprovenance1', 'cyclonedx', 'https://slsa.dev/verification_summary/v1'];
/** Steps in which the gate waits for tools or verifies them. */
const TOOL_STEPS = ['tools', 'cosign', 'database', 'rescan'];

/**
 * Compares the gate with scanning the signed image from the registry and verifying it with cosign, and with the least that
 * its decision takes on this machine.
 */
export async function benchGate(
  bench: Bench,
  image: string,
  runs: number,
  log: (line: string) => void,
): Promise<void> {
  const load = () => loadavg().map((value) => value.toFixed(1));
  await runAssay(bench, image, { 'cache-dir': await freshCache(bench, 'gate-ship', 'trivy') });
  log(`Machine: ${cpus().length} cores, load ${load()} at the start\n`);
  const recording = await freshCache(bench, 'gate-recording', 'trivy');
  // An isolated program could not write down how it was called.
  const calls = await recordCalls(bench, (tools) =>
    gate({ ...bench, tools }, image, recording, { isolate: 'off' }),
  );
  const took: Record<'sequence' | 'gate' | 'own', number[]> = { sequence: [], gate: [], own: [] };
  const least: Awaited<ReturnType<typeof measureFloor>>[] = [];
  for (let run = 1; run <= runs; run += 1) {
    const cache = await freshCache(bench, `gate-sequence-${run}`, '.');
    took.sequence.push(await scanAndVerify(bench, image, cache));
    await rm(cache, { recursive: true });
    const { total, own } = await gate(bench, image, await freshCache(bench, `gate-${run}`, 'trivy'));
    took.gate.push(total);
    took.own.push(own);
    least.push(await measureFloor(calls));
    log(`run ${run}: sequence ${seconds(took.sequence.at(-1) ?? 0)}, gate ${seconds(total)}`);
  }
  log(`\nLoad at the end: ${load()}. Medians of ${runs} alternating runs.\n`);
  const [sequence, whole] = [median(took.sequence), median(took.gate)];
  const floor = median(least.map((one) => one.floor));
  const row = (name: string, time: number, target: string) => [
    name,
    seconds(sequence),
    seconds(time),
    (time / sequence).toFixed(2),
    target,
  ];
  log(
    table([
      ['', 'trivy image and cosign verify', 'gate', 'ratio', 'target'],
      row('decision with rescan', whole, '≤ 0.1'),
      row('the least that it takes: floor', floor, ''),
      ['steps without tools', '', `${Math.round(median(took.own))} ms`, '', '≤ 400 ms'],
    ]),
  );
  log(`\n${partsOf('floor: Node, then the slower one of both tools', { time: least })}`);
}

async function scanAndVerify(
  { tools, sigstore, folder }: Bench,
  image: string,
  cache: string,
): Promise<number> {
  const trivy = ['--cache-dir', cache, '--skip-version-check', '--disable-telemetry', '--quiet'];
  const scan = ['--skip-db-update', '--skip-java-db-update', '--offline-scan', '--scanners', 'vuln'];
  const cosign = [
    ...['--trusted-root', sigstore.trustedRoot, '--certificate-identity', IDENTITY],
    ...['--certificate-oidc-issuer', sigstore.issuer.url, '--insecure-ignore-sct', '--use-signed-timestamps'],
    '--allow-http-registry',
  ];
  const env = { PATH: process.env.PATH ?? '', HOME: folder, TMPDIR: folder };
  const start = performance.now();
  await execa(tools.trivy, ['image', ...trivy, ...scan, '--format', 'json', image], {
    env,
    extendEnv: false,
  });
  for (const check of [['verify'], ...TYPES.map((type) => ['verify-attestation', '--type', type])])
    await execa(tools.cosign, [...check, ...cosign, image], { env, extendEnv: false });
  return performance.now() - start;
}

async function gate(
  { tools, sigstore, action }: Bench,
  image: string,
  cache: string,
  inputs: Readonly<Record<string, string>> = {},
): Promise<{ readonly total: number; readonly own: number }> {
  const start = performance.now();
  const result = await runAction({
    action: join(action, 'gate'),
    inputs: {
      image,
      'certificate-identity': IDENTITY,
      'certificate-oidc-issuer': sigstore.issuer.url,
      'trusted-root': sigstore.trustedRoot,
      'trivy-path': tools.trivy,
      'cosign-path': tools.cosign,
      'cache-dir': cache,
      offline: 'true',
      ...inputs,
    },
  });
  const total = performance.now() - start;
  const { decision, reasons, report = '' } = result.outputs;
  if (decision !== 'allow') throw new Error(`the gate ended with ${decision}: ${reasons}\n${result.stdout}`);
  const { timings } = (await import(report, { with: { type: 'json' } })).default as {
    timings: Readonly<Record<string, number>>;
  };
  const steps = Object.entries(timings).filter(([name]) => !TOOL_STEPS.includes(name));
  await result.remove();
  return { total, own: steps.reduce((sum, [, time]) => sum + time, 0) };
}
