import type { Vulnerability } from '../../src/domain/finding/finding.ts';
import type { Fixes } from '../../src/domain/fixes/fixes.ts';
import { DEFAULT_POLICY, type Policy } from '../../src/domain/policy/policy.ts';
import type { Delta } from '../../src/domain/run/delta.ts';
import type { Run } from '../../src/domain/run/run.ts';
import {
  createFailedRun,
  createRun,
  createScan,
  createSecret,
  createSecrets,
  createVulnerability,
  digest,
} from './create-run.ts';

function vulnerability(number: number, overrides: Partial<Vulnerability>): Vulnerability {
  return createVulnerability({ id: `CVE-2026-${number}`, severity: 'high', ...overrides });
}

function unfixable(number: number, overrides: Partial<Vulnerability>): Vulnerability {
  const { fixedIn: _, ...rest } = vulnerability(number, overrides);
  return rest;
}

const LODASH = { package: 'lodash', version: '4.17.20', type: 'npm', fixedIn: '4.17.21' } as const;
const FINDINGS = [
  vulnerability(101, { ...LODASH, severity: 'critical' }),
  vulnerability(102, LODASH),
  vulnerability(103, { package: 'qs', version: '6.5.1', type: 'npm', fixedIn: '6.5.3' }),
  vulnerability(104, { package: 'openssl', type: 'deb' }),
  vulnerability(105, { package: 'libxml2', type: 'deb' }),
  unfixable(106, { package: 'glibc', type: 'deb', severity: 'critical' }),
  unfixable(107, { package: 'perl', type: 'deb' }),
];

const BASE = 'docker.io/library/node:22-bookworm-slim';

/** What there is to do about the findings of a run. */
function fixesOf(run: Run): Fixes {
  const evaluated = run.assessment?.vulnerabilities?.evaluated ?? [];
  const of = (...ids: readonly number[]) =>
    evaluated.filter(({ finding }) => ids.some((id) => finding.id === `CVE-2026-${id}`));
  const from = [{ path: 'Dockerfile', line: 1 }];
  return {
    steps: [
      {
        ...{ kind: 'package', package: 'lodash', type: 'npm', from: '4.17.20', to: '4.17.21' },
        findings: of(101, 102),
        lines: [{ path: 'package-lock.json', line: 1203 }],
        through: [['express@4.16.0', 'body-parser@1.18.2', 'async@2.6.0', 'lodash@4.17.20']],
        paths: ['app/node_modules/lodash/package.json'],
      },
      {
        ...{ kind: 'package', package: 'qs', type: 'npm', from: '6.5.1' },
        ...{
          findings: of(103),
          lines: [],
          through: [['qs@6.5.1']],
          paths: ['app/node_modules/qs/package.json'],
        },
      },
      {
        ...{ kind: 'system', type: 'deb', findings: of(104, 105), lines: from },
        packages: [
          { package: 'openssl', from: '3.0.11-1~deb12u2', to: '3.0.14-1' },
          { package: 'libxml2', from: '2.9.14' },
        ],
      },
      {
        ...{ kind: 'base-image', from: `${BASE}@${digest('old base')}`, to: `${BASE}@${digest('new base')}` },
        ...{ findings: of(104, 105), adds: [], lines: from },
      },
    ],
    unfixed: of(106, 107),
    notes: [],
  };
}

type KnownDelta = Extract<Delta, { known: true }>;

const SHIPPED = `registry.example.com/shop/web@${digest('shipped')}`;

/** What is new since the image that was shipped last. */
export const DELTA: KnownDelta = {
  ...{ known: true, image: SHIPPED, notes: [] },
  vulnerabilities: { added: FINDINGS.slice(0, 2), gone: [vulnerability(9, {})], staying: 5 },
  packages: {
    ...{ added: [{ package: 'async', type: 'npm', to: '2.6.0' }], gone: [], staying: 117 },
    changed: [{ package: 'express', type: 'npm', from: '4.15.0', to: '4.16.0' }],
  },
  secrets: { added: [], gone: [], staying: 0 },
};

