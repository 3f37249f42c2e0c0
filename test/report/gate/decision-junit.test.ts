import { parse } from 'junit2json';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Admission } from '../../../src/domain/gate/admission.ts';
import { denialReason } from '../../../src/domain/gate/decision.ts';
import { renderDecisionJunit } from '../../../src/report/gate/decision-junit.ts';
import { digest } from '../../domain/gate/gate-evidence.ts';
import { junitFaults } from '../../rig/tools/junit-schema.ts';
import { HOSTILE } from '../create-run.ts';
import { ALLOWED, DENIED } from './create-admission.ts';

const texts = z.array(z.object({ message: z.string().optional(), inner: z.string().optional() })).optional();
const document = z.object({
  testsuite: z.array(
    z.object({
      name: z.string(),
      testcase: z.array(z.object({ name: z.string(), failure: texts, error: texts, skipped: texts })),
    }),
  ),
});

/** The cases as a reader of JUnit XML understands them, after Jenkins' schema had nothing against the document. */
async function readBack(admission: Admission) {
  const xml = renderDecisionJunit(admission);
  expect(await junitFaults(xml)).toEqual([]);
  const { testsuite } = document.parse(JSON.parse(JSON.stringify(await parse(xml))));
  const cases = testsuite.flatMap((suite) => suite.testcase.map((one) => ({ suite: suite.name, ...one })));
  return { cases, red: cases.filter(({ failure, error }) => (failure ?? error) !== undefined) };
}

const MISSING = denialReason('signature-missing', 'evidence', 'there is no signature');
const UNREACHABLE = denialReason('registry-unavailable', 'image', 'the registry did not answer');

describe('the decision as JUnit XML', () => {
  test('of an allowed image names each piece of evidence, and nothing is red', async () => {
    const { cases, red } = await readBack(ALLOWED);
    expect(red).toEqual([]);
    expect(cases.map(({ suite, name }) => `${suite}: ${name}`)).toEqual([
      'Evidence: verification summary of the image',
      'Evidence: signature of the image',
      'Evidence: provenance of the image',
      'Evidence: SBOM of the image',
      'Evidence: vulnerabilities of the image',
      'Rescan: Rescan',
      'Decision: Decision',
    ]);
  });

  test('of a denied image has a failed case for each new finding, and one for each other cause', async () => {
    const admission = { ...DENIED, denialReasons: [...DENIED.denialReasons, MISSING, MISSING] };
    const { red } = await readBack(admission);
    expect(red.map(({ suite, name }) => `${suite}: ${name.replace(/ in .*/, '')}`)).toEqual([
      'Rescan: CVE-2021-23337',
      'Decision: evidence: signature-missing',
    ]);
    expect(red[1]?.failure?.[0]?.message).toBe('there is no signature (and 1 more like it)');
  });

  const { rescan: _, ...early } = ALLOWED;
  test.each<readonly [string, Admission]>([
    ['allow', ALLOWED],
    ['warn', { ...DENIED, decision: 'warn' }],
    ['deny', DENIED],
    ['deny without a reason', { ...ALLOWED, decision: 'deny' }],
    ['error', { ...early, subjects: [], decision: 'error', denialReasons: [UNREACHABLE] }],
    ['error without a reason', { ...ALLOWED, decision: 'error' }],
  ])('is red exactly if the image may not be deployed: %s', async (_name, admission) => {
    const { red } = await readBack(admission);
    expect(red.length > 0).toBe(admission.decision === 'deny' || admission.decision === 'error');
  });

  test('keeps the names of its cases when the image is built again', async () => {
    const names = async (admission: Admission) => (await readBack(admission)).cases.map(({ name }) => name);
    const rebuilt = {
      ...DENIED,
      reference: `registry.example/shop@${digest('5')}`,
      subjects: DENIED.subjects.map((one) => ({ ...one, digest: digest('5') })),
    };
    expect(await names(rebuilt)).toEqual(await names(DENIED));
  });

  test.each([...HOSTILE, ']]>', '\u0000\ufffe\ud800', '"/><failure message="x"/>'])(
    'text from an image stays text: %j',
    async (hostile) => {
      const denialReasons = [denialReason('signature-invalid', 'evidence', hostile)];
      const { red } = await readBack({ ...ALLOWED, imageInput: hostile, decision: 'deny', denialReasons });
      expect(red.map(({ name }) => name)).toEqual(['evidence: signature-invalid']);
    },
  );
});
