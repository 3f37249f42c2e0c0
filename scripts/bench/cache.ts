import { randomBytes } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { startCacheServer } from '../../test/rig/github/cache-server.ts';
import type { TestRegistry } from '../../test/rig/servers/registry.ts';
import { type Bench, freshCache, runAssay } from './sides.ts';
import { median, seconds, table } from './table.ts';

/** The secret that seals what was learned about layers. */
const KEY = ['fingerprints', 'of', 'the', 'bench'].join('-');

const MEBIBYTE = 1024 ** 2;
/** The size of trivy's own database. Packed it has a seventh of that. */
const DATABASE_BYTES = 700 * MEBIBYTE;

/**
 * Compares a run on a machine that kept everything in `cache-dir` with one on an empty machine that gets database and
 * memory of layers from GitHub's cache, on loopback. Both ship the same image, each time into a fresh repository. The tools
 * are named by their paths on both sides.
 */
export async function benchCache(
  bench: Bench,
  push: (release: string, side: string) => Promise<string>,
  { host }: TestRegistry,
  runs: number,
  log: (line: string) => void,
): Promise<void> {
  const server = await startCacheServer();
  await enlargeDatabase(join(bench.database.cacheDir, 'db', 'trivy.db'));
  const database = await bench.database.push(host);
  const warm: number[] = [];
  const empty: number[] = [];
  const cacheDir = await freshCache(bench, 'cache-warm', 'trivy');
  const onWarm = async (image: string) =>
    (await runAssay(bench, image, { 'cache-dir': cacheDir, 'fingerprint-key': KEY })).total;
  const onEmpty = async (image: string) => {
    const inputs = { 'db-repository': database, 'fingerprint-key': KEY, cache: 'true' };
    return (await runAssay(bench, image, inputs, server.job())).total;
  };
  try {
    await onWarm(await push('cache', 'cache-warm-0'));
    const first = await onEmpty(await push('cache', 'cache-empty-0'));
    log(`empty machine with an empty cache: ${seconds(first)}, kept: ${server.entries.length} entries`);
    for (let run = 1; run <= runs; run += 1) {
      warm.push(await onWarm(await push('cache', `cache-warm-${run}`)));
      empty.push(await onEmpty(await push('cache', `cache-empty-${run}`)));
      log(`run ${run}: warm ${seconds(warm.at(-1) ?? 0)}, empty machine ${seconds(empty.at(-1) ?? 0)}`);
    }
    log(`\nLoad at the end: ${loadavg().map((value) => value.toFixed(1))}. Medians of ${runs} runs.\n`);
    const [own, cached] = [median(warm), median(empty)];
    log(
      table([
        ['', 'warm machine', "empty machine, GitHub's cache", 'ratio', 'target'],
        ['the same image again', seconds(own), seconds(cached), (cached / own).toFixed(2), '≤ 1.3'],
      ]),
    );
  } finally {
    await server.stop();
    await rm(cacheDir, { recursive: true, force: true });
  }
}

/** Adds bytes behind the last page of a database, where trivy does not read, until it is as large as trivy's own. */
export async function enlargeDatabase(path: string): Promise<void> {
  const names = Array.from({ length: 3_000 }, () => randomBytes(4).toString('hex'));
  const pages = Array.from({ length: 24 }, () => {
    const advisories: string[] = [];
    for (let length = 0; length < MEBIBYTE; length += advisories.at(-1)?.length ?? 0) {
      const [name, version] = [
        names[Math.floor(Math.random() * 3_000)],
        names[Math.floor(Math.random() * 300)],
      ];
      advisories.push(`{"VulnerabilityID":"${name}","FixedVersion":"${version}","Status":"affected"}`);
    }
    return Buffer.from(advisories.join(''));
  });
  const file = await open(path, 'a');
  try {
    let { size } = await file.stat();
    for (let at = 0; size < DATABASE_BYTES; at += 1) {
      const page = pages[at % pages.length] ?? Buffer.alloc(0);
      await file.write(page);
      size += page.length;
    }
  } finally {
    await file.close();
  }
}
