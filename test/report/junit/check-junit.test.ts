import { parse } from 'junit2json';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Run } from '../../../src/domain/run/run.ts';
import { renderJunit } from '../../../src/report/junit/check-junit.ts';
import { MAX_CASES } from '../../../src/report/junit/junit-document.ts';
import { junitFaults } from '../../rig/tools/junit-schema.ts';
import { createPolicyRun, createWarnedRun } from '../create-policy-run.ts';
import {
  createErrorRun,
  createFailedRun,
  createRun,
  createScan,
  createSecret,
  createSecrets,
  createVulnerability,
  HOSTILE,
} from '../create-run.ts';

const result = z.array(z.strictObject({ message: z.string(), inner: z.string() })).optional();
const text = z.array(z.strictObject({ inner: z.string() })).optional();
const counts = { tests: z.number(), failures: z.number(), errors: z.number() };
const document = z.strictObject({
  name: z.string(),
  ...counts,
  testsuite: z.array(
    z.strictObject({
      name: z.string(),
      ...counts,
      skipped: z.number(),
      time: z.number().optional(),
      timestamp: z.string(),
      testcase: z.array(
        z.strictObject({
          ...{ name: z.string(), classname: z.string(), failure: result, error: result, skipped: text },
          'system-out': z.array(z.string()).optional(),
        }),
      ),
    }),
  ),
});

/** A document as a reader of JUnit XML understands it, after Jenkins' schema had nothing against it. */
async function readBack(run: Run) {
  const xml = renderJunit(run);
  expect(await junitFaults(xml)).toEqual([]);
  const read = document.parse(JSON.parse(JSON.stringify(await parse(xml))));
  const cases = read.testsuite.flatMap((suite) =>
    suite.testcase.map((one) => ({ suite: suite.name, ...one })),
  );
  const count = (key: 'failure' | 'error') => cases.filter((one) => one[key] !== undefined).length;
  expect(read).toMatchObject({ tests: cases.length, failures: count('failure'), errors: count('error') });
  return { ...read, cases, red: cases.filter(({ failure, error }) => (failure ?? error) !== undefined) };
}

describe('JUnit XML', () => {
  test('of a passed run has a suite for each check and nothing red', async () => {
    const { testsuite, red } = await readBack(createRun());
    expect(testsuite.map(({ name, time }) => [name, time])).toEqual([
      ['SBOM', 1.5],
      ['Scan', 0.11],
      ['Vulnerabilities', undefined],
      ['Sign', 0.8],
      ['Attest', 0.9],
      ['Secrets', undefined],
    ]);
    expect(red).toEqual([]);
  });

  test('has a failed case for each finding that blocks, and none for the others', async () => {
    const { red } = await readBack(createFailedRun());
    expect(red.map(({ suite, name }) => `${suite}: ${name}`)).toEqual([
      'Vulnerabilities: CVE-2026-1001 in openssl',
      'Vulnerabilities: GHSA-xxxx in @scope/parser',
      expect.stringMatching(/^Secrets: A generic API key \S+ \(source\)$/),
      expect.stringMatching(/^Secrets: A generic API key \S+ \(layer\)$/),
      expect.stringMatching(/^Secrets: A generic API key \S+ \(config\)$/),
    ]);
    expect(red[0]?.failure?.[0]?.message).toBe(
      'openssl 3.0.11-1~deb12u2: critical, fixed in 3.0.14-1, found in linux/amd64',
    );
  });

  test('of a check that could not be done is an error, and one that did not run is skipped', async () => {
    const { red, cases } = await readBack(createErrorRun());
    expect(red.filter(({ error }) => error !== undefined).map(({ suite }) => suite)).toContain('Secrets');
    expect(red.map(({ name }) => name)).toContain('scan: database-stale');
    const { image: _, sboms: __, scan: ___, secrets: ____, assessment: _____, ...refused } = createErrorRun();
    const early = await readBack({ ...refused, attached: [] });
    expect(early.cases.filter(({ skipped }) => skipped !== undefined).map(({ suite }) => suite)).toContain(
      'SBOM',
    );
    expect(early.errors).toBeGreaterThan(0);
    expect(cases.every(({ name }) => name !== '')).toBe(true);
  });

  test.each([
    ['passed', createRun()],
    ['warned', createWarnedRun()],
    ['warned by a policy', createPolicyRun()],
    ['failed', createFailedRun()],
    [
      'failed without a reason',
      createFailedRun({ verdict: 'failed', reasons: [], assessment: { countdowns: [], notes: [] } }),
    ],
    ['error', createErrorRun()],
    ['error without a reason', createRun({ verdict: 'error', reasons: [] })],
  ])('is red exactly if the run does not pass: %s', async (_, run) => {
    const { red } = await readBack(run);
    expect(red.length > 0).toBe(run.verdict === 'failed' || run.verdict === 'error');
  });

  test('is bounded, and says what it leaves out', async () => {
    const findings = Array.from({ length: 30_000 }, (_, index) =>
      createVulnerability({ id: `CVE-2026-${index}`, package: 'x'.repeat(5000) }),
    );
    const run = createFailedRun({ scan: { done: true, value: createScan(findings) } });
    expect(renderJunit(run).length).toBeLessThan(6_000_000);
    const { red } = await readBack(run);
    const inSuite = red.filter(({ suite }) => suite === 'Vulnerabilities');
    expect(inSuite).toHaveLength(MAX_CASES + 1);
    expect(inSuite.at(-1)?.failure?.[0]?.message).toBe(
      '29000 more findings that block; report.json has all of them',
    );
  });

  test.each([
    ...HOSTILE,
    ']]>',
    '\u0000\u0008\ufffe\uffff\ud800',
    '"/><failure message="x"/>',
    '<!--',
    '&#0;',
  ])('text from an image stays text: %j', async (hostile) => {
    const finding = createVulnerability({
      id: hostile,
      package: hostile,
      version: hostile,
      foundIn: [hostile],
    });
    const secret = createSecret({ title: hostile, places: [{ kind: 'source', path: hostile, line: 1 }] });
    const run = createFailedRun({
      imageInput: hostile,
      reasons: [{ code: 'scan-incomplete', check: 'scan', message: hostile }],
      scan: { done: true, value: createScan([finding]) },
      secrets: { done: true, value: createSecrets([secret]) },
    });
    expect(renderJunit(run)).not.toMatch(/[^\t\n\u0020-\ud7ff\ue000-\ufffd]|\]\]>|<!--/);
    const { testsuite } = await readBack(run);
    expect(testsuite.map(({ name }) => name)).toEqual([
      ...['SBOM', 'Scan', 'Vulnerabilities', 'Sign', 'Attest', 'Secrets', 'Run'],
    ]);
  });
});
