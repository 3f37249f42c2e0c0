import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import { runAction } from '../../test/rig/github/run-action.ts';
import type { TestDatabase } from '../../test/rig/images/vulnerability-db.ts';
import type { TestSigstore } from '../../test/rig/sigstore/sigstore.ts';
import { childTime } from './cost.ts';
import { watchPeak } from './memory.ts';

/** What both sides of the comparison use. */
export interface Bench {
  readonly tools: Readonly<Record<'trivy' | 'cosign' | 'gitleaks', string>>;
  readonly sigstore: TestSigstore;
  readonly database: TestDatabase;
  /** Folder of the application's source tree. */
  readonly source: string;
  /** Folder of the action, bundled from the current source. */
  readonly action: string;
  /** Folder for temporary files. */
  readonly folder: string;
}

/** Milliseconds of each part, in order, and in total. */
export interface Timing {
  readonly total: number;
  /** Processor time of all its processes, in milliseconds. */
  readonly cpu: number;
  readonly parts: Readonly<Record<string, number>>;
}

/** Creates a cache folder with only the vulnerability database, in the subfolder `below` where the side expects it. */
export async function freshCache(bench: Bench, name: string, below: string): Promise<string> {
  const cache = join(bench.folder, name);
  await mkdir(join(cache, below), { recursive: true });
  await cp(join(bench.database.cacheDir, 'db'), join(cache, below, 'db'), { recursive: true });
  return cache;
}

/** Runs the tools one after another, as their own actions call them. */
export async function runSequence(bench: Bench, image: string, cache: string): Promise<Timing> {
  const { tools, sigstore, folder } = bench;
  const [sbom, provenance] = [join(folder, 'sequence.cdx.json'), join(folder, 'provenance.json')];
  await writeFile(provenance, JSON.stringify(PROVENANCE));
  const trivy = ['--cache-dir', cache, '--skip-version-check', '--disable-telemetry', '--quiet'];
  const scan = [...trivy, '--skip-db-update', '--skip-java-db-update', '--offline-scan'];
  const cosign = [
    ...['--signing-config', sigstore.signingConfig, '--trusted-root', sigstore.trustedRoot],
    ...['--yes', '--allow-http-registry'],
  ];
  const secrets = ['--scanners', 'secret', '--format', 'json', '--output', join(folder, 'secrets.json')];
  const attest = (type: string, predicate: string) =>
    [tools.cosign, 'attest', '--type', type, '--predicate', predicate, ...cosign, image] as const;
  const calls: Readonly<Record<string, readonly [string, ...string[]]>> = {
    'trivy image, SBOM': [tools.trivy, 'image', ...scan, '--format', 'cyclonedx', '--output', sbom, image],
    'trivy image, vulnerabilities': [
      ...([tools.trivy, 'image', ...scan, '--scanners', 'vuln', '--format', 'json'] as const),
      ...['--output', join(folder, 'vulnerabilities.json'), image],
    ],
    'trivy image, secrets': [
      tools.trivy,
      'image',
      ...scan,
      ...secrets,
      '--image-config-scanners',
      'secret',
      image,
    ],
    'trivy fs, secrets': [tools.trivy, 'fs', ...trivy, ...secrets, bench.source],
    'cosign sign': [tools.cosign, 'sign', ...cosign, image],
    'cosign attest, SBOM': attest('cyclonedx', sbom),
    'cosign attest, provenance': attest('slsaprovenance1', provenance),
  };
  const env = { ...sigstore.environment(), PATH: process.env.PATH ?? '', HOME: folder, TMPDIR: folder };
  const parts: Record<string, number> = {};
  const start = performance.now();
  const usedBefore = childTime();
  for (const [name, [file, ...args]] of Object.entries(calls)) {
    const before = performance.now();
    await execa(file, args, { env, extendEnv: false, cwd: folder });
    parts[name] = performance.now() - before;
  }
  return { total: performance.now() - start, cpu: childTime() - usedBefore, parts };
}

const Report = z.object({ timings: z.record(z.string(), z.number()) });

/** Runs the bundle of Assay on the same image, source and Sigstore. `peakKiB` is the peak memory of its own process. */
export async function runAssay(
  bench: Bench,
  image: string,
  inputs: Readonly<Record<string, string>>,
  job: Readonly<Record<string, string>> = {},
): Promise<Timing & { readonly peakKiB: number }> {
  const { tools, sigstore } = bench;
  const peak = watchPeak(join(bench.action, 'dist/js/main.js'));
  const start = performance.now();
  const usedBefore = childTime();
  const result = await runAction({
    action: bench.action,
    workspace: bench.source,
    timeoutMs: 900_000,
    env: { ...sigstore.environment(), ...job },
    inputs: {
      image,
      ...inputs,
      'trivy-path': tools.trivy,
      'cosign-path': tools.cosign,
      'gitleaks-path': tools.gitleaks,
      'signing-config': sigstore.signingConfig,
      'trusted-root': sigstore.trustedRoot,
    },
  });
  const total = performance.now() - start;
  const cpu = childTime() - usedBefore;
  const peakKiB = peak.stop();
  const { verdict, reasons, attestations = '[]', report = '' } = result.outputs;
  const attached = z.array(z.unknown()).parse(JSON.parse(attestations));
  // Only a complete run counts: everything checked, signed, attested and read back.
  if (verdict !== 'passed' || attached.length !== 5) {
    throw new Error(
      `Assay ended with ${verdict}, ${attached.length} attestations: ${reasons}\n${result.stdout}`,
    );
  }
  const { timings } = Report.parse(JSON.parse(await readFile(report, 'utf8')));
  await result.remove();
  return { total, cpu, parts: timings, peakKiB };
}

/** A provenance that `cosign attest --type slsaprovenance1` accepts. */
const PROVENANCE = {
  buildDefinition: {
    buildType: 'https://actions.github.io/buildtypes/workflow/v1',
    externalParameters: { workflow: { ref: 'refs/heads/main', repository: 'https://github.com/acme/shop' } },
    internalParameters: {},
    resolvedDependencies: [],
  },
  runDetails: { builder: { id: 'https://github.com/actions/runner/github-hosted' }, metadata: {} },
};
