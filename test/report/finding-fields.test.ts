import { describe, expect, test } from 'vitest';
import type { SecretFinding, Vulnerability } from '../../src/domain/finding/finding.ts';
import { whyInWords } from '../../src/domain/verdict/secret-advice.ts';
import { renderSarif } from '../../src/formats/sarif/sarif.ts';
import { toJson } from '../../src/report/json-text.ts';
import { reportOf } from '../../src/report/report-json/report-json.ts';
import { renderSummary } from '../../src/report/summary/summary.ts';
import {
  createRun,
  createScan,
  createSecret,
  createSecrets,
  createVulnerability,
  digest,
} from './create-run.ts';

/** The reports that show a field. Every field is in `report.json`. A new field of a finding must be listed here. */
type Shown = readonly ('summary' | 'sarif')[];

const VULNERABILITY = {
  id: ['summary', 'sarif'],
  severity: ['summary', 'sarif'],
  aliases: [],
  package: ['summary', 'sarif'],
  version: ['summary', 'sarif'],
  purl: ['sarif'],
  type: [],
  paths: ['sarif'],
  layers: [],
  cvss: ['summary'],
  published: [],
  fixedIn: ['summary', 'sarif'],
  title: ['sarif'],
  url: ['summary', 'sarif'],
  foundIn: ['summary', 'sarif'],
} satisfies Record<keyof Vulnerability, Shown>;

const SECRET = {
  fingerprint: ['summary'],
  severity: ['summary'],
  why: ['summary'],
  rule: ['summary', 'sarif'],
  title: ['summary', 'sarif'],
  engines: [],
  places: ['summary', 'sarif'],
} satisfies Record<keyof SecretFinding, Shown>;

const vulnerability: Required<Vulnerability> = {
  ...createVulnerability(),
  id: 'CVE-2026-4711',
  severity: 'critical',
  aliases: ['GHSA-alia-alia-alia'],
  package: 'marked-package',
  version: '4.7.11',
  purl: 'pkg:npm/marked-purl@4.7.11',
  type: 'npm',
  paths: ['app/marked-path'],
  layers: [digest('marked layer')],
  cvss: 9.4,
  published: '2026-04-07T11:00:00Z',
  fixedIn: '4.7.12',
  title: 'a marked title',
  url: 'https://avd.example.com/marked',
  foundIn: ['linux/riscv64'],
};
const secret: Required<SecretFinding> = {
  ...createSecret(),
  fingerprint: '4711'.repeat(8),
  severity: 'high',
  why: 'form',
  rule: 'marked-rule',
  title: 'A marked kind of token',
  engines: ['trivy'],
  places: [{ kind: 'source', path: 'src/marked-place.ts', line: 47 }],
};

/** How a report for people shows a field, if not by its plain value. */
const IN_WORDS: Readonly<Record<string, string>> = {
  cvss: '9.4',
  layers: digest('marked layer'),
  places: 'src/marked-place.ts',
  why: whyInWords(secret),
};

const run = createRun({
  verdict: 'failed',
  scan: { done: true, value: createScan([vulnerability]) },
  secrets: { done: true, value: createSecrets([secret]) },
});
const reports = {
  json: toJson(reportOf(run)),
  summary: renderSummary(run),
  sarif: JSON.stringify(renderSarif(run)),
};

describe.each([
  ['vulnerability', VULNERABILITY, vulnerability],
  ['secret', SECRET, secret],
] as const)('a %s', (_, table, finding) => {
  test.each(Object.entries(finding))(
    'shows its field %s in report.json, and wherever the table says',
    (field, value) => {
      const shown: Shown = { ...VULNERABILITY, ...SECRET, ...table }[field as keyof typeof table] ?? [];
      const text = IN_WORDS[field] ?? [value].flat().join('');
      expect(reports.json).toContain(field === 'why' ? '"why"' : text);
      for (const report of shown) expect(reports[report], report).toContain(text);
    },
  );
});
