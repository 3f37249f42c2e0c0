import { describe, expect, test } from 'vitest';
import type { Database, Sbom, Scan, ScanCoverage, Secrets } from '../../src/domain/evidence.ts';
import type { Severity, Vulnerability } from '../../src/domain/finding.ts';
import type { PinnedImage } from '../../src/domain/image.ts';
import { DEFAULT_POLICY, type Policy } from '../../src/domain/policy.ts';
import { Cleared, type Findings, judge } from '../../src/domain/verdict.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const MANIFEST = `sha256:${'1'.repeat(64)}` as const;
const CONFIG = `sha256:${'2'.repeat(64)}` as const;
const POLICY: Policy = DEFAULT_POLICY;
const SCOPE = {
  kind: 'platform',
  platform: { os: 'linux', architecture: 'amd64' },
  manifest: MANIFEST,
} as const;

const IMAGE: PinnedImage = {
  name: 'registry.example/app',
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

const SBOM: Sbom = {
  scope: SCOPE,
  cyclonedx: { path: '/e/sbom.cdx.json', sha256: 'a' },
  spdx: { path: '/e/sbom.spdx.json', sha256: 'b' },
  components: 1,
};

function scanOf(
  parts: { findings?: Vulnerability[]; coverage?: Partial<ScanCoverage>; database?: Partial<Database> } = {},
): Scan {
  return {
    database: { updatedAt: '2026-06-01T06:00:00Z', sha256: 'c', ...parts.database },
    startedAt: '2026-06-01T11:59:00Z',
    finishedAt: '2026-06-01T12:00:00Z',
    findings: parts.findings ?? [],
    coverage: [{ scope: SCOPE, listed: 3, scanned: 3, missed: [], ...parts.coverage }],
  };
}

function finding(severity: Severity): Vulnerability {
  return { id: 'CVE-2026-1', severity, package: 'lodash', version: '4.17.20', foundIn: ['linux/amd64'] };
}

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

const LEAK: Secrets = {
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

function found(parts: { scan?: Scan; secrets?: Secrets } = {}): Findings {
  return {
    image: IMAGE,
    sboms: { done: true, value: [SBOM] },
    scan: { done: true, value: parts.scan ?? scanOf() },
    secrets: { done: true, value: parts.secrets ?? CLEAN },
  };
}

const codes = (findings: Findings, policy = POLICY) =>
  judge(findings, policy, NOW).reasons.map(({ code }) => code);

describe('the verdict', () => {
  test('a clean image passes and is cleared', () => {
    const judgement = judge(found(), POLICY, NOW);
    expect(judgement.verdict).toBe('passed');
    expect(judgement.verdict === 'passed' && Cleared.isCleared(judgement.cleared)).toBe(true);
  });

  test.each<[Severity, string]>([
    ['critical', 'failed'],
    ['high', 'failed'],
    ['medium', 'passed'],
    ['low', 'passed'],
    ['unknown', 'passed'],
  ])('with fail-on critical,high a %s finding gives %s', (severity, verdict) => {
    expect(judge(found({ scan: scanOf({ findings: [finding(severity)] }) }), POLICY, NOW).verdict).toBe(
      verdict,
    );
  });

  test('with enforce: warn a finding warns, and nothing is cleared', () => {
    const judgement = judge(
      found({ scan: scanOf({ findings: [finding('high')] }) }),
      { ...POLICY, vulnerabilities: { ...POLICY.vulnerabilities, enforce: 'warn' } },
      NOW,
    );
    expect(judgement.verdict).toBe('warned');
    expect(judgement).not.toHaveProperty('cleared');
  });

  test('a secret fails the image however clean the scan is', () => {
    expect(judge(found({ secrets: LEAK }), POLICY, NOW).verdict).toBe('failed');
    expect(codes(found({ secrets: LEAK }))).toEqual(['secret-found']);
  });

  test('every reason is given, not only the first', () => {
    expect(codes(found({ scan: scanOf({ findings: [finding('critical')] }), secrets: LEAK }))).toEqual([
      'vulnerability-blocked',
      'secret-found',
    ]);
  });
});

describe('what could not be checked is never green', () => {
  const undone = {
    done: false,
    reasons: [{ code: 'tool-failed', check: 'scan', message: 'trivy was killed by SIGKILL' }],
  } as const;

  test.each(['sboms', 'scan', 'secrets'] as const)(
    '%s missing is an error, also with enforce: warn',
    (part) => {
      for (const enforce of ['block', 'warn'] as const) {
        const judgement = judge(
          { ...found(), [part]: undone },
          { ...POLICY, vulnerabilities: { ...POLICY.vulnerabilities, enforce } },
          NOW,
        );
        expect(judgement.verdict).toBe('error');
        expect(judgement).not.toHaveProperty('cleared');
      }
    },
  );

  test('a part that is undone without saying why is an error all the same', () => {
    expect(judge({ ...found(), scan: { done: false, reasons: [] } }, POLICY, NOW).verdict).toBe('error');
  });

  test('a platform without an SBOM or a scan is a gap', () => {
    expect(codes({ ...found(), sboms: { done: true, value: [] } })).toEqual(['scan-incomplete']);
    expect(codes(found({ scan: { ...scanOf(), coverage: [] } }))).toEqual(['scan-incomplete']);
  });

  test('packages that the SBOM lists and the scan did not take are a gap', () => {
    expect(
      codes(found({ scan: scanOf({ coverage: { listed: 3, scanned: 2, missed: ['pkg:npm/x@1'] } }) })),
    ).toEqual(['scan-incomplete']);
  });

  test('an image in which nothing was recognised is a gap, not a clean image', () => {
    expect(codes(found({ scan: scanOf({ coverage: { listed: 0, scanned: 0 } }) }))).toEqual([
      'scan-incomplete',
    ]);
    const os = { family: 'debian', name: '12', endOfLife: false };
    expect(codes(found({ scan: scanOf({ coverage: { os, listed: 0, scanned: 0 } }) }))).toEqual([]);
  });

  test('an end-of-life distribution is an error, not a clean scan', () => {
    const os = { family: 'debian', name: '8', endOfLife: true };
    expect(codes(found({ scan: scanOf({ coverage: { os } }) }))).toEqual(['os-end-of-life']);
  });

  test.each([
    ['2026-05-30T11:59:00Z', ['database-stale']],
    ['2026-05-30T12:00:00Z', []],
    ['2026-06-01T14:00:00Z', ['database-stale']],
    ['not a time', ['database-stale']],
  ])('a database of %s at noon of June 1st gives %j', (updatedAt, expected) => {
    expect(codes(found({ scan: scanOf({ database: { updatedAt } }) }))).toEqual(expected);
  });
});

describe('a clearance', () => {
  test('cannot be made outside of judge', () => {
    expect(() => Reflect.construct(Cleared, [Symbol('cleared'), IMAGE, POLICY, [SBOM], scanOf()])).toThrow(
      'only judge() clears',
    );
  });

  test('cannot be imitated by an object with the same fields', () => {
    const judgement = judge(found(), POLICY, NOW);
    const copy = judgement.verdict === 'passed' ? { ...judgement.cleared } : {};
    expect(Cleared.isCleared(copy)).toBe(false);
    expect(Cleared.isCleared(Object.create(Cleared.prototype))).toBe(false);
  });
});
