import type { Database, Sbom, Scan, ScanCoverage, Secrets } from '../../../src/domain/evidence/evidence.ts';
import type { Severity, Vulnerability } from '../../../src/domain/finding/finding.ts';
import type { PinnedImage } from '../../../src/domain/image/image.ts';
import { DEFAULT_POLICY, type Policy } from '../../../src/domain/policy/policy.ts';
import type { Findings } from '../../../src/domain/verdict/verdict.ts';
import type { WorkflowReview } from '../../../src/domain/workflow/advice.ts';

/** Noon of June 1st. */
export const CONTEXT = { image: 'registry.example/app', now: new Date('2026-06-01T12:00:00Z') };
const MANIFEST = `sha256:${'1'.repeat(64)}` as const;
const CONFIG = `sha256:${'2'.repeat(64)}` as const;
export const POLICY: Policy = DEFAULT_POLICY;
const SCOPE = {
  kind: 'platform',
  platform: { os: 'linux', architecture: 'amd64' },
  manifest: MANIFEST,
} as const;

/** An image of one platform. */
export const IMAGE: PinnedImage = {
  requested: { kind: 'registry', reference: { registry: 'registry.example', path: 'app', tag: '1.0' } },
  root: { mediaType: 'application/vnd.oci.image.manifest.v1+json', digest: MANIFEST, size: 1 },
  isIndex: false,
  platforms: [
    {
      platform: SCOPE.platform,
      manifest: { mediaType: 'application/vnd.oci.image.manifest.v1+json', digest: MANIFEST, size: 1 },
      config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest: CONFIG, size: 1 },
      layers: [],
      configuration: {
        platform: SCOPE.platform,
        diffIds: [],
        history: [],
        env: [],
        cmd: [],
        entrypoint: [],
        labels: {},
      },
    },
  ],
  skippedPlatforms: [],
  layout: '/layout',
};

export const SBOM: Sbom = {
  scope: SCOPE,
  cyclonedx: { path: '/e/sbom.cdx.json', sha256: 'a' },
  spdx: { path: '/e/sbom.spdx.json', sha256: 'b' },
  components: 1,
};

/** A complete scan of the one platform; everything else by parts. */
export function scanOf(
  parts: { findings?: Vulnerability[]; coverage?: Partial<ScanCoverage>; database?: Partial<Database> } = {},
): Scan {
  return {
    database: { updatedAt: '2026-06-01T06:00:00Z', sha256: 'c', ...parts.database },
    startedAt: '2026-06-01T11:59:00Z',
    finishedAt: '2026-06-01T12:00:00Z',
    findings: parts.findings ?? [],
    coverage: [{ scope: SCOPE, listed: 3, compared: 3, incomparable: 0, unsourced: 0, ...parts.coverage }],
  };
}

/** A vulnerability in lodash. */
export function finding(severity: Severity, id = 'CVE-2026-1'): Vulnerability {
  return { id, severity, package: 'lodash', version: '4.17.20', foundIn: ['linux/amd64'] };
}

/** No secret was found. */
const CLEAN: Secrets = {
  findings: [],
  coverage: {
    layers: { scanned: 1, cached: 0, total: 1 },
    files: { scanned: 1, owned: 0, skipped: 0, archives: 0 },
    configurations: 1,
    source: true,
    notes: [],
  },
};

/** One secret was found. */
export const LEAK: Secrets = {
  ...CLEAN,
  findings: [
    {
      fingerprint: 'f',
      severity: 'high',
      rule: 'private-key',
      title: 'Private key',
      engines: ['gitleaks'],
      places: [],
    },
  ],
};

/** Findings of an image in which nothing was found; everything else by parts. */
export function found(parts: { scan?: Scan; secrets?: Secrets; advice?: WorkflowReview } = {}): Findings {
  return {
    image: IMAGE,
    sboms: { done: true, value: [SBOM] },
    scan: { done: true, value: parts.scan ?? scanOf() },
    secrets: { done: true, value: parts.secrets ?? CLEAN },
    ...(parts.advice && { advice: parts.advice }),
  };
}
