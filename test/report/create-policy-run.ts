import type { SecretFinding } from '../../src/domain/finding/finding.ts';
import { imageName } from '../../src/domain/image/image.ts';
import { DEFAULT_POLICY, type Policy } from '../../src/domain/policy/policy.ts';
import type { Run } from '../../src/domain/run/run.ts';
import { judge } from '../../src/domain/verdict/verdict.ts';
import type { WorkflowReview } from '../../src/domain/workflow/advice.ts';
import {
  attachments,
  blocked,
  createFailedRun,
  createRun,
  createScan,
  createSecret,
  createSecrets,
  createVulnerability,
  digest,
  image,
  leaked,
} from './create-run.ts';

const SUPPRESSED = '0123456789abcdef0123456789abcdef';

/** A policy that uses what there is: a day from which on it blocks, thresholds, exceptions, a suppression. */
export const WHOLE_POLICY: Policy = {
  ...DEFAULT_POLICY,
  vulnerabilities: {
    ...DEFAULT_POLICY.vulnerabilities,
    blockFrom: '2026-12-16',
    cvss: 9,
    packages: [{ types: ['deb'], names: [], paths: [], onlyFixed: true }],
  },
  secrets: {
    ...DEFAULT_POLICY.secrets,
    failOn: ['high', 'medium'],
    suppressions: [
      {
        fingerprint: SUPPRESSED,
        reason: 'Key of the test account, revoked',
        owner: '@shop/web',
        expires: '2027-01-31',
      },
    ],
  },
  exceptions: [
    {
      vulnerability: 'CVE-2026-2002',
      package: 'libxml2',
      reason: 'The parser is never given input',
      owner: '@shop/web',
      expires: '2027-01-31',
    },
    {
      vulnerability: 'CVE-2026-1001',
      reason: 'Waiting for the next base image',
      owner: '@shop/platform',
      expires: '2026-11-20',
    },
    {
      vulnerability: 'CVE-2025-7',
      path: 'app/**',
      reason: 'Not reachable',
      owner: '@shop/web',
      expires: '2026-12-31',
    },
  ],
  signOnWarn: true,
};

/** A secret of the image that a line of a Dockerfile brought in, and a commit before it. */
export const PLACES: SecretFinding['places'] = [
  {
    kind: 'layer',
    platform: 'linux/amd64',
    diffId: digest('diff amd64'),
    index: 3,
    path: '/app/.env',
    line: 4,
    instructions: [{ path: 'docker/Dockerfile', line: 12 }],
  },
  {
    kind: 'config',
    platform: 'linux/amd64',
    entry: 'Env API_KEY',
    instructions: [
      { path: 'docker/Dockerfile', line: 7 },
      { path: 'docker/Dockerfile', line: 19 },
    ],
  },
  { kind: 'commit', commit: '89abcdef'.repeat(5), path: 'docker/.env', line: 4 },
];

const ADVICE: WorkflowReview = {
  files: 3,
  advice: [
    {
      rule: 'check-skippable',
      path: '.github/workflows/ci.yml',
      line: 14,
      column: 5,
      message: 'The job "assay" has an `if:`, and is passed for a required check when it is skipped',
      remediation: 'Remove the `if:` of the job.',
    },
    {
      rule: 'action-not-pinned',
      path: '.github/workflows/ci.yml',
      line: 20,
      column: 15,
      message: 'docker/build-push-action is named by the tag v6, which can move',
      remediation: 'Write its full commit SHA, with `# v6` behind it.',
    },
  ],
  notes: ['.github/workflows/old.yml is no valid YAML and was not looked at'],
};

/** A run under {@link WHOLE_POLICY}: it warns, and is signed without a summary. Verdict and reasons are judged. */
export function createPolicyRun(overrides: Partial<Run> = {}): Run {
  const openssl = createVulnerability({ cvss: 9.8, aliases: ['DSA-1'], type: 'deb' });
  const { fixedIn: _, ...glibc } = createVulnerability({
    id: 'CVE-2026-3003',
    package: 'glibc',
    type: 'deb',
  });
  const findings = [
    openssl,
    glibc,
    createVulnerability({ id: 'CVE-2026-2002', severity: 'high', package: 'libxml2', type: 'deb' }),
    createVulnerability({ id: 'CVE-2026-9', severity: 'low', package: 'bash', type: 'deb' }),
  ];
  const suppressed = createSecret({ fingerprint: SUPPRESSED, places: PLACES });
  const secrets = createSecrets([suppressed, createSecret({ severity: 'low' })]);
  const commits = { scanned: 41, total: 41, range: 'all' };
  const run = createRun({
    policy: WHOLE_POLICY,
    policyOrigin: {
      ...{ kind: 'base', path: '.github/assay.yml', commit: 'abc123def4567890'.repeat(3).slice(0, 40) },
      digest: digest('policy'),
    },
    scan: { done: true, value: createScan(findings) },
    secrets: { done: true, value: { ...secrets, coverage: { ...secrets.coverage, commits } } },
    advice: ADVICE,
    attached: attachments.slice(0, -1),
    ...overrides,
  });
  return { ...run, ...judged(run), ...overrides };
}

/** What judging makes of a run that was checked in full. */
function judged(run: Run): Pick<Run, 'verdict' | 'reasons' | 'assessment' | 'notes'> {
  const { sboms, scan, secrets, advice } = run;
  if (sboms === undefined || scan === undefined || secrets === undefined) throw new Error('not checked');
  const sbom = sboms.done ? sboms.value[0] : undefined;
  const [platform] = image.platforms;
  if (sbom === undefined || platform === undefined) throw new Error('no SBOM');
  // The fixtures' SBOMs are those of one platform.
  const checked = { ...image, platforms: [platform] };
  const { verdict, reasons, assessment } = judge(
    { image: checked, sboms, scan, secrets, ...(advice && { advice }) },
    run.policy,
    { image: imageName(image), now: new Date(run.finishedAt) },
  );
  return { verdict, reasons, assessment, notes: [...run.notes, ...assessment.notes] };
}

/** A policy under which everything that is found only warns. */
const WARN_ONLY: Policy = {
  ...DEFAULT_POLICY,
  vulnerabilities: { ...DEFAULT_POLICY.vulnerabilities, enforce: 'warn' },
  secrets: { ...DEFAULT_POLICY.secrets, enforce: 'warn' },
};

/** The same findings where the policy only warns. */
export function createWarnedRun(overrides: Partial<Run> = {}): Run {
  const reasons = [blocked, leaked].map((reason) => ({ ...reason, effect: 'warn' as const }));
  return createFailedRun({ verdict: 'warned', policy: WARN_ONLY, reasons, ...overrides });
}
