import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { DEFAULT_POLICY, policyDigest } from '../../../src/domain/policy/policy.ts';
import { annotations } from '../../../src/report/annotations.ts';
import { outputsOf } from '../../../src/report/check/outputs.ts';
import { checkLines } from '../../../src/report/checks.ts';
import { toJson } from '../../../src/report/json-text.ts';
import { reportOf } from '../../../src/report/report-json/report-json.ts';
import { reportJsonSchema, reportSchema } from '../../../src/report/report-json/report-schema.ts';
import { renderSummary } from '../../../src/report/summary/summary.ts';
import { createPolicyRun, PLACES, WHOLE_POLICY } from '../create-policy-run.ts';
import {
  createScan,
  createSecret,
  createSecrets,
  createVulnerability,
  HOSTILE,
  image,
} from '../create-run.ts';

const run = createPolicyRun();

describe('report.json of a run under a whole policy', () => {
  const report = reportOf(run);

  test('is of the published schema', () => {
    const document: unknown = JSON.parse(toJson(report));
    expect(reportSchema.parse(document)).toEqual(document);
    const validate = addFormats.default(new Ajv2020({ strict: false })).compile(reportJsonSchema() as object);
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
  });

  test('shows for every finding whether it counts, and why not', () => {
    const findings = report.scan.state === 'done' ? report.scan.findings : [];
    expect(
      findings.map(({ id, counts, effect, ignoreReason }) => [id, counts, effect, ignoreReason?.kind]),
    ).toEqual([
      ['CVE-2026-1001', true, 'warn', undefined],
      ['CVE-2026-3003', false, 'none', 'unfixed'],
      ['CVE-2026-2002', false, 'none', 'exception'],
      ['CVE-2026-9', false, 'none', 'below'],
    ]);
    expect(findings[0]).toMatchObject({ aliases: ['DSA-1'], type: 'deb', cvss: 9.8 });
    expect(findings[2]?.ignoreReason?.exception).toEqual(WHOLE_POLICY.exceptions[0]);
  });

  test('lists the exceptions and suppressions with their state, and the days until rules block', () => {
    expect(report.exceptions.map(({ vulnerability, state }) => [vulnerability, state])).toEqual([
      ['CVE-2026-2002', 'used'],
      ['CVE-2026-1001', 'expired'],
      ['CVE-2025-7', 'unused'],
    ]);
    expect(report.suppressions.map(({ state, findings }) => [state, findings])).toEqual([['used', 1]]);
    expect(report.countdowns).toEqual([{ rule: 'vulnerabilities', blockFrom: '2026-12-16', days: 23 }]);
  });

  test('shows the whole policy, its origin, and the effect of each reason', () => {
    expect(report.policy).toMatchObject({
      digest: policyDigest(WHOLE_POLICY),
      origin: { kind: 'base', path: '.github/assay.yml' },
      rules: { version: 1, 'sign-on-warn': true, vulnerabilities: { 'block-from': '2026-12-16', cvss: 9 } },
    });
    expect(report.reasons.map(({ code, effect }) => [code, effect])).toEqual([
      ['vulnerability-blocked', 'warn'],
      ['exception-expired', 'warn'],
    ]);
    expect(report.advice).toMatchObject({ files: 3, findings: [{ rule: 'check-skippable' }, {}] });
  });
});

describe('outputs', () => {
  test('count what no exception and no VEX statement accepts, and the secrets that count', () => {
    expect(outputsOf(run, {})).toMatchObject({ critical: '2', high: '0', low: '1', secrets: '0' });
  });

  test('give only code, check and message of a reason', () => {
    const reasons: object[] = JSON.parse(outputsOf(run, {}).reasons);
    for (const reason of reasons) expect(Object.keys(reason)).toEqual(['code', 'check', 'message']);
  });
});

