import { readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import type { Descriptor } from '../../src/domain/image/image.ts';
import { PREDICATE_TYPES } from '../../src/formats/attestation/in-toto.ts';
import { signAll } from '../../src/stages/sign/attest.ts';
import { Signatory } from '../../src/stages/sign/sign.ts';
import { prepareSigning } from '../../src/stages/sign/signing.ts';
import { pushLayout } from '../../test/rig/images/images.ts';
import { startRegistry } from '../../test/rig/servers/registry.ts';
import { startSigstore, type TestSigstore } from '../../test/rig/sigstore/sigstore.ts';
import { debian, imageOf } from '../../test/stages/scan/trivy-world.ts';
import { clearanceOf } from '../../test/stages/sign/clearance.ts';
import { bundleOf, runnerOf, type SigningWorld, signingWorld } from '../../test/stages/sign/signing-world.ts';
import { median, seconds, table } from './table.ts';

/**
 * Compares signing an image and its four attestations with the same by cosign alone: the signature and three attestations
 * at the same time, and then the summary of them. Both are prepared, and nothing is pushed.
 */
export async function benchSigning(runs: number, log: (line: string) => void): Promise<void> {
  const load = () => loadavg().map((value) => value.toFixed(1));
  const [world, registry, sigstore] = await Promise.all([
    signingWorld(),
    startRegistry({ referrers: true }),
    startSigstore(),
  ]);
  try {
    const { world: all, image, cleared, signing, tools } = await readyToSign(world, sigstore);
    const took: Record<'cosign' | 'assay' | 'one', number[]> = { cosign: [], assay: [], one: [] };
    const timed = async (kind: keyof typeof took, work: () => Promise<unknown>) => {
      const start = performance.now();
      await work();
      took[kind].push(performance.now() - start);
    };
    log(`Machine: ${cpus().length} cores, load ${load()} at the start\n`);
    for (let run = 1; run <= runs; run += 1) {
      const repository = { registry: registry.host, path: `bench/signing-${run}` };
      const { mediaType, digest } = image.root;
      const name = `${registry.host}/${repository.path}`;
      await pushLayout({ dir: image.layout, mediaType, digest }, `${name}:v1`);
      await timed('cosign', () => byCosign(world, sigstore, `${name}@${digest}`, image.root));
      await timed('assay', () => signAll(all, signing, cleared, { repository, tools }));
      const statement = { subject: digest, predicateType: PREDICATE_TYPES.sbom, predicate: { run } };
      await timed('one', () => bundleOf(new Signatory(all, signing, cleared), statement));
      const [cosign = 0, assay = 0] = [took.cosign.at(-1), took.assay.at(-1)];
      log(`run ${run}: cosign ${seconds(cosign)}, assay ${seconds(assay)}`);
    }
    const [cosign, assay, one] = [median(took.cosign), median(took.assay), median(took.one)];
    log(`\nLoad at the end: ${load()}. Medians of ${runs} alternating runs.\n`);
    log(
      table([
        ['', 'by cosign, in two rounds', 'assay', 'ratio'],
        ['an image and four attestations', seconds(cosign), seconds(assay), (assay / cosign).toFixed(2)],
        ['one attestation: certificate, log and timestamp', '', seconds(one), ''],
      ]),
    );
  } finally {
    await Promise.all([registry.stop(), sigstore.stop()]);
    await rm(world.folder, { recursive: true, force: true });
  }
}

/** An image that is cleared to be signed, and what signs it: everything is prepared. */
export async function readyToSign(base: SigningWorld, sigstore: TestSigstore) {
  const image = await imageOf(join(base.folder, 'image'), [debian('12.11')]);
  const cleared = await clearanceOf(image, base.folder);
  const world = { ...base, runner: runnerOf(base, sigstore) };
  const { signingConfig, trustedRoot } = sigstore;
  const signing = await prepareSigning(world, {
    ...{ kind: 'keyless', publicLog: false },
    sigstore: { signingConfig, trustedRoot },
  });
  return { world, image, cleared, signing, tools: [await world.tools.acquire('trivy')] };
}

async function byCosign(
  { cosign, folder, workspace }: SigningWorld,
  { signingConfig, trustedRoot, issuer }: TestSigstore,
  pinned: string,
  { digest }: Descriptor,
): Promise<void> {
  const common = ['--signing-config', signingConfig, '--trusted-root', trustedRoot, '--yes'];
  const run = async (args: readonly string[]) => {
    const bundle = join(await workspace.folder('bench'), 'bundle.json');
    await execa(cosign, [...args, '--bundle', bundle, ...common, '--identity-token', issuer.token()], {
      env: { HOME: folder, TUF_ROOT: join(folder, 'tuf') },
      extendEnv: false,
    });
    return await readFile(bundle);
  };
  const attest = async (predicateType: string) => {
    const file = join(await workspace.folder('bench'), 'statement.json');
    const subject = [{ name: 'image', digest: { sha256: digest.slice('sha256:'.length) } }];
    const statement = {
      _type: 'https://in-toto.io/Statement/v1',
      ...{ subject, predicateType, predicate: {} },
    };
    await writeFile(file, JSON.stringify(statement));
    return await run(['attest-blob', '--statement', file]);
  };
  const { provenance, sbom, vulnerabilities, summary } = PREDICATE_TYPES;
  await Promise.all([
    run(['sign', '--upload=false', '--allow-http-registry', pinned]),
    ...[provenance, sbom, vulnerabilities].map(attest),
  ]);
  await attest(summary);
}
