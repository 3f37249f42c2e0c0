import type { Vulnerability } from '../../../src/domain/finding/finding.ts';
import type { Fixes } from '../../../src/domain/fixes/fixes.ts';
import { DEFAULT_POLICY } from '../../../src/domain/policy/policy.ts';
import { orThrow } from '../../../src/domain/result.ts';
import type { Delta } from '../../../src/domain/run/delta.ts';
import type { Run } from '../../../src/domain/run/run.ts';
import type { EvaluatedFinding } from '../../../src/domain/verdict/evaluate-vulnerabilities.ts';
import { readBom } from '../../../src/formats/sbom/cyclonedx.ts';
import { type Inventory, InventoryBuilder } from '../../../src/formats/sbom/package-inventory.ts';
import {
  attachments,
  createFailedRun,
  createRun,
  createScan,
  createSecret,
  createSecrets,
  createVulnerability,
} from '../create-run.ts';

/** Names that try to become markup, to end the element they are in, or to change how a reader sees others. */
export const HOSTILE_NAMES = [
  '</script><script>globalThis.hacked = 1</script>',
  '<img src="https://evil.example.com/x.png" onerror="globalThis.hacked = 1">',
  '--><svg onload=globalThis.hacked=1>',
  '"><a href="javascript:globalThis.hacked=1">x</a>',
  '</style></table></main><h1>Passed and signed</h1>',
  "' autofocus onfocus='globalThis.hacked=1",
  '\u202Efdp.exe\u202C \u2066rtl\u2069',
  '\u0000\u0007\u001b[31mred\u001b[0m\u009b\ud800',
  '&lt;b&gt;&#60;i&#62;{{7*7}}${7*7}',
  `long-${'x'.repeat(10_000)}`,
  '__proto__',
  '',
];

const LICENCES = ['MIT', 'Apache-2.0', 'BSD-3-Clause', 'ISC', 'GPL-2.0-only', 'LGPL-2.1-or-later'];
const SEVERITIES = ['critical', 'high', 'medium', 'low', 'unknown'] as const;

/** An SBOM of trivy's form: a lock file that names some packages, each of which brings in others. */
function bomOf(names: readonly string[]) {
  const ref = (at: number) => `package-${at}`;
  const components = names.map((name, at) => ({
    ...{ 'bom-ref': ref(at), type: 'library', name: name || 'nameless', version: `1.${at % 7}.${at % 13}` },
    purl: `pkg:npm/package-${at}@1.0.0`,
    ...(at % 11 !== 0 && { licenses: [{ license: { id: LICENCES[at % LICENCES.length] } }] }),
  }));
  const direct = names.map((_, at) => at).filter((at) => at < 40);
  return orThrow(
    readBom({
      ...{ bomFormat: 'CycloneDX', specVersion: '1.6' },
      metadata: {
        tools: { components: [{ name: 'trivy' }] },
        component: { 'bom-ref': 'root', type: 'container', name: 'root' },
      },
      components: [
        {
          ...{ 'bom-ref': 'lock', type: 'application', name: 'package-lock.json' },
          properties: [{ name: 'aquasecurity:trivy:Type', value: 'npm' }],
        },
        ...components,
      ],
      dependencies: [
        { ref: 'root', dependsOn: ['lock'] },
        { ref: 'lock', dependsOn: direct.map(ref) },
        ...names.map((_, at) => ({
          ref: ref(at),
          dependsOn: [at * 3 + 40, at * 3 + 41, at * 3 + 42].filter((one) => one < names.length).map(ref),
        })),
      ],
    }),
  );
}

/** The packages of an image, as many as are asked for, the first with the given names. */
export function createInventory(count: number, names: readonly string[] = []): Inventory {
  const builder = new InventoryBuilder(20_000);
  const all = Array.from({ length: count }, (_, at) => names[at] ?? `@scope/package-${at}`);
  builder.add({ scope: 'linux/amd64', bom: bomOf(all) });
  builder.add({ scope: 'source', bom: bomOf(all.slice(0, count / 2)) });
  return builder.inventory([]);
}

/** Findings in the packages of {@link createInventory}. */
function createFindings(count: number, names: readonly string[]): readonly Vulnerability[] {
  return Array.from({ length: count }, (_, at) => {
    const { fixedIn, ...rest } = createVulnerability({
      id: `CVE-2026-${10_000 + at}`,
      severity: SEVERITIES[Math.min(4, Math.floor((at / count) * 5 + (at % 2)))] ?? 'low',
      package: names[at] ?? `@scope/package-${at}`,
      version: `1.${at % 7}.${at % 13}`,
      type: 'npm',
      title: names[at] ?? `Prototype pollution in the parser of queries, variant ${at}`,
      url:
        at % 5 === 0
          ? 'javascript:globalThis.hacked=1'
          : `https://avd.example.com/nvd/cve-2026-${10_000 + at}`,
      cvss: 9.8 - (at % 80) / 10,
      foundIn: at % 3 === 0 ? ['linux/amd64', 'source'] : ['linux/amd64'],
    });
    return at % 4 === 0 || fixedIn === undefined ? rest : { ...rest, fixedIn: '2.0.1' };
  });
}

