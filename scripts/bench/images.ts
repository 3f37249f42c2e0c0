import { rm } from 'node:fs/promises';
import { runAction } from '../../test/rig/github/run-action.ts';
import { type Bench, freshCache } from './sides.ts';
import { median, seconds, table } from './table.ts';

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
  for (let run = 1; run <= runs; run += 1) {
    one.push(await timeOf(bench, [await push(`one-${run}`)], `images-one-${run}`));
    const images = [await push(`first-${run}`), await push(`second-${run}`)];
    two.push(await timeOf(bench, images, `images-two-${run}`));
    log(`run ${run}: one image ${seconds(one.at(-1) ?? 0)}, two images ${seconds(two.at(-1) ?? 0)}`);
  }
  const [first, both] = [median(one), median(two)];
  log(
    table([
      ['', 'one image', 'two images', 'second image', 'ratio to the first', 'target'],
      [
        'share all but the top layer',
        seconds(first),
        seconds(both),
        seconds(both - first),
        ((both - first) / first).toFixed(2),
        '≤ 0.25',
      ],
    ]),
  );
}

async function timeOf(bench: Bench, images: readonly string[], name: string): Promise<number> {
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
  await Promise.all([result.remove(), rm(cache, { recursive: true })]);
  return total;
}
