import { loadavg } from 'node:os';
import { join } from 'node:path';
import { runAction } from '../../test/rig/github/run-action.ts';
import type { TestRegistry } from '../../test/rig/servers/registry.ts';
import { startTrivyServer } from '../../test/rig/servers/trivy-server.ts';
import { enlargeDatabase } from './cache.ts';
import { IDENTITY } from './fleet.ts';
import { type Bench, freshCache, runAssay } from './sides.ts';
import { median, ratio, seconds, table } from './table.ts';

type Inputs = Readonly<Record<string, string>>;

/**
 * Compares checks and gates that ask a trivy server with those that have the same database, as large as trivy's own, in
 * `cache-dir`. The layers are known to both. The server runs on this machine, so its time is included.
 */
export async function benchServer(
  bench: Bench,
  push: (release: string, side: string) => Promise<string>,
  { host }: TestRegistry,
  runs: number,
  log: (line: string) => void,
): Promise<void> {
  await enlargeDatabase(join(bench.database.cacheDir, 'db', 'trivy.db'));
  const server = await startTrivyServer({ cacheDir: bench.database.cacheDir });
  const sides: Readonly<Record<'own' | 'server', Inputs>> = {
    own: { 'cache-dir': await freshCache(bench, 'server-own', 'trivy'), 'db-repository': `${host}/none` },
    server: {
      'cache-dir': join(bench.folder, 'server-asked'),
      ...{ 'db-repository': `${host}/none`, 'trivy-server': server.url },
    },
  };
  const took = { own: { check: [], gate: [] }, server: { check: [], gate: [] } } as Record<
    keyof typeof sides,
    Record<'check' | 'gate', number[]>
  >;
  try {
    for (let run = 0; run <= runs; run += 1) {
      for (const side of ['own', 'server'] as const) {
        const image = await push('server', `server-${side}-${run}`);
        const check = (await runAssay(bench, image, sides[side])).total;
        const gate = await gateTime(bench, image, sides[side]);
        // The first run fills the caches.
        if (run === 0) continue;
        took[side].check.push(check);
        took[side].gate.push(gate);
        log(`run ${run}, ${side}: check ${seconds(check)}, gate ${seconds(gate)}`);
      }
    }
  } finally {
    await server.stop();
  }
  const row = (name: string, part: 'check' | 'gate') => {
    const [own, asked] = [median(took.own[part]), median(took.server[part])];
    return [name, seconds(own), seconds(asked), ratio(asked, own)];
  };
  log(
    `\nLoad at the end: ${loadavg().map((value) => value.toFixed(1))}. Medians of ${runs} alternating runs.\n`,
  );
  log(
    table([
      ['', 'own database', 'trivy server', 'ratio'],
      row('check, layers known', 'check'),
      row('gate', 'gate'),
    ]),
  );
}

async function gateTime({ tools, sigstore, action }: Bench, image: string, inputs: Inputs): Promise<number> {
  const start = performance.now();
  const result = await runAction({
    action: join(action, 'gate'),
    inputs: {
      ...{ image, 'certificate-identity': IDENTITY, 'certificate-oidc-issuer': sigstore.issuer.url },
      ...{ 'trusted-root': sigstore.trustedRoot, 'trivy-path': tools.trivy, 'cosign-path': tools.cosign },
      ...inputs,
    },
  });
  const total = performance.now() - start;
  const { decision, reasons } = result.outputs;
  if (decision !== 'allow') throw new Error(`the gate ended with ${decision}: ${reasons}\n${result.stdout}`);
  await result.remove();
  return total;
}
