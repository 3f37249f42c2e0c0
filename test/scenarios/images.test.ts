import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { imagesSchema } from '../../src/report/check/images-schema.ts';
import { type Front, openFront } from '../attacks/front.ts';
import { makeRepository } from '../rig/github/repository.ts';
import type { ActionResult } from '../rig/github/run-action.ts';
import { readBlob } from '../rig/images/oci-layout.ts';
import { startRegistry } from '../rig/servers/registry.ts';
import { RepositoryClient } from '../rig/servers/registry-client.ts';
import { attestationsOf, reasonsOf } from './stage/outcome.ts';
import { openStage, type Stage } from './stage/stage.ts';
import { SECRET } from './stage/stage-images.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.stop());

/** The outputs of each image. */
function imagesOf(result: ActionResult): readonly Record<string, string>[] {
  return JSON.parse(result.outputs.images ?? '') as Record<string, string>[];
}

const lines = (...names: readonly string[]) => names.join('\n');
const end = ({ exitCode, outputs }: ActionResult) => [exitCode, outputs.verdict];

describe('several images in one step', () => {
  test('are judged and signed one by one, and the verdict is the worst', async () => {
    const [clean, vulnerable] = [await stage.publish('clean'), await stage.publish('vulnerable')];
    const missing = `${clean.tagged}-not`;
    const result = await stage.ship({ image: lines(missing, clean.tagged, vulnerable.tagged) });
    expect(end(result), `${result.stdout}\n${result.stderr}`).toEqual([1, 'error']);
    expect(imagesOf(result).map(({ asked, verdict, digest }) => [asked, verdict, digest])).toEqual([
      [missing, 'error', ''],
      [clean.tagged, 'passed', clean.digest],
      [vulnerable.tagged, 'failed', vulnerable.digest],
    ]);
    // Only the image that passed is signed.
    expect(await clean.repository.referrers(clean.digest)).not.toEqual([]);
    expect(await vulnerable.repository.referrers(vulnerable.digest)).toEqual([]);
    expect(new Set(attestationsOf(result).map(({ subject }) => subject))).toEqual(new Set([clean.digest]));
    const reasons = reasonsOf(result).map(({ code, message }) => [code, message.split(': ')[0]]);
    expect(reasons).toContainEqual(['image-not-found', missing]);
    expect(reasons).toContainEqual(['vulnerability-blocked', vulnerable.tagged]);
    // What belongs to one image is in no output that looks like all of them.
    expect([result.outputs.image, result.outputs.digest, result.outputs.sbom]).toEqual(['', '', '']);
    expect([result.outputs.critical, result.outputs.secrets]).toEqual(['', '']);
  });

  test('have a report together, and evidence of each', async () => {
    const [clean, vulnerable] = [await stage.publish('clean'), await stage.publish('vulnerable')];
    const result = await stage.ship({ image: lines(clean.tagged, vulnerable.tagged) });
    expect(end(result), `${result.stdout}\n${result.stderr}`).toEqual([1, 'failed']);
    const { report = '', sarif = '' } = result.outputs;
    const document = imagesSchema.parse(JSON.parse(await readFile(report, 'utf8')));
    expect(document.images.map(({ folder, verdict }) => [folder, verdict])).toEqual([
      ['image-1', 'passed'],
      ['image-2', 'failed'],
    ]);
    for (const [at, image] of imagesOf(result).entries()) {
      expect(image.report).toBe(join(dirname(report), `image-${at + 1}`, 'report.json'));
      expect(JSON.parse(await readFile(image.report ?? '', 'utf8')).asked).toBe(image.asked);
      const files = await readdir(dirname(image.report ?? ''));
      expect(files).toEqual(expect.arrayContaining(['audit.jsonl', 'report.html', 'sbom.cdx.json']));
    }
    const { runs } = JSON.parse(await readFile(sarif, 'utf8'));
    const categories = runs.map((run: { automationDetails: { id: string } }) => run.automationDetails.id);
    expect(categories.length).toBeGreaterThanOrEqual(6);
    expect(new Set(categories).size).toBe(categories.length);
    expect(result.summary).toMatch(/^## ❌ 2 images: 1 failed, 1 passed/);
    expect(result.summary).toContain(clean.digest);
    expect(result.summary).toContain(vulnerable.digest);
    expect(Number(result.outputs.critical) + Number(result.outputs.high)).toBeGreaterThan(0);
  });

  test('share what is found in the source tree', async () => {
    const { folder, commit } = await makeRepository(join(await stage.subfolder(), 'work'));
    await commit({
      'deploy.env': `TOKEN=${SECRET}\n`,
      'package-lock.json': '{"lockfileVersion": 3, "packages": {}}',
    });
    const images = [await stage.publish('clean'), await stage.publish('leaky')];
    const result = await stage.ship(
      { image: lines(...images.map(({ tagged }) => tagged)), source: '.' },
      { workspace: folder },
    );
    expect(end(result), `${result.stdout}\n${result.stderr}`).toEqual([1, 'failed']);
    const reports = await Promise.all(
      imagesOf(result).map(async ({ report = '' }) => JSON.parse(await readFile(report, 'utf8'))),
    );
    // One secret, in the source and in the second image: the same finding with more places.
    const [first, second] = reports.map(({ secrets }) => secrets);
    expect(first.findings).toHaveLength(1);
    expect(second.findings.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).toEqual([
      first.findings[0].fingerprint,
    ]);
    expect(second.findings[0].places.map(({ kind }: { kind: string }) => kind)).toContain('layer');
    for (const { coverage } of [first, second]) expect(coverage).toMatchObject({ source: true });
    expect(result.outputs.secrets).toBe('1');
    expect(`${result.log}${result.summary}`).not.toContain(SECRET);
  });

  test('have one inventory and one scan of their source', async () => {
    const { folder, commit } = await makeRepository(join(await stage.subfolder(), 'work'));
    await commit({ 'package-lock.json': '{"name":"shop","lockfileVersion":3,"packages":{}}' });
    const calls = join(await stage.subfolder(), 'calls');
    const trivy = join(await stage.subfolder(), 'trivy');
    await writeFile(trivy, `#!/bin/sh\necho "$1 $3" >> '${calls}'\nexec '${stage.tools.trivy}' "$@"\n`, {
      mode: 0o755,
    });
    const images = [await stage.publish('clean'), await stage.publish('clean')];
    const result = await stage.ship(
      { image: lines(...images.map(({ tagged }) => tagged)), 'trivy-path': trivy, isolate: 'off' },
      { workspace: folder },
    );
    expect(end(result), `${result.stdout}\n${result.stderr}`).toEqual([0, 'passed']);
    const made = await readFile(calls, 'utf8');
    const count = (command: RegExp) => made.match(command)?.length;
    // Of the source, and of each image: a scan, and the conversion to SPDX.
    expect([count(/^filesystem /gm), count(/^sbom --scanners/gm), count(/^sbom --format/gm)]).toEqual([
      1, 3, 3,
    ]);
    const reports = await Promise.all(
      imagesOf(result).map(async ({ report = '' }) => JSON.parse(await readFile(report, 'utf8'))),
    );
    for (const { scan } of reports)
      expect(scan.coverage.map(({ scope }: { scope: string }) => scope)).toHaveLength(2);
  });

  test('may be one image by its tag and by its digest, which is signed once', async () => {
    const clean = await stage.publish('clean');
    const result = await stage.ship({ image: lines(clean.tagged, clean.pinned) });
    expect(end(result), `${result.stdout}\n${result.stderr}`).toEqual([0, 'passed']);
    expect(imagesOf(result).map(({ verdict, digest }) => [verdict, digest])).toEqual([
      ['passed', clean.digest],
      ['passed', clean.digest],
    ]);
    const told = attestationsOf(result).map(({ digest }) => digest);
    const attached = (await clean.repository.referrers(clean.digest)).map(({ digest }) => digest);
    expect(told).toHaveLength(2 * attached.length);
    expect(new Set(told)).toEqual(new Set(attached));
  });

  test('are checked and signed although the registry of one cannot be reached', async () => {
    const clean = await stage.publish('clean');
    const front = await openFront(stage.registry.host);
    await front.stop();
    const image = lines('', clean.tagged, ' ', `${front.host}/${clean.path}:v1`).replaceAll('\n', '\r\n');
    const result = await stage.ship({ image });
    expect(end(result), `${result.stdout}\n${result.stderr}`).toEqual([1, 'error']);
    expect(imagesOf(result).map(({ verdict }) => verdict)).toEqual(['passed', 'error']);
    expect(reasonsOf(result).map(({ code }) => code)).toEqual(['registry-unavailable']);
    expect(await clean.repository.referrers(clean.digest)).not.toEqual([]);
  });

  test('leave no result of all if they are cancelled between two', async () => {
    const images = [await stage.publish('clean'), await stage.publish('clean')];
    const result = await stage.ship(
      { image: lines(...images.map(({ tagged }) => tagged)) },
      { cancelOn: 'Image 1 of 2' },
    );
    expect(result.outputs.verdict).toBe('error');
    expect(result.outputs.images).toBe('');
    expect(result.summary).toBe('');
  });
});

/** How often each blob was fetched, but for the small ones: manifests and configurations are always read. */
async function fetchedLayers(front: Front, digests: readonly string[]): Promise<readonly number[]> {
  const got = front.asked.filter(({ method }) => method === 'GET').map(({ path }) => path);
  return digests.map((digest) => got.filter((path) => path.endsWith(`/blobs/${digest}`)).length);
}

describe('a layer', () => {
  let digests: readonly string[] = [];
  let front: Front;
  beforeAll(async () => {
    const { dir, digest } = await stage.layout('clean');
    const manifest = JSON.parse((await readBlob(dir, digest)).toString());
    digests = manifest.layers.map((layer: { digest: string }) => layer.digest);
    front = await openFront(stage.registry.host);
  });
  afterAll(() => front?.stop());
  const through = ({ path }: { readonly path: string }) => `${front.host}/${path}:v1`;
  const fetched = async (work: () => Promise<unknown>) => {
    const before = await fetchedLayers(front, digests);
    await work();
    const after = await fetchedLayers(front, digests);
    return new Set(after.map((count, at) => count - (before[at] ?? 0)));
  };

  test('of two images is fetched once', async () => {
    const image = lines(through(await stage.publish('clean')), through(await stage.publish('clean')));
    const count = await fetched(async () => {
      const result = await stage.ship({ image });
      expect(end(result), `${result.stdout}\n${result.stderr}`).toEqual([0, 'passed']);
    });
    expect(count).toEqual(new Set([1]));
  });

  test('that both memories know is not fetched, and is fetched again if one of them forgot it', async () => {
    const cache = await stage.subfolder();
    const run = async () => {
      const image = through(await stage.publish('clean'));
      const result = await stage.ship({ image, 'cache-dir': cache });
      expect(end(result), `${result.stdout}\n${result.stderr}`).toEqual([0, 'passed']);
    };
    expect(await fetched(run)).toEqual(new Set([1]));
    expect(await fetched(run)).toEqual(new Set([0]));
    await rm(join(cache, 'trivy', 'layers'), { recursive: true });
    expect(await fetched(run)).toEqual(new Set([1]));
    await rm(join(cache, 'secrets'), { recursive: true });
    expect(await fetched(run)).toEqual(new Set([1]));
  });

  test('is learned by two jobs at once in one cache folder, and by a third from them', async () => {
    const cache = await stage.subfolder();
    const run = async () => {
      const image = through(await stage.publish('clean'));
      const result = await stage.ship({ image, 'cache-dir': cache });
      expect(end(result), `${result.stdout}\n${result.stderr}`).toEqual([0, 'passed']);
    };
    await Promise.all([run(), run()]);
    expect(await fetched(run)).toEqual(new Set([0]));
    const left = await readdir(cache, { recursive: true });
    expect(left.filter((path) => path.split('/').some((name) => name.startsWith('.')))).toEqual([]);
  });

  test('that is known and was not fetched is pushed all the same', async () => {
    const cache = await stage.subfolder();
    const other = await startRegistry({ referrers: true });
    const image = through(await stage.publish('clean'));
    await stage.ship({ image, 'cache-dir': cache });
    const result = await stage.ship({
      ...{ image, 'cache-dir': cache },
      'push-to': `${other.host}/pushed/app:v1`,
    });
    expect(end(result), `${result.stdout}\n${result.stderr}`).toEqual([0, 'passed']);
    const repository = new RepositoryClient(other.host, 'pushed/app');
    expect((await repository.manifest('v1'))?.digest).toBe(result.outputs.digest);
    await other.stop();
  });
});
