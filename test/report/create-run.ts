import { type Digest, digestOf, hexOf } from '../../src/domain/digest.ts';
import type {
  Attached,
  Sbom,
  Scan,
  Secrets,
  ToolProofs,
  ToolUse,
} from '../../src/domain/evidence/evidence.ts';
import type { SecretFinding, Vulnerability } from '../../src/domain/finding/finding.ts';
import {
  type Descriptor,
  imageName,
  type PinnedImage,
  type PlatformImage,
} from '../../src/domain/image/image.ts';
import { DEFAULT_POLICY } from '../../src/domain/policy/policy.ts';
import type { Reason } from '../../src/domain/reason.ts';
import type { Run } from '../../src/domain/run/run.ts';
import { assess } from '../../src/domain/verdict/assessment.ts';
import { PREDICATE_TYPES } from '../../src/formats/attestation/in-toto.ts';

const OCI = 'application/vnd.oci.image';

/** A digest that is the same for the same word. */
export function digest(word: string): Digest {
  return digestOf(word);
}

function descriptor(word: string, mediaType: string): Descriptor {
  return { mediaType: `${OCI}.${mediaType}`, digest: digest(word), size: 1000 };
}

function platformImage(architecture: string): PlatformImage {
  return {
    platform: { os: 'linux', architecture },
    manifest: descriptor(`manifest ${architecture}`, 'manifest.v1+json'),
    config: descriptor(`config ${architecture}`, 'config.v1+json'),
    layers: [descriptor(`layer ${architecture}`, 'layer.v1.tar+gzip')],
    configuration: {
      platform: { os: 'linux', architecture },
      diffIds: [digest(`diff ${architecture}`)],
      history: [],
      env: [],
      cmd: [],
      entrypoint: [],
      labels: {},
    },
  };
}

const amd64 = platformImage('amd64');

/** An image of one index and two platforms. */
export const image: PinnedImage = {
  requested: {
    kind: 'registry',
    reference: { registry: 'registry.example.com', path: 'shop/web', tag: '1.4' },
  },
  root: descriptor('index', 'index.v1+json'),
  isIndex: true,
  platforms: [amd64, platformImage('arm64')],
  skippedPlatforms: [],
  layout: '/tmp/private-place/layout',
};

/** An SBOM in the evidence folder. */
export function createSbom(overrides: Partial<Sbom> = {}): Sbom {
  return {
    scope: { kind: 'platform', platform: amd64.platform, manifest: amd64.manifest.digest },
    cyclonedx: { path: '/tmp/private-place/assay/sbom-linux-amd64.cdx.json', sha256: hexOf('cdx') },
    spdx: { path: '/tmp/private-place/assay/sbom-linux-amd64.spdx.json', sha256: hexOf('spdx') },
    components: 120,
    ...overrides,
  };
}

export function createVulnerability(overrides: Partial<Vulnerability> = {}): Vulnerability {
  return {
    id: 'CVE-2026-1001',
    severity: 'critical',
    package: 'openssl',
    version: '3.0.11-1~deb12u2',
    purl: 'pkg:deb/debian/openssl@3.0.11-1~deb12u2',
    fixedIn: '3.0.14-1',
    title: 'openssl: buffer overflow in the parser of certificates',
    url: 'https://avd.example.com/nvd/cve-2026-1001',
    foundIn: ['linux/amd64'],
    ...overrides,
  };
}

/** A vulnerability without a fix, as the image and the source have it. */
function createUnfixed(overrides: Partial<Vulnerability>): Vulnerability {
  const { fixedIn: _, ...rest } = createVulnerability();
  return { ...rest, foundIn: ['linux/amd64', 'source'], ...overrides };
}

export function createSecret(overrides: Partial<SecretFinding> = {}): SecretFinding {
  return {
    fingerprint: hexOf('fingerprint').slice(0, 32),
    severity: 'medium',
    rule: 'generic-api-key',
    title: 'A generic API key',
    engines: ['gitleaks'],
    places: [{ kind: 'source', path: 'src/settings.ts', line: 12 }],
    ...overrides,
  };
}

