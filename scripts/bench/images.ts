import { readFile, rm } from 'node:fs/promises';
import { z } from 'zod';
import { runAction } from '../../test/rig/github/run-action.ts';
import { type Bench, freshCache, type Timing } from './sides.ts';
import { median, partsOf, seconds, table } from './table.ts';

/** Pushes the image of a release. Returns its reference. */
type Push = (release: string) => Promise<string>;

/**
 * Compares a step for one image with a step for two that share all layers but the topmost. Everything is cold, and signing
 * is included.
 */
export async function benchImages(
  bench: Bench,
  push: Push,
  runs: number,
  log: (line: string) => void,
): Promise<void> {
  const one: number[] = [];
  const two: number[] = [];
  /** Of the step for two images: the steps of the first one, and of the second one. */
  const first: Pick<Timing, 'parts'>[] = [];
  const second: Pick<Timing, 'parts'>[] = [];
  for (let run = 1; run <= runs; run += 1) {
    one.push((await timeOf(bench, [await push(`one-${run}`)], `images-one-${run}`)).total);
    const images = [await push(`first-${run}`), await push(`second-${run}`)];
    const { total, parts } = await timeOf(bench, images, `images-two-${run}`);
    two.push(total);
    first.push({ parts: parts[0] ?? {} });
    second.push({ parts: parts[1] ?? {} });
    log(`run ${run}: one image ${seconds(one.at(-1) ?? 0)}, two images ${seconds(two.at(-1) ?? 0)}`);
  }
  const [alone, both] = [median(one), median(two)];
  log(
    table([
      ['', 'one image', 'two images', 'second image', 'ratio to the first', 'target'],
      [
        'share all but the top layer',
        seconds(alone),
        seconds(both),
        seconds(both - alone),
        ((both - alone) / alone).toFixed(2),
        '≤ 0.25',
      ],
    ]),
  );
  log(`\n${partsOf('of two images (steps overlap)', { 'the first': first, 'the second': second })}`);
}

const Images = z.array(z.object({ report: z.string() }));
const Report = z.object({ timings: z.record(z.string(), z.number()) });

/** The time of a step, and of the parts of each image; of a single image, there are no parts. */
async function timeOf(
  bench: Bench,
  images: readonly string[],
  name: string,
): Promise<{ readonly total: number; readonly parts: readonly Timing['parts'][] }> {
  const { tools, sigstore, action, source } = bench;
  const cache = await freshCache(bench, name, 'trivy');
  const start = performance.now();
  const result = await runAction({
    action,
    workspace: source,
    timeoutMs: 900_000,
    env: sigstore.environment(),
    inputs: {
      image: images.join('\n'),
      'cache-dir': cache,
      'trivy-path': tools.trivy,
      'cosign-path': tools.cosign,
      'gitleaks-path': tools.gitleaks,
      'signing-config': sigstore.signingConfig,
      'trusted-root': sigstore.trustedRoot,
    },
  });
  const total = performance.now() - start;
  const { verdict, reasons } = result.outputs;
  if (verdict !== 'passed') throw new Error(`Assay ended with ${verdict}: ${reasons}\n${result.stdout}`);
  const reports = images.length === 1 ? [] : Images.parse(JSON.parse(result.outputs.images ?? '[]'));
  const parts = await Promise.all(
    reports.map(async ({ report }) => Report.parse(JSON.parse(await readFile(report, 'utf8'))).timings),
  );
  await Promise.all([result.remove(), rm(cache, { recursive: true })]);
  return { total, parts };
}