function createFixes(evaluated: readonly EvaluatedFinding[], names: readonly string[]): Fixes {
  const name = (at: number) => names[at] ?? ['lodash', 'express', 'axios'][at] ?? 'qs';
  return {
    steps: [
      {
        ...{ kind: 'package', package: name(0), type: 'npm', from: '4.17.20', to: '4.17.21' },
        findings: evaluated.slice(0, 3),
        lines: [{ path: 'package-lock.json', line: 1203 }],
        through: [['webpack@5.1.0', 'lodash-es@4.0.0', `${name(0)}@4.17.20`]],
        paths: ['app/node_modules/lodash/package.json'],
      },
      {
        ...{
          kind: 'base-image',
          from: 'node:22-bookworm-slim',
          to: `docker.io/library/node:22-bookworm-slim@sha256:${'5'.repeat(64)}`,
        },
        findings: evaluated.slice(3, 15),
        adds: evaluated.slice(15, 16).map(({ finding }) => finding),
        lines: [{ path: 'Dockerfile', line: 7 }],
      },
      {
        ...{ kind: 'system', type: 'deb', lines: [{ path: 'Dockerfile', line: 7 }] },
        packages: [
          { package: 'libssl3', from: '3.0.11-1~deb12u2', to: '3.0.14-1~deb12u1' },
          { package: name(1), from: '3.0.11-1~deb12u2' },
        ],
        findings: evaluated.slice(16, 18),
      },
    ],
    unfixed: evaluated.slice(18, 20),
    notes: ['The base image of `linux/arm64` was not looked up: the registry answered 429.'],
  };
}

function createDelta(findings: readonly Vulnerability[], names: readonly string[]): Delta {
  return {
    known: true,
    image: `registry.example.com/shop/web@sha256:${'3'.repeat(64)}`,
    vulnerabilities: { added: findings.slice(0, 2), gone: findings.slice(2, 7), staying: 61 },
    packages: {
      added: [{ package: names[2] ?? 'left-pad', type: 'npm', to: '1.3.0' }],
      gone: [{ package: 'request', type: 'npm', from: '2.88.2' }],
      changed: [{ package: 'react', type: 'npm', from: '18.2.0', to: '19.0.0' }],
      staying: 411,
    },
    secrets: { added: [createSecret()], gone: ['0123456789abcdef0123456789abcdef'], staying: 0 },
    notes: [],
  };
}

/** A run with everything that a page can show. */
export function createPageRun(
  findings: number,
  names: readonly string[] = [],
  overrides: Partial<Run> = {},
): Run {
  const all = createFindings(findings, names);
  const name = names[1] ?? 'deploy/production.env';
  const run = createFailedRun({
    policy: {
      ...DEFAULT_POLICY,
      exceptions: [
        {
          ...{
            vulnerability: 'CVE-2026-10000',
            reason: names[0] ?? 'The parser is not reachable: see the audit of May',
          },
          ...{ owner: '@shop/platform', expires: '2026-11-30' },
        },
        {
          vulnerability: 'CVE-2020-1',
          reason: 'left over',
          owner: names[5] ?? '@shop/web',
          expires: '2026-12-31',
        },
      ],
    },
    scan: { done: true, value: createScan(all) },
    secrets: {
      done: true,
      value: createSecrets([
        createSecret({
          ...{ severity: 'high', rule: 'github-pat', title: names[3] ?? 'GitHub personal access token' },
          places: [
            { kind: 'source', path: name, line: 3 },
            { kind: 'config', platform: 'linux/amd64', entry: `Env ${names[2] ?? 'DEPLOY_KEY'}` },
          ],
        }),
      ]),
    },
    attached: attachments,
    notes: [...names, 'The tag was not moved.'],
    ...overrides,
  });
  const evaluated = run.assessment?.vulnerabilities?.evaluated ?? [];
  return { ...run, fixes: createFixes(evaluated, names), delta: createDelta(all, names), ...overrides };
}

/** A run that passed, with nothing to do. */
export function createCleanRun(): Run {
  return { ...createRun(), fixes: { steps: [], unfixed: [], notes: [] } };
}