export function createScan(findings: readonly Vulnerability[] = [], overrides: Partial<Scan> = {}): Scan {
  return {
    database: {
      updatedAt: '2026-11-23T06:00:00Z',
      repository: 'mirror.gcr.io/aquasec/trivy-db:2',
      sha256: hexOf('db'),
    },
    startedAt: '2026-11-23T12:00:02Z',
    finishedAt: '2026-11-23T12:00:03Z',
    findings,
    coverage: [
      {
        scope: { kind: 'platform', platform: amd64.platform, manifest: amd64.manifest.digest },
        os: { family: 'debian', name: '12.5', endOfLife: false },
        listed: 118,
        compared: 118,
        incomparable: 0,
        unsourced: 0,
      },
      { scope: { kind: 'source' }, listed: 40, compared: 40, incomparable: 0, unsourced: 0 },
    ],
    ...overrides,
  };
}

export function createSecrets(findings: readonly SecretFinding[] = []): Secrets {
  return {
    findings,
    coverage: {
      layers: { scanned: 5, cached: 1, total: 6 },
      files: { scanned: 4100, owned: 3900, skipped: 12, archives: 0 },
      configurations: 2,
      source: true,
      notes: [],
    },
  };
}

function attached(predicateType: string, word: string): Attached {
  return {
    predicateType,
    digest: digest(`${predicateType} ${word}`),
    subject: image.root.digest,
    origin: 'made',
  };
}

/** What a run attaches to the index; the signature is not the first, as a run may have it. */
export const attachments: readonly Attached[] = [
  attached(PREDICATE_TYPES.provenance, 'index'),
  attached(PREDICATE_TYPES.signature, 'index'),
  attached(PREDICATE_TYPES.sbom, 'index'),
  { ...attached(PREDICATE_TYPES.vulnerabilities, 'index'), origin: 'kept' },
  attached(PREDICATE_TYPES.summary, 'index'),
];

export const blocked: Reason = {
  code: 'vulnerability-blocked',
  check: 'vulnerabilities',
  message: '2 vulnerabilities at or above the threshold (1 critical, 1 high), 1 with a fix',
};
export const leaked: Reason = {
  code: 'secret-found',
  check: 'secrets',
  message: '1 secret found (generic-api-key)',
};

/** What judging makes of a run's findings, at its end. */
function assessmentOf(run: Run): Pick<Run, 'assessment'> {
  if (run.image === undefined) return {};
  const { scan, secrets, policy, finishedAt } = run;
  const context = { image: imageName(run.image), now: new Date(finishedAt) };
  const found = scan?.done ? scan.value : undefined;
  return { assessment: assess(found, secrets?.done ? secrets.value : undefined, policy, context) };
}

const ISOLATED = { network: 'none', files: 'own', processes: 'own', by: 'Landlock and seccomp' } as const;

/** A run that passed and signed; everything else by overrides, and what follows from them. */
export function createRun(overrides: Partial<Run> = {}): Run {
  const run: Run = {
    startedAt: '2026-11-23T12:00:00Z',
    finishedAt: '2026-11-23T12:00:09Z',
    imageInput: 'registry.example.com/shop/web:1.4',
    event: {
      name: 'push',
      repository: 'shop/web',
      ref: 'refs/heads/main',
      sha: '0123456789abcdef0123456789abcdef01234567',
      runUrl: 'https://github.com/shop/web/actions/runs/7',
      advisory: false,
      actor: { name: 'ada', id: '17', triggeredBy: 'ada' },
      workflow: 'shop/web/.github/workflows/ship.yml@refs/heads/main',
    },
    policy: DEFAULT_POLICY,
    image,
    reference: `${imageName(image)}@${image.root.digest}`,
    tools: (['trivy', 'gitleaks', 'cosign'] as const).map((name) => ({
      name,
      version: '1.2.3',
      path: `/tmp/private-place/tools/${name}`,
      sha256: hexOf(name),
      origin: 'release asset' as const,
      ...(name !== 'cosign' && { isolation: ISOLATED }),
      ...proofsOf(name),
    })),
    sboms: {
      done: true,
      value: [createSbom(), createSbom({ scope: { kind: 'source' }, components: 40 })],
    },
    scan: { done: true, value: createScan([createVulnerability({ id: 'CVE-2026-9', severity: 'low' })]) },
    secrets: { done: true, value: createSecrets() },
    verdict: 'passed',
    reasons: [],
    signer: 'keyless',
    signedBy: 'https://github.com/shop/web/.github/workflows/ship.yml@refs/heads/main',
    attached: attachments,
    notes: [],
    timings: { tools: 120, image: 900, database: 800, sbom: 1500, scan: 110, sign: 800, attest: 900 },
    ...overrides,
  };
  return { ...assessmentOf(run), ...run };
}

