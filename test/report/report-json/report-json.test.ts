import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { renderSarif } from '../../../src/formats/sarif/sarif.ts';
import { toJson } from '../../../src/report/json-text.ts';
import { reportOf } from '../../../src/report/report-json/report-json.ts';
import { reportJsonSchema, reportSchema } from '../../../src/report/report-json/report-schema.ts';
import { renderSummary } from '../../../src/report/summary/summary.ts';
import {
  createErrorRun,
  createFailedRun,
  createRun,
  createSecret,
  createSecrets,
  createVulnerability,
  HOSTILE,
  leaked,
} from '../create-run.ts';

const {
  image: _image,
  reference: _reference,
  sboms: _s,
  scan: _c,
  secrets: _e,
  assessment: _a,
  ...bare
} = createErrorRun();
const old = createVulnerability({ id: 'CVE-2025-1' });
const explained = createFailedRun({
  delta: {
    ...{ known: true, image: 'registry.example/app@sha256:0', notes: ['A note.'] },
    vulnerabilities: { added: [createVulnerability()], gone: [old], staying: 1 },
    packages: { added: [{ package: 'a', type: 'npm', to: '1' }], gone: [], changed: [], staying: 2 },
    secrets: { added: [createSecret()], gone: ['f'.repeat(32)], staying: 0 },
  },
  fixes: {
    steps: [
      {
        ...{ kind: 'package', package: 'a', type: 'npm', from: '1', to: '2', paths: ['x'] },
        findings: [{ finding: old, effect: 'block' }],
        lines: [{ path: 'package.json', line: 3 }],
        through: [['b@1', 'a@1']],
      },
      { kind: 'system', type: 'deb', packages: [{ package: 'b', from: '1' }], findings: [], lines: [] },
      {
        ...{ kind: 'base-image', from: 'debian:12@sha256:0', to: 'debian:12@sha256:1', lines: [] },
        ...{ findings: [{ finding: old, effect: 'warn' }], adds: [createVulnerability()] },
      },
    ],
    unfixed: [{ finding: old, effect: 'block' }],
    notes: ['A note.'],
  },
});
const RUNS = [
  ['failed, with what changed and what to do,', explained],
  [
    'has no delta',
    createRun({ delta: { known: false, image: 'registry.example/app', why: 'nobody signed it' } }),
  ],
  ['passed', createRun()],
  ['failed', createFailedRun()],
  ['error', createErrorRun()],
  ['refused', bare],
] as const;

/** The published schema as other programs use it. */
function published() {
  return addFormats.default(new Ajv2020({ strict: false })).compile(reportJsonSchema() as object);
}

describe('report.json', () => {
  test.each(RUNS)('of a run that %s is of the published schema', (_name, run) => {
    const document: unknown = JSON.parse(toJson(reportOf(run)));
    expect(reportSchema.parse(document)).toEqual(document);
    const validate = published();
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
  });

  test('the published schema refuses another verdict and allows fields of later versions', () => {
    const validate = published();
    expect(validate({ ...reportOf(createRun()), verdict: 'green' })).toBe(false);
    expect(validate({ ...reportOf(createRun()), later: 1 })).toBe(true);
  });

  test('keeps its keys in one order whatever order the run has', () => {
    const shuffled = Object.fromEntries(Object.entries(createRun()).reverse()) as ReturnType<
      typeof createRun
    >;
    expect(toJson(reportOf(shuffled))).toBe(toJson(reportOf(createRun())));
  });

  test('names no folder of the machine', () => {
    const run = createFailedRun({
      imageInput: 'oci:/tmp/private-place/app:1',
      signedBy: '/tmp/private-place/cosign.key',
    });
    const text = toJson(reportOf(run));
    expect(text).not.toContain('private-place');
    expect(text).toContain('"file": "sbom-linux-amd64.cdx.json"');
    expect(reportOf(run).asked).toBe('oci:app:1');
  });

  test('lists what looked like a secret but is provably not', () => {
    const ignored = [{ reason: 'encrypted', count: 12, examples: ['deploy/a.yaml:3'] }] as const;
    const found = createSecrets();
    const run = createRun({
      secrets: { done: true, value: { ...found, coverage: { ...found.coverage, ignored } } },
    });
    expect(reportOf(run).secrets).toMatchObject({ coverage: { ignored } });
    expect(renderSummary(run)).toContain('12 encrypted (as in deploy/a.yaml:3)');
    expect(reportOf(createRun()).secrets).toMatchObject({ coverage: { ignored: [] } });
  });

  test('explains every secret, as do the summary and SARIF', () => {
    const run = createFailedRun();
    const report = reportOf(run);
    if (report.secrets.state !== 'done') throw new Error('not done');
    const [secret] = report.secrets.findings;
    expect(secret?.advice?.severity).toMatch(/^medium: it was found by its name/);
    expect(secret?.advice?.rotate).toContain('Create a new one');
    expect(secret?.advice?.suppress).toContain(`fingerprint: "${secret?.fingerprint}"`);
    const summary = renderSummary(run);
    expect(summary).toContain('<details><summary>Why each is reported, and how to suppress</summary>');
    expect(summary).toContain(secret?.advice?.suppress.trimEnd());
    const rules = renderSarif(run).runs.flatMap(({ tool }) => tool.driver.rules ?? []);
    const rule = rules.find(({ id }) => id.startsWith('secret/'));
    expect(rule?.help?.text).toMatch(/Severity medium: .* How to rotate it: .*`secrets\.suppressions`/);
  });

  test('distinguishes what failed from what was not run', () => {
    const error = reportOf(createErrorRun());
    expect(error.verdict).toBe('error');
    expect(error.secrets).toEqual({
      state: 'failed',
      reasons: [expect.objectContaining({ code: 'tool-failed' })],
    });
    expect(reportOf(bare).scan).toEqual({ state: 'not-run' });
  });

  test('shows no invisible or control character, and reads back whole', () => {
    const run = createRun({ reasons: HOSTILE.map((message) => ({ ...leaked, message })) });
    const text = toJson(reportOf(run));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u2028\u202e]/);
    expect(JSON.parse(text).reasons.map(({ message }: { message: string }) => message)).toEqual([...HOSTILE]);
  });
});
