// Ships a real image through Assay on this machine, with real tools, a registry and a private Sigstore:
//   npm run demo                 an image that passes
//   npm run demo -- vulnerable   one with known vulnerabilities
//   npm run demo -- leaky        one with a secret that a later layer deletes
//   npm run demo -- IMAGE        your own: a reference, oci:DIR or archive:FILE
import { cp, mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { buildTools } from '../test/rig/build.ts';
import { rigFolder } from '../test/rig/folder.ts';
import { cleanImage, leakyImage, pushLayout, vulnerableImage } from '../test/rig/images.ts';
import { startRegistry, type TestRegistry } from '../test/rig/registry.ts';
import { RepositoryClient } from '../test/rig/registry-client.ts';
import { type ActionResult, runAction } from '../test/rig/run-action.ts';
import { startSigstore, type TestSigstore } from '../test/rig/sigstore.ts';
import { makeDatabase } from '../test/rig/vulnerability-db.ts';

const ROOT = resolve(import.meta.dirname, '..');
const EVIDENCE = join(ROOT, 'assay-demo');
const IDENTITY = 'https://github.com/acme/shop/.github/workflows/release.yml@refs/heads/main';
const ATTESTATIONS = [
  'slsaprovenance1',
  'cyclonedx',
  'https://in-toto.io/attestation/vulns/v0.2',
  'https://slsa.dev/verification_summary/v1',
];

/** How each image of the demo must end; one of your own may end in any way. */
const WANTED: Readonly<Record<string, { verdict: string; reason?: string }>> = {
  clean: { verdict: 'passed' },
  vulnerable: { verdict: 'failed', reason: 'vulnerability-blocked' },
  leaky: { verdict: 'failed', reason: 'secret-found' },
};

const [asked = 'clean'] = process.argv.slice(2);
const cleanups: (() => Promise<void>)[] = [];
try {
  process.exitCode = await demonstrate(asked);
} finally {
  for (const cleanup of cleanups.reverse()) await cleanup();
}

async function demonstrate(image: string): Promise<number> {
  title('Tools and servers');
  const names = ['trivy', 'cosign', 'gitleaks', 'fulcio', 'tsa', 'rekor', 'trivy-db', 'registry'] as const;
  const tools = await buildTools(names, (line) => console.log(line));
  const registry = started(await startRegistry({ referrers: true }));
  const sigstore = started(await startSigstore());
  const database = started(await makeDatabase());
  const databaseReference = await database.push(registry.host);
  console.log(`registry with the referrers API   ${registry.url}`);
  console.log(
    `Fulcio, Rekor, TSA, OIDC issuer   ${sigstore.fulcioUrl} ${sigstore.rekorUrl} ${sigstore.tsaUrl} ${sigstore.issuer.url}`,
  );
  console.log(
    `vulnerability database            ${databaseReference}, made by trivy-db from test/fixtures/advisories`,
  );

  title('Image');
  const subject = await subjectOf(image, registry);
  for (const [name, value] of Object.entries(subject)) console.log(`${name}: ${value}`);
  const before = await contentsOf(registry, subject);

  title('The action, on Node 24 as a runner runs it');
  const result = await runAction({
    action: ROOT,
    inputs: {
      ...subject,
      source: '',
      'trivy-path': tools.trivy,
      'cosign-path': tools.cosign,
      'gitleaks-path': tools.gitleaks,
      'db-repository': databaseReference,
      'java-db-repository': databaseReference,
      'signing-config': sigstore.signingConfig,
      'trusted-root': sigstore.trustedRoot,
    },
    env: sigstore.environment(),
  });
  cleanups.push(result.remove);
  process.stdout.write(result.stdout.replaceAll(/^::(?:add-mask|debug)::.*\n/gm, ''));
  process.stderr.write(result.stderr);
  await keepEvidence(result);

  title('Job summary');
  console.log(result.summary);
  if (!endsAsWanted(image, result)) return 1;
  const code = await conclude(result, tools.cosign, sigstore, registry, subject, before);
  const deployed = result.outputs.image || subject.image || '';
  // An image of one's own that did not pass lies in no registry of the demo: there is nothing to decide about.
  if (code !== 0 || !deployed.startsWith(`${registry.host}/`)) return code;

  title('The gate before production');
  const gate = {
    image: deployed,
    'certificate-oidc-issuer': sigstore.issuer.url,
    'trusted-root': sigstore.trustedRoot,
    'trivy-path': tools.trivy,
    'cosign-path': tools.cosign,
    'db-repository': databaseReference,
  };
  const passed = result.outputs.verdict === 'passed';
  const isRight = await decide({ ...gate, 'certificate-identity': IDENTITY }, passed ? 'allow' : 'deny');
  if (!passed) return isRight ? 0 : 1;
  const other = IDENTITY.replace('release.yml', 'other.yml');
  const isStrict = await decide({ ...gate, 'certificate-identity': other }, 'deny');
  return isRight && isStrict ? 0 : 1;
}

/** Whether the verdict is that of {@link WANTED}, for the reason there and no other. */
function endsAsWanted(image: string, { outputs }: ActionResult): boolean {
  const wanted = WANTED[image];
  const { verdict = '', reasons = '[]' } = outputs;
  const codes: string[] = JSON.parse(reasons).map(({ code }: { code: string }) => code);
  if (wanted === undefined) return true;
  if (verdict === wanted.verdict && codes.join() === (wanted.reason ?? '')) return true;
  console.log(
    `The verdict is ${verdict || 'missing'} (${codes.join(', ')}), and should have been ${wanted.verdict}: this is a fault.`,
  );
  return false;
}

/** Runs the gate; answers whether it came to the decision that it should. */
async function decide(inputs: Readonly<Record<string, string>>, wanted: string): Promise<boolean> {
  const result = await runAction({ action: join(ROOT, 'gate'), inputs });
  cleanups.push(result.remove);
  const { decision = '', reasons = '[]' } = result.outputs;
  console.log(`${decision}: the required signer is ${inputs['certificate-identity']}`);
  for (const { code, message } of JSON.parse(reasons)) console.log(`   ${code}: ${message}`);
  if (decision !== wanted)
    console.log(`It should have been ${wanted}: this is a fault.\n${result.stdout}${result.stderr}`);
  return decision === wanted;
}

/** The inputs that name the image. An image of one's own is only read where it is, and pushed to the demo's registry. */
async function subjectOf(image: string, registry: TestRegistry): Promise<Record<string, string>> {
  const makers = {
    clean: cleanImage,
    vulnerable: vulnerableImage,
    // Joined here: the checkout holds nothing that looks like a secret.
    leaky: (folder: string) =>
      leakyImage(folder, ['gh', 'p_', 'Zk3vQ8wLr5TnX2yBc7MdH9sJf4GpA6eUi1Ro'].join('')),
  } as const;
  if (image !== 'clean' && image !== 'vulnerable' && image !== 'leaky') {
    console.log(
      'The demo database knows a handful of advisories: that your image passes here does not mean that it is sound.',
    );
    return { image, 'push-to': `${registry.host}/demo/own:demo` };
  }
  const folder = await rigFolder('demo-image');
  cleanups.push(() => rm(folder, { recursive: true, force: true }));
  const layout = await makers[image](folder);
  return { image: await pushLayout(layout, `${registry.host}/demo/${image}:demo`) };
}

async function conclude(
  result: ActionResult,
  cosign: string,
  sigstore: TestSigstore,
  registry: TestRegistry,
  subject: Readonly<Record<string, string>>,
  before: string,
): Promise<number> {
  const { verdict = '', image = '' } = result.outputs;
  console.log(`verdict: ${verdict}, exit code ${result.exitCode}, evidence in ${EVIDENCE}`);
  if (verdict !== 'passed') {
    const after = await contentsOf(registry, subject);
    title('What the registry holds');
    console.log(`before: ${before}\nafter:  ${after}`);
    console.log(
      before === after ? 'Nothing was signed or pushed.' : 'The registry changed: this is a fault.',
    );
    return before === after ? 0 : 1;
  }
  title('cosign agrees');
  const flags = [
    ...['--trusted-root', sigstore.trustedRoot, '--certificate-identity', IDENTITY],
    ...['--certificate-oidc-issuer', sigstore.issuer.url, '--insecure-ignore-sct', '--use-signed-timestamps'],
    '--allow-http-registry',
  ];
  const checks = [['verify'], ...ATTESTATIONS.map((type) => ['verify-attestation', '--type', type])];
  for (const check of checks) {
    const { exitCode, stderr } = await execa(cosign, [...check, ...flags, image], { reject: false });
    console.log(`${exitCode === 0 ? 'accepted' : 'REFUSED '}  cosign ${check.join(' ')} … ${image}`);
    if (exitCode === 0) continue;
    console.error(stderr);
    return 1;
  }
  return 0;
}

/** Tags, and what is attached to the image, as text that can be compared. */
async function contentsOf(
  registry: TestRegistry,
  subject: Readonly<Record<string, string>>,
): Promise<string> {
  const [, path, digest] = /^[^/]+\/(.+)@(sha256:.+)$/.exec(subject.image ?? '') ?? [];
  if (path === undefined || digest === undefined) {
    const { repositories } = (await (await fetch(`${registry.url}/v2/_catalog`)).json()) as {
      repositories: string[];
    };
    return `repositories ${repositories.sort().join(', ')}`;
  }
  const tags = (await (await fetch(`${registry.url}/v2/${path}/tags/list`)).json()) as { tags: string[] };
  const referrers = await new RepositoryClient(registry.host, path).referrers(digest);
  return `tags ${tags.tags.sort().join(', ')}; ${referrers.length} attached to ${digest}`;
}

async function keepEvidence(result: ActionResult): Promise<void> {
  await rm(EVIDENCE, { recursive: true, force: true });
  await mkdir(EVIDENCE);
  await cp(join(result.runnerTemp, 'assay'), EVIDENCE, { recursive: true }).catch(() => {});
}

function started<T extends { stop(): Promise<void> }>(server: T): T {
  cleanups.push(() => server.stop());
  return server;
}

function title(text: string): void {
  console.log(`\n━━ ${text} ${'━'.repeat(Math.max(0, 90 - text.length))}\n`);
}
