import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { annotations } from '../../src/report/annotations.ts';
import { createVulnerableRun } from './create-fixes-run.ts';
import { createWarnedRun } from './create-policy-run.ts';
import {
  createErrorRun,
  createFailedRun,
  createRun,
  createScan,
  createSecret,
  createSecrets,
  createVulnerability,
  HOSTILE,
} from './create-run.ts';

describe('annotations', () => {
  test('of a failed run: reasons, then the secret beside its line, then what counts', () => {
    const all = annotations(createFailedRun());
    expect(all.map(({ level, title, file, line }) => [level, title, file, line])).toEqual([
      ['error', 'Assay: vulnerability-blocked', undefined, undefined],
      ['error', 'Assay: secret-found', undefined, undefined],
      ['error', 'Secret: generic-api-key', 'src/settings.ts', 12],
      ['error', 'critical: CVE-2026-1001 in openssl', undefined, undefined],
      ['error', 'high: GHSA-xxxx in @scope/parser', undefined, undefined],
    ]);
  });

  test('of a run that passed there are none, and notes are notices', () => {
    expect(annotations(createRun())).toEqual([]);
    expect(annotations(createRun({ notes: ['Not signed.'] }))).toEqual([
      { level: 'notice', title: 'Assay', message: 'Not signed.' },
    ]);
  });

  test('of a run that warns are warnings, of an error errors', () => {
    expect(new Set(annotations(createWarnedRun()).map(({ level }) => level))).toEqual(new Set(['warning']));
    expect(new Set(annotations(createErrorRun()).map(({ level }) => level))).toEqual(new Set(['error']));
  });

  test('are ten at most, the errors first, and the last says how many more there are', () => {
    const findings = Array.from({ length: 50 }, (_, index) =>
      createVulnerability({ id: `CVE-2026-${index}` }),
    );
    const secrets = Array.from({ length: 4 }, () => createSecret());
    const run = createFailedRun({
      scan: { done: true, value: createScan(findings) },
      secrets: { done: true, value: createSecrets(secrets) },
      notes: Array.from({ length: 12 }, (_, index) => `Note ${index}.`),
    });
    const errors = annotations(run);
    expect(errors).toHaveLength(10);
    expect(new Set(errors.map(({ level }) => level))).toEqual(new Set(['error']));
    expect(errors.filter(({ title }) => title.startsWith('Secret'))).toHaveLength(4);
    expect(errors.at(-1)?.message).toBe('59 more entries in the job summary and in the report.');
  });

  test('of fixes are at the line that can be changed, one for each step', () => {
    const [update, , system] = annotations(createVulnerableRun()).filter(({ title }) =>
      /^(?:Update|Rebuild)/.test(title),
    );
    expect(update).toMatchObject({
      title: 'Update lodash 4.17.20 to 4.17.21',
      file: 'package-lock.json',
      line: 1203,
    });
    expect(update?.message).toMatch(/fixes CVE-2026-101 \(critical\), CVE-2026-102 \(high\)/);
    expect(system).toMatchObject({ file: 'Dockerfile', line: 1 });
  });

  test('print one workflow command each, whatever the image says', () => {
    const places = HOSTILE.map((path) => ({ kind: 'source' as const, path, line: 1 }));
    const run = createFailedRun({
      reasons: HOSTILE.slice(0, 4).map((message) => ({ code: 'scan-incomplete', check: 'scan', message })),
      secrets: { done: true, value: createSecrets([createSecret({ places })]) },
      notes: [...HOSTILE],
    });
    const list = annotations(run);
    // A process of its own: what matters is what the runner reads from its stdout.
    const module = join(import.meta.dirname, '../../src/adapters/github/publisher.ts');
    const script = `import { githubPublisher } from ${JSON.stringify(module)}; githubPublisher.annotations(${JSON.stringify(list)});`;
    const printed = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
    });
    const lines = printed.trimEnd().split('\n');
    expect(lines).toHaveLength(list.length);
    for (const line of lines)
      expect(line).toMatch(/^::(?:error|notice) title=[^:]*(?:,file=[^:,]*,line=1)?::/);
  });
});