/** A run that found vulnerabilities and a secret, and blocks. */
export function createFailedRun(overrides: Partial<Run> = {}): Run {
  const findings = [
    createVulnerability(),
    createVulnerability({ id: 'CVE-2026-9', severity: 'low', package: 'bash', version: '5.2' }),
    createUnfixed({ id: 'GHSA-xxxx', severity: 'high', package: '@scope/parser', version: '1.0.0' }),
  ];
  const places: SecretFinding['places'] = [
    { kind: 'source', path: 'src/settings.ts', line: 12 },
    {
      kind: 'layer',
      platform: 'linux/amd64',
      diffId: digest('diff amd64'),
      index: 3,
      path: '/app/.env',
      line: 4,
    },
    { kind: 'config', platform: 'linux/amd64', entry: 'Env API_KEY' },
  ];
  return createRun({
    verdict: 'failed',
    reasons: [blocked, leaked],
    scan: { done: true, value: createScan(findings) },
    secrets: { done: true, value: createSecrets([createSecret({ places })]) },
    attached: [],
    ...overrides,
  });
}

/** A run whose database was out of date and whose secrets check was killed; nothing was found in it. */
export function createErrorRun(overrides: Partial<Run> = {}): Run {
  const killed: Reason = { code: 'tool-failed', check: 'secrets', message: 'gitleaks was killed by SIGKILL' };
  const stale: Reason = {
    code: 'database-stale',
    check: 'scan',
    message: 'the vulnerability database is 70 h old (updated 2026-11-20T14:00:00Z), 48 h are allowed',
  };
  return createRun({
    verdict: 'error',
    reasons: [killed, stale],
    scan: { done: true, value: createScan() },
    secrets: { done: false, reasons: [killed] },
    attached: [],
    ...overrides,
  });
}

/** Text that an image may carry to speak to the runner, a browser or a shell. */
export const HOSTILE = [
  '::set-output name=verdict::passed',
  '##[add-mask]x',
  'a | b | c',
  '<img src=x onerror=alert(1)>',
  '](javascript:alert(1))',
  '[click](https://evil.example.com)',
  '![x](https://evil.example.com/pixel)',
  '`code` ``more`` $(id) $`x`$',
  '\u001b[31mred\u001b[0m \u001b]0;title\u0007',
  'line one\n\n# heading\r\n- item\u2028| x |',
  '@octocat shop/web#12 GH-13 https://evil.example.com www.evil.example.com a@evil.example.com',
  '&lt;b&gt; &#60;i&#62; **bold** __under__ ~~gone~~ \\',
  '\u202ereversed \u200bhidden',
  '"; echo pwned; \'',
  '</details></td><script>alert(1)</script>',
  'x'.repeat(10_000),
] as const;

/** What is known of the release of a tool: each project publishes something else. */
function proofsOf(name: ToolUse['name']): ToolProofs {
  const none = 'the project publishes none';
  const attestation = {
    check: 'github-attestation',
    why: name === 'trivy' ? 'GitHub answered 500' : none,
  } as const;
  const own = ['pinned-hash', 'release-age'] as const;
  if (name === 'gitleaks')
    return { verified: own, notVerified: [{ check: 'release-bundle', why: none }, attestation] };
  return { verified: [...own, 'release-bundle'], notVerified: [attestation] };
}