/** Nothing is new. */
export const SAME: KnownDelta = {
  ...{ known: true, image: SHIPPED, notes: [] },
  vulnerabilities: { added: [], gone: [], staying: 1 },
  packages: { added: [], gone: [], changed: [], staying: 120 },
  secrets: { added: [], gone: [], staying: 0 },
};

const POLICY: Policy = {
  ...DEFAULT_POLICY,
  exceptions: [
    {
      ...{ vulnerability: 'CVE-2026-108', reason: 'Not reachable', owner: '@shop/web' },
      expires: '2026-11-30',
    },
  ],
};

/** A run that vulnerabilities block; it is known what fixes them and what is new. */
export function createVulnerableRun(overrides: Partial<Run> = {}): Run {
  const accepted = vulnerability(108, { package: 'tar', version: '6.0.0', type: 'npm' });
  const run = createRun({
    ...{ verdict: 'failed', policy: POLICY, attached: [], delta: DELTA },
    reasons: [
      {
        code: 'vulnerability-blocked',
        check: 'vulnerabilities',
        message: '7 vulnerabilities block (2 critical, 5 high)',
      },
    ],
    scan: { done: true, value: createScan([...FINDINGS, accepted]) },
    timings: { tools: 120, image: 900, database: 800, sbom: 1500, scan: 110, secrets: 3200 },
    ...overrides,
  });
  return { ...run, fixes: fixesOf(run), ...overrides };
}

/** A run of an image with very many findings, each with a step of its own, and very many secrets. */
export function createHugeRun(count = 20_000): Run {
  const findings = Array.from({ length: count }, (_, at) =>
    vulnerability(at, { package: `package-${at}`, type: 'npm', severity: 'critical' }),
  );
  const secrets = Array.from({ length: 2_000 }, (_, at) =>
    createSecret({
      fingerprint: digest(`secret ${at}`).slice(7, 39),
      places: [{ kind: 'source', path: `config/${at % 7}/file-${at}.env`, line: 3 }],
    }),
  );
  const run = createFailedRun({
    scan: { done: true, value: createScan(findings) },
    secrets: { done: true, value: createSecrets(secrets) },
  });
  const evaluated = run.assessment?.vulnerabilities?.evaluated ?? [];
  const steps = evaluated.map((one) => ({
    ...({ kind: 'package', package: one.finding.package, from: '1.0.0', to: '1.0.1' } as const),
    ...{ findings: [one], lines: [{ path: 'package-lock.json', line: 7 }], through: [], paths: [] },
  }));
  return { ...run, fixes: { steps, unfixed: [], notes: [] } };
}

/** A run in which every name is the same hostile text. */
export function createHostileRun(hostile: string): Run {
  const run = createVulnerableRun({
    ...{ imageInput: hostile, reference: hostile, notes: [hostile] },
    reasons: [{ code: 'os-end-of-life', check: 'image', message: hostile }],
  });
  const finding = unfixable(1, { id: hostile, package: hostile, version: hostile, url: hostile });
  const counted = { finding, effect: 'block' } as const;
  const change = { package: hostile, type: hostile, from: hostile, to: hostile };
  return {
    ...run,
    delta: {
      ...{ known: true, image: hostile, notes: [hostile] },
      vulnerabilities: { added: [finding], gone: [finding], staying: 0 },
      packages: { added: [change], gone: [change], changed: [change], staying: 0 },
      secrets: { added: [createSecret({ title: hostile })], gone: [hostile], staying: 0 },
    },
    fixes: {
      steps: [
        {
          ...{ kind: 'package', package: hostile, from: hostile, to: hostile, findings: [counted] },
          ...{ lines: [{ path: hostile, line: 1 }], through: [[hostile, hostile]], paths: [hostile] },
        },
        {
          ...{ kind: 'system', type: hostile, packages: [change], findings: [counted] },
          lines: [{ path: hostile }],
        },
        {
          ...{ kind: 'base-image', from: hostile, to: hostile, findings: [counted], adds: [finding] },
          lines: [{ path: hostile, line: 2 }],
        },
      ],
      unfixed: [counted],
      notes: [hostile],
    },
  };
}
