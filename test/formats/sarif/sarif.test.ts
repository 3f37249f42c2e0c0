import { gzipSync } from 'node:zlib';
import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { hexOf } from '../../../src/domain/digest.ts';
import type { Reason } from '../../../src/domain/reason.ts';
import type { Run } from '../../../src/domain/run/run.ts';
import { renderSarif, SARIF_LIMITS, sarifFile } from '../../../src/formats/sarif/sarif.ts';
import { toJson } from '../../../src/report/json-text.ts';
import { createPolicyRun } from '../../report/create-policy-run.ts';
import {
  createErrorRun,
  createFailedRun,
  createRun,
  createScan,
  createSecret,
  createSecrets,
  createVulnerability,
  HOSTILE,
} from '../../report/create-run.ts';

/** What SARIF 2.1.0 and GitHub's documentation say of the objects used here; any field besides is refused. */
const message = z.strictObject({ text: z.string().min(1).max(1024) });
const rule = z.strictObject({
  id: z.string().min(1).max(255),
  name: z.string(),
  shortDescription: message,
  fullDescription: message,
  help: message,
  helpUri: z.url({ protocol: /^https$/ }).optional(),
  defaultConfiguration: z.strictObject({ level: z.enum(['none', 'note', 'warning', 'error']) }),
  properties: z.strictObject({
    tags: z.array(z.string()).max(10),
    'security-severity': z
      .string()
      .regex(/^\d\.\d$/)
      .optional(),
  }),
});
const position = z.int().positive();
const location = z.strictObject({
  physicalLocation: z.strictObject({
    artifactLocation: z.strictObject({ uri: z.string().regex(/^(?!\/)(?:[\w.~!*'()/-]|%[0-9A-F]{2})+$/) }),
    region: z.strictObject({
      startLine: position,
      startColumn: position,
      endLine: position,
      endColumn: position,
    }),
  }),
  logicalLocations: z
    .array(z.strictObject({ fullyQualifiedName: z.string().min(1), kind: z.string() }))
    .optional(),
});
const sarif = z.strictObject({
  $schema: z.literal('https://json.schemastore.org/sarif-2.1.0.json'),
  version: z.literal('2.1.0'),
  runs: z.array(
    z.strictObject({
      tool: z.strictObject({
        driver: z.strictObject({
          name: z.string(),
          semanticVersion: z.string(),
          informationUri: z.url(),
          rules: z.array(rule).max(25_000),
          notifications: z.array(rule).optional(),
        }),
        extensions: z.array(z.strictObject({ name: z.string(), version: z.string() })).max(100),
      }),
      automationDetails: z.strictObject({ id: z.string().regex(/^assay\/.*\/$/) }),
      invocations: z.tuple([
        z.strictObject({
          executionSuccessful: z.boolean(),
          startTimeUtc: z.iso.datetime(),
          endTimeUtc: z.iso.datetime(),
          toolExecutionNotifications: z.array(
            z.strictObject({
              level: z.enum(['none', 'note', 'warning', 'error']),
              message,
              descriptor: z.strictObject({ id: z.string(), index: z.int().nonnegative() }).optional(),
            }),
          ),
        }),
      ]),
      results: z
        .array(
          z.strictObject({
            ruleId: z.string(),
            ruleIndex: z.int().nonnegative(),
            level: z.enum(['none', 'note', 'warning', 'error']),
            message,
            locations: z.array(location).min(1).max(100),
            partialFingerprints: z.record(z.string(), z.string()),
            suppressions: z
              .array(
                z.strictObject({
                  kind: z.literal('external'),
                  status: z.literal('accepted'),
                  justification: z.string(),
                }),
              )
              .optional(),
          }),
        )
        .max(25_000),
      columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']),
      properties: z.record(z.string(), z.string()),
    }),
  ),
});

/** SARIF's own schema, of which Microsoft's package has a copy. */
const { $schema: _, id: __, ...schema } = sarifSchema;
const isSarif = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);

/** The runs of a file that has been written and read again, by the last part of their category. */
function parts(run: Run) {
  const written: unknown = JSON.parse(toJson(renderSarif(run)));
  expect(isSarif(written), JSON.stringify(isSarif.errors)).toBe(true);
  const { runs } = sarif.parse(written);
  return new Map(runs.map((one) => [one.automationDetails.id.split('/').at(-2), one]));
}

/** All results of a file, and the run that says how the check went. */
function readBack(run: Run) {
  const all = parts(run);
  const check = all.get(run.verdict === 'error' ? 'errors' : 'check');
  if (check === undefined) throw new Error('no run that tells the reasons');
  const others = [...all.values()].filter((one) => one !== check);
  return {
    ...check,
    results: [check, ...others].flatMap(({ results }) => results),
    rules: [check, ...others].flatMap(({ tool }) => tool.driver.rules),
  };
}

describe('SARIF', () => {
  test('of a failed run: secrets and what counts are errors, the rest is there too, by severity', () => {
    const { results, invocations } = readBack(createFailedRun());
    expect(results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
      ['secret/generic-api-key', 'error'],
      ['secret/generic-api-key', 'error'],
      ['secret/generic-api-key', 'error'],
      ['CVE-2026-1001', 'error'],
      ['GHSA-xxxx', 'error'],
      ['CVE-2026-9', 'note'],
    ]);
    expect(invocations[0].executionSuccessful).toBe(true);
  });

  test('the gate decides the level, not what is reported', () => {
    const { policy: usual } = createRun();
    const policy = { ...usual, vulnerabilities: { ...usual.vulnerabilities, failOn: ['low'] as const } };
    const levels = readBack(createFailedRun({ policy })).results.map(({ ruleId, level }) => [ruleId, level]);
    expect(levels).toContainEqual(['CVE-2026-9', 'error']);
    expect(levels).toContainEqual(['CVE-2026-1001', 'warning']);
  });

  test('of an error is not empty, and GitHub does not refuse it', () => {
    const { results, invocations, tool, properties } = readBack(createErrorRun());
    expect(properties.verdict).toBe('error');
    expect(
      [...parts(createErrorRun()).values()].map((one) => one.invocations[0].executionSuccessful),
    ).toEqual([true]);
    expect(invocations[0].toolExecutionNotifications.map(({ descriptor }) => descriptor?.id)).toEqual([
      'tool-failed',
      'database-stale',
    ]);
    expect(results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
      ['tool-failed', 'error'],
      ['database-stale', 'error'],
    ]);
    expect(tool.driver.notifications?.map(({ id }) => id)).toEqual(['tool-failed', 'database-stale']);
  });

  test('of an error keeps apart what was checked completely, so that no alert is lost or closed', () => {
    const killed: Reason = { code: 'tool-failed', check: 'secrets', message: 'gitleaks was killed' };
    const found = createFailedRun();
    const rules = (run: Run) =>
      [...parts(run)].map(([part, { results }]) => [part, [...new Set(results.map(({ ruleId }) => ruleId))]]);
    const vulnerabilities = ['vulnerabilities', ['CVE-2026-1001', 'GHSA-xxxx', 'CVE-2026-9']];
    expect(rules(createFailedRun({ verdict: 'error', reasons: [...found.reasons, killed] }))).toEqual([
      ['errors', ['tool-failed', 'secret/generic-api-key']],
      vulnerabilities,
    ]);
    const unsigned: Reason = { code: 'signing-failed', check: 'sign', message: 'the log did not answer' };
    expect(rules(createFailedRun({ verdict: 'error', reasons: [...found.reasons, unsigned] }))).toEqual([
      ['errors', ['signing-failed']],
      ['secrets', ['secret/generic-api-key']],
      vulnerabilities,
    ]);
    // The next run that checks everything closes the alert of the error.
    expect(rules(found)[0]).toEqual(['errors', []]);
  });

  test('of a run that passed without findings is empty and successful', () => {
    const { results, invocations } = readBack(createRun({ scan: { done: true, value: createScan() } }));
    expect(results).toEqual([]);
    expect(invocations[0]).toMatchObject({ executionSuccessful: true, toolExecutionNotifications: [] });
  });

  test('a result points to the rule of its index, and a rule has the worst rating of its findings', () => {
    const findings = [
      createVulnerability({ severity: 'low', package: 'a' }),
      createVulnerability({ severity: 'critical', package: 'b' }),
      createVulnerability({ id: 'CVE-2026-2', severity: 'unknown' }),
    ];
    const run = createFailedRun({ scan: { done: true, value: createScan(findings) } });
    for (const { results, tool } of parts(run).values())
      for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    const scores = readBack(run).rules.map(({ id, properties }) => [id, properties['security-severity']]);
    expect(scores).toContainEqual(['CVE-2026-1001', '9.5']);
    expect(scores).toContainEqual(['CVE-2026-2', undefined]);
  });

  test('a kind of secret is rated by the worst of its findings, as the summary rates them', () => {
    const findings = (['low', 'high', 'medium'] as const).flatMap((severity, index) => [
      createSecret({ severity, rule: severity, fingerprint: hexOf(severity) }),
      createSecret({ severity, rule: 'all', fingerprint: hexOf(`all ${index}`) }),
    ]);
    const { rules } = readBack(createFailedRun({ secrets: { done: true, value: createSecrets(findings) } }));
    const ratings = rules.map(({ id, properties, defaultConfiguration }) => [
      id,
      properties['security-severity'],
      defaultConfiguration.level,
    ]);
    expect(ratings).toContainEqual(['secret/high', '8.0', 'error']);
    expect(ratings).toContainEqual(['secret/medium', '5.5', 'error']);
    expect(ratings).toContainEqual(['secret/low', '2.0', 'warning']);
    expect(ratings).toContainEqual(['secret/all', '8.0', 'error']);
  });

  test('a secret in the source is at its line, one in a layer at the SBOM of its platform: two alerts', () => {
    const [source, layer, config] = readBack(createFailedRun()).results;
    expect(source?.locations.map((one) => one.physicalLocation)).toMatchObject([
      { artifactLocation: { uri: 'src/settings.ts' }, region: { startLine: 12 } },
    ]);
    expect(layer?.locations).toMatchObject([
      {
        physicalLocation: { artifactLocation: { uri: 'sbom-linux-amd64.cdx.json' } },
        logicalLocations: [{ fullyQualifiedName: 'linux/amd64 layer 4 /app/.env:4', kind: 'layer' }],
      },
    ]);
    expect(config?.message.text).toContain('Env API_KEY');
  });

  test('keeps what counts when there are more results than GitHub takes, and says how many are left out', () => {
    expect(SARIF_LIMITS.results).toBe(25_000);
    const findings = Array.from({ length: 110 }, (_, index) =>
      createVulnerability({ id: `CVE-2026-${index}`, severity: index < 100 ? 'low' : 'critical' }),
    );
    const run = createFailedRun({ scan: { done: true, value: createScan(findings) } });
    const { log, leftOut } = sarifFile(run, { ...SARIF_LIMITS, results: 50 });
    const results = log.runs.flatMap((one) => one.results ?? []);
    expect(results).toHaveLength(50);
    // Three secrets are results too.
    expect(leftOut).toBe(63);
    expect(results.filter(({ level }) => level === 'error')).toHaveLength(13);
    expect(log.runs[1]?.invocations?.[0]?.toolExecutionNotifications?.at(-1)?.message.text).toMatch(
      /leaves out the 63 least important results/,
    );
  });

  test('is below what GitHub takes after gzip, whatever the texts are', () => {
    expect(SARIF_LIMITS.gzippedBytes).toBeLessThan(10_000_000);
    const noise = (seed: number) => Array.from({ length: 15 }, (_, at) => hexOf(`${seed} ${at}`)).join('');
    const findings = Array.from({ length: 300 }, (_, index) =>
      createVulnerability({
        ...{ id: `CVE-2026-${index}`, title: noise(index), severity: index === 299 ? 'critical' : 'low' },
      }),
    );
    const run = createRun({ scan: { done: true, value: createScan(findings) } });
    const { log, leftOut } = sarifFile(run, { ...SARIF_LIMITS, gzippedBytes: 50_000 });
    const bytes = gzipSync(JSON.stringify(log)).length;
    expect(bytes).toBeLessThan(50_000);
    expect(bytes).toBeGreaterThan(30_000);
    const results = log.runs.flatMap((one) => one.results ?? []);
    expect(results.length + leftOut).toBe(300);
    expect(results.some(({ ruleId }) => ruleId === 'CVE-2026-299')).toBe(true);
  });

  test('of a whole policy: what is let through says by whom, advice is a note, and what warns a warning', () => {
    const { results, invocations } = readBack(createPolicyRun());
    expect(results.map(({ ruleId, level, suppressions }) => [ruleId, level, suppressions?.length])).toEqual([
      ['exception-expired', 'warning', undefined],
      ['workflow/check-skippable', 'note', undefined],
      ['workflow/action-not-pinned', 'note', undefined],
      ['secret/generic-api-key', 'note', 1],
      ['secret/generic-api-key', 'note', 1],
      ['secret/generic-api-key', 'note', 1],
      ['secret/generic-api-key', 'note', undefined],
      ['CVE-2026-1001', 'warning', undefined],
      ['CVE-2026-3003', 'warning', undefined],
      ['CVE-2026-2002', 'warning', 1],
      ['CVE-2026-9', 'note', undefined],
    ]);
    expect(results.find(({ ruleId }) => ruleId === 'CVE-2026-2002')?.suppressions).toEqual([
      {
        ...{ kind: 'external', status: 'accepted' },
        justification: 'The parser is never given input (@shop/web, until 2027-01-31)',
      },
    ]);
    expect(new Set(invocations[0].toolExecutionNotifications.map(({ level }) => level))).toEqual(
      new Set(['warning']),
    );
  });

  test('a secret of the image is at the Dockerfile lines that may have made it, and in its commit', () => {
    const found = parts(createPolicyRun()).get('secrets')?.results ?? [];
    const places = found.map(({ locations }) =>
      locations.map(({ physicalLocation: { artifactLocation, region } }) => [
        artifactLocation.uri,
        region.startLine,
      ]),
    );
    expect(places.slice(0, 3)).toEqual([
      [['docker/Dockerfile', 12]],
      [
        ['docker/Dockerfile', 7],
        ['docker/Dockerfile', 19],
      ],
      [['docker/.env', 4]],
    ]);
  });

  test('advice is at its line and column', () => {
    const advice = readBack(createPolicyRun()).results.find(
      ({ ruleId }) => ruleId === 'workflow/action-not-pinned',
    );
    expect(advice?.locations[0]?.physicalLocation).toMatchObject({
      artifactLocation: { uri: '.github/workflows/ci.yml' },
      region: { startLine: 20, startColumn: 15 },
    });
  });

  test.each(HOSTILE)('text from an image makes no link, line or path of its own: %j', (hostile) => {
    const places = [
      { kind: 'source', path: `../../${hostile}`, line: 0 },
      { kind: 'config', platform: hostile, entry: hostile },
    ] as const;
    const finding = createVulnerability({
      id: hostile,
      package: hostile,
      version: hostile,
      fixedIn: hostile,
      title: hostile,
      url: hostile,
      purl: hostile,
      foundIn: [hostile],
    });
    const run = createFailedRun({
      imageInput: hostile,
      reasons: [{ code: 'scan-incomplete', check: 'scan', message: hostile }],
      scan: { done: true, value: createScan([finding]) },
      secrets: {
        done: true,
        value: createSecrets([createSecret({ rule: hostile, title: hostile, places })]),
      },
    });
    const text = JSON.stringify(readBack(run));
    for (const [shown] of text.matchAll(/"text":"(?:[^"\\]|\\.)*"/g)) expect(shown).not.toContain('](');
    expect(text).not.toMatch(/\\n|\\r|\\u001b|\u202e|"uri":"[^"]*\.\.\//);
  });
});