describe('annotations', () => {
  test('of warnings are warnings, and advice is at its line', () => {
    expect(annotations(run).map(({ level, title, file, line }) => [level, title, file, line])).toEqual([
      ['warning', 'Assay: vulnerability-blocked', undefined, undefined],
      ['warning', 'Assay: exception-expired', undefined, undefined],
      ['warning', 'critical: CVE-2026-1001 in openssl', undefined, undefined],
      ['warning', 'Workflow: check-skippable', '.github/workflows/ci.yml', 14],
      ['warning', 'Workflow: action-not-pinned', '.github/workflows/ci.yml', 20],
      ['notice', 'Assay', undefined, undefined],
    ]);
  });

  test('of advice that blocks are errors', () => {
    const policy = { ...WHOLE_POLICY, workflows: { enforce: 'block' } } as const;
    const levels = annotations(createPolicyRun({ policy })).map(({ level, title }) => [title, level]);
    expect(levels).toContainEqual(['Assay: workflow-unsafe', 'error']);
    expect(levels).toContainEqual(['Workflow: check-skippable', 'error']);
    expect(levels).toContainEqual(['Assay: vulnerability-blocked', 'warning']);
  });

  test('of a secret in the image are at the Dockerfile instructions that may have added it', () => {
    const secrets = { done: true, value: createSecrets([createSecret({ places: PLACES })]) } as const;
    const found = annotations(createPolicyRun({ secrets, policy: DEFAULT_POLICY }));
    const beside = found
      .filter(({ title }) => title.startsWith('Secret'))
      .map(({ file, line }) => [file, line]);
    expect(beside).toEqual([
      ['docker/Dockerfile', 12],
      ['docker/Dockerfile', 7],
      ['docker/Dockerfile', 19],
    ]);
  });
});

test('the overview shows what warns as warned, and what blocks as failed', () => {
  const vulnerabilities = (of: typeof run) => checkLines(of).find(({ name }) => name === 'Vulnerabilities');
  expect(vulnerabilities(run)?.state).toBe('warned');
  const unsafe = createPolicyRun({ policy: { ...WHOLE_POLICY, workflows: { enforce: 'block' } } });
  expect(vulnerabilities(unsafe)?.state).toBe('failed');
});

test('a distribution without support that only warns is a warning of a scan that was done', () => {
  const scan = createScan();
  const coverage = scan.coverage.map((one) => ({
    ...one,
    ...(one.os && { os: { ...one.os, endOfLife: true } }),
  }));
  const policy = { ...DEFAULT_POLICY, endOfLife: { enforce: 'warn' } } as const;
  const old = createPolicyRun({
    scan: { done: true, value: { ...scan, coverage } },
    secrets: { done: true, value: createSecrets() },
    policy,
  });
  const [, line] = checkLines(old);
  expect([old.verdict, line?.state]).toEqual(['warned', 'warned']);
  expect(line?.detail).toMatch(/no longer gets security fixes; 158 of 158 packages/);
});

test('the summary names the built-in rules, and no policy if it does not know one', () => {
  const origin = { kind: 'default', digest: image.root.digest } as const;
  const built = createPolicyRun({ policy: DEFAULT_POLICY, policyOrigin: origin });
  expect(renderSummary(built)).toContain('**Policy** the built-in rules\n');
  const { policyOrigin: _, ...unknown } = built;
  expect(renderSummary(unknown)).not.toContain('**Policy**');
});

test.each(HOSTILE)(
  'text of a policy, a workflow or a Dockerfile is inactive in the summary: %j',
  (hostile) => {
    const terms = { reason: hostile, owner: hostile, expires: '2027-01-31' };
    const path = hostile;
    const summary = renderSummary(
      createPolicyRun({
        policy: {
          ...WHOLE_POLICY,
          exceptions: [{ vulnerability: hostile, package: hostile, path, ...terms }],
        },
        policyOrigin: { kind: 'file', path, digest: image.root.digest },
        scan: { done: true, value: createScan([createVulnerability({ aliases: [hostile], paths: [path] })]) },
        secrets: {
          done: true,
          value: createSecrets([
            createSecret({
              places: [{ kind: 'config', platform: 'x', entry: 'y', instructions: [{ path, line: 1 }] }],
            }),
          ]),
        },
        advice: {
          files: 1,
          advice: [
            { rule: 'check-skippable', path, line: 1, column: 1, message: hostile, remediation: hostile },
          ],
          notes: [hostile],
        },
      }),
    );
    const outsideOfCode = summary
      .replace(/`[^`\n]*`/g, '')
      .replace(/<code>[^<]*<\/code>/g, '')
      .replace(/^```sh\n[\s\S]*?\n```$/gm, '');
    expect(outsideOfCode.match(/<\/?(?!details|summary|code|br)\w+/g)).toBeNull();
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    expect(summary).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202e]|^\s*::|##\[/m);
    expect(outsideOfCode).not.toMatch(/\]\(javascript:|!\[|@octocat|web#12|\*\*bold/);
    for (const row of summary.split('\n').filter((line) => line.startsWith('| '))) {
      expect([3, 4, 5, 6]).toContain(row.split('|').length - 2);
    }
  },
);
