// Checks and signs a real image on this machine, with real tools, a registry and a private Sigstore. See USAGE below.
import { cp, mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { nearest } from '../src/domain/nearest.ts';
import { rigFolder } from '../test/rig/folder.ts';
import { type ActionResult, runAction } from '../test/rig/github/run-action.ts';
import { cleanImage, leakyImage, pushLayout, vulnerableImage } from '../test/rig/images/images.ts';
import { makeDatabase } from '../test/rig/images/vulnerability-db.ts';
import { startRegistry, type TestRegistry } from '../test/rig/servers/registry.ts';
import { RepositoryClient } from '../test/rig/servers/registry-client.ts';
import { startSigstore, type TestSigstore } from '../test/rig/sigstore/sigstore.ts';
import { buildTools } from '../test/rig/tools/build.ts';

const ROOT = resolve(import.meta.dirname, '..');
const EVIDENCE = join(ROOT, 'assay-demo');
const IDENTITY = 'https://github.com/acme/shop/.github/workflows/release.yml@refs/heads/main';
const ATTESTATIONS = [
  'slsaprovenance1',
  'cyclonedx',
  'https://in-toto.io/attestation/vulns/v0.2',
  'https://slsa.dev/verification_summary/v1',
];

/** The expected verdict of each image of the demo. Your own image may get any verdict. */
const EXPECTED: Readonly<Record<string, { verdict: string; reason?: string }>> = {
  clean: { verdict: 'passed' },
  vulnerable: { verdict: 'failed', reason: 'vulnerability-blocked' },
  leaky: { verdict: 'failed', reason: 'secret-found' },
};

const USAGE = `npm run demo                 an image that passes
npm run demo -- vulnerable   an image with known vulnerabilities
npm run demo -- leaky        an image with a secret that a later layer deletes
npm run demo -- IMAGE        your own image: registry/repository:tag, oci:DIR or archive:FILE

The first run builds the tools from source: some minutes, and 8 GB of Go's build cache. Later runs take under a minute.
`;

const [imageName = 'clean', ...others] = process.argv.slice(2);
const cleanups: (() => Promise<void>)[] = [];
const misused = whyMisused(imageName, others);
if (imageName === '--help' || imageName === '-h') {
  console.log(USAGE);
} else if (misused !== undefined) {
  console.error(`${misused}\n\n${USAGE}`);
  process.exitCode = 2;
} else {
  try {
    process.exitCode = await demonstrate(imageName);
  } finally {
    for (const cleanup of cleanups.reverse()) await cleanup();
  }
}

/** Why the arguments are not usable. Undefined if they are. A bare word is no image, because it may be a mistyped one. */
function whyMisused(image: string, more: readonly string[]): string | undefined {
  const [extra] = more;
  if (extra !== undefined) return `The demo takes one word, but there is also "${extra}".`;
  if (image in EXPECTED || (/[/:]/.test(image) && !image.startsWith('-'))) return undefined;
  const near = nearest(image, Object.keys(EXPECTED));
  const meant = near === undefined ? '' : ` Did you mean ${near}?`;
  return `"${image}" is no image of the demo.${meant} Name your own with its registry, such as docker.io/library/${image.replace(/^-+/, '')}.`;
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
    `vulnerability database            ${databaseReference}, built by trivy-db from test/fixtures/advisories`,
  );

  title('Image');
  const subject = await subjectOf(image, registry);
  for (const [name, value] of Object.entries(subject)) console.log(`${name}: ${value}`);
  const before = await contentsOf(registry, subject);

  title('The action, on Node 24 as on a runner');
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
  if (!hasExpectedVerdict(image, result)) return 1;
  const code = await conclude(result, tools.cosign, sigstore, registry, subject, before);
  // Two images of the demo are meant to fail. Your own image ends with the exit code of its verdict.
  if (!(image in EXPECTED) && result.exitCode !== 0) return result.exitCode ?? 1;
  const deployed = result.outputs.image || subject.image || '';
  // Your own image is pushed to the demo's registry only if it passed. Otherwise the gate has nothing to decide about.
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
  const isExpected = await decide({ ...gate, 'certificate-identity': IDENTITY }, passed ? 'allow' : 'deny');
  if (!passed) return isExpected ? 0 : 1;
  const other = IDENTITY.replace('release.yml', 'other.yml');
  const isOtherDenied = await decide({ ...gate, 'certificate-identity': other }, 'deny');
  if (!isExpected || !isOtherDenied) return 1;
  title('What you saw');
  console.log(`The image passed every check, and was signed and attested: ${deployed}
The gate admits it for the workflow that signed it.
The gate refuses it for every other signer.

The evidence (report.json, SBOMs, results.sarif) is in ${EVIDENCE}.
Next: npm run demo -- vulnerable, npm run demo -- leaky, then docs/usage.md for your own workflow.`);
  return 0;
}

/** Whether the verdict and the reason are those of {@link EXPECTED}. */
function hasExpectedVerdict(image: string, { outputs }: ActionResult): boolean {
  const expected = EXPECTED[image];
  const { verdict = '', reasons = '[]' } = outputs;
  const codes: string[] = JSON.parse(reasons).map(({ code }: { code: string }) => code);
  if (expected === undefined) return true;
  if (verdict === expected.verdict && codes.join() === (expected.reason ?? '')) return true;
  console.log(
    `Error: the verdict is ${verdict || 'missing'} (${codes.join(', ')}), but ${expected.verdict} was expected.`,
  );
  return false;
}

/** Runs the gate. Returns whether it reached the expected decision. */
async function decide(inputs: Readonly<Record<string, string>>, expected: string): Promise<boolean> {
  const result = await runAction({ action: join(ROOT, 'gate'), inputs });
  cleanups.push(result.remove);
  const { decision = '', reasons = '[]' } = result.outputs;
  console.log(`${decision}, if the signer must be ${inputs['certificate-identity']}`);
  for (const { code, message } of JSON.parse(reasons)) console.log(`   ${code}: ${message}`);
  if (decision !== expected)
    console.log(`Error: the decision ${expected} was expected.\n${result.stdout}${result.stderr}`);
  return decision === expected;
}

/** The inputs that name the image. Your own image is only read, and pushed to the registry of the demo if it passes. */
async function subjectOf(image: string, registry: TestRegistry): Promise<Record<string, string>> {
  const makers = {
    clean: cleanImage,
    vulnerable: vulnerableImage,
    // The value is joined here because no file may contain anything that looks like a secret.
    leaky: (folder: string) =>
      leakyImage(folder, ['gh', 'p_', 'Zk3vQ8wLr5TnX2yBc7MdH9sJf4GpA6eUi1Ro'].join('')),
  } as const;
  if (image !== 'clean' && image !== 'vulnerable' && image !== 'leaky') {
    console.log(
      'The demo database contains only a few advisories. If your image passes here, it can still have vulnerabilities.',
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
    title('Content of the registry');
    console.log(`before: ${before}\nafter:  ${after}`);
    console.log(before === after ? 'Nothing was signed or pushed.' : 'Error: the registry changed.');
    console.log(`\nThe evidence is in ${EVIDENCE}: report.json has every finding.`);
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

/** The tags and the number of attachments of the image, as text that can be compared. */
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
