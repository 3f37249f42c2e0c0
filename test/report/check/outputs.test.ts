import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { hexOf } from '../../../src/domain/digest.ts';
import { PREDICATE_TYPES } from '../../../src/formats/attestation/in-toto.ts';
import { outputsOf, pessimisticOutputs } from '../../../src/report/check/outputs.ts';
import { jobOutputs } from '../../rig/github/runner/job-outputs.ts';
import { Masks } from '../../rig/github/runner/masks.ts';
import {
  blocked,
  createErrorRun,
  createFailedRun,
  createRun,
  createSbom,
  HOSTILE,
  image,
  leaked,
} from '../create-run.ts';

const PATHS = { report: '/evidence/report.json', sarif: '/evidence/results.sarif' };
const action = parse(readFileSync(join(import.meta.dirname, '../../../action.yml'), 'utf8'));

describe('outputs', () => {
  test('have the names that action.yml declares, from the first write to the last', () => {
    const declared = Object.keys(action.outputs);
    expect(Object.keys(pessimisticOutputs())).toEqual(declared);
    expect(Object.keys(outputsOf(createRun(), PATHS))).toEqual(declared);
  });

  test('say error before there is a verdict, and no count that looks clean', () => {
    const outputs = pessimisticOutputs();
    expect(outputs.verdict).toBe('error');
    expect(JSON.parse(outputs.reasons)).toEqual([expect.objectContaining({ code: 'run-interrupted' })]);
    expect([outputs.critical, outputs.high, outputs.secrets]).toEqual(['', '', '']);
  });

  test('name the pinned image, the evidence and every attestation, the signature first', () => {
    const outputs = outputsOf(createRun(), PATHS);
    expect(outputs).toMatchObject({
      verdict: 'passed',
      reasons: '[]',
      image: `registry.example.com/shop/web@${image.root.digest}`,
      digest: image.root.digest,
      sbom: '/tmp/private-place/assay/sbom-linux-amd64.cdx.json',
      'sbom-sha256': hexOf('cdx'),
      report: '/evidence/report.json',
      sarif: '/evidence/results.sarif',
      critical: '0',
      low: '1',
      secrets: '0',
    });
    const attestations = JSON.parse(outputs.attestations);
    expect(attestations).toHaveLength(5);
    expect(attestations[0].predicateType).toBe(PREDICATE_TYPES.signature);
    expect(Object.keys(attestations[0])).toEqual(['predicateType', 'digest', 'subject']);
  });

  test('name the SBOM of the index where there is one', () => {
    const merged = createSbom({
      scope: { kind: 'index', digest: image.root.digest },
      cyclonedx: { path: '/evidence/sbom.cdx.json', sha256: hexOf('merged') },
    });
    const run = createRun({ sboms: { done: true, value: [createSbom(), merged] } });
    expect(outputsOf(run, PATHS).sbom).toBe('/evidence/sbom.cdx.json');
  });

  test('count all findings by severity and give the reasons of a failure', () => {
    const outputs = outputsOf(createFailedRun(), PATHS);
    expect(outputs).toMatchObject({
      critical: '1',
      high: '1',
      medium: '0',
      low: '1',
      unknown: '0',
      secrets: '1',
    });
    expect(JSON.parse(outputs.reasons)).toEqual([blocked, leaked]);
  });

  test('count nothing that was not checked', () => {
    expect(outputsOf(createErrorRun(), PATHS)).toMatchObject({ verdict: 'error', secrets: '' });
    const { scan: _, ...unscanned } = createErrorRun();
    expect(outputsOf(unscanned, PATHS)).toMatchObject({ critical: '', unknown: '' });
  });

  test('are small enough for GitHub to hand on, whatever the reasons hold', () => {
    const message = "'`$&;|<>()!".repeat(500);
    const run = createFailedRun({ reasons: Array.from({ length: 5000 }, () => ({ ...blocked, message })) });
    const outputs = { ...outputsOf(run, PATHS) };
    expect(jobOutputs(outputs, new Masks()).reasons).toBe(outputs.reasons);
    expect(JSON.parse(outputs.reasons).length).toBeGreaterThan(5);
  });

  test.each(HOSTILE)('do nothing in a shell script they are put into, and read back: %j', (hostile) => {
    const run = createFailedRun({ reasons: [{ ...blocked, message: `missed: ${hostile}` }] });
    const { reasons } = outputsOf(run, PATHS);
    expect(JSON.parse(reasons)[0].message).toMatch(/^missed: /);
    const printed = execFileSync('sh', ['-c', `printf %s '${reasons}'`], { encoding: 'utf8' });
    expect(JSON.parse(printed)).toEqual(JSON.parse(reasons));
    expect(() => execFileSync('sh', ['-c', `printf %s "${reasons}" >/dev/null`])).not.toThrow();
    expect(reasons).not.toMatch(/[\n`$;|&<>]/);
  });
});
