import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { digestOf } from '../../../src/domain/digest.ts';
import type { Run } from '../../../src/domain/run/run.ts';
import { containerScanningReport } from '../../../src/report/gitlab/container-scanning.ts';
import { GITLAB_FINDINGS } from '../../../src/report/gitlab/gitlab-report.ts';
import { secretDetectionReport } from '../../../src/report/gitlab/secret-detection.ts';
import { toJson } from '../../../src/report/json-text.ts';
import { createPolicyRun } from '../create-policy-run.ts';
import {
  createErrorRun,
  createFailedRun,
  createScan,
  createSecret,
  createSecrets,
  createVulnerability,
  HOSTILE,
  image,
} from '../create-run.ts';

/** What GitLab's schemas 15.2.1 say of the fields used here; any field besides is refused. */
const filled = z.string().min(1);
const tool = z.strictObject({
  id: filled,
  name: filled,
  url: z.string().regex(/^https?:\/\/.+/),
  vendor: z.strictObject({ name: filled }),
  version: filled,
});
const time = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/);
const report = <Location extends z.ZodType>(type: string, location: Location) =>
  z.strictObject({
    version: z.string().regex(/^15\.\d+\.\d+$/),
    scan: z.strictObject({
      ...{ analyzer: tool, scanner: tool, type: z.literal(type), start_time: time, end_time: time },
      status: z.enum(['success', 'failure']),
      messages: z.array(z.strictObject({ level: z.enum(['info', 'warn', 'fatal']), value: filled })),
    }),
    vulnerabilities: z.array(
      z.strictObject({
        id: z.string().regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
        name: filled.max(255),
        description: filled.max(1_048_576),
        severity: z.enum(['Info', 'Unknown', 'Low', 'Medium', 'High', 'Critical']),
        solution: filled.max(7000),
        identifiers: z
          .array(
            z.strictObject({
              ...{ type: filled, name: filled, value: filled },
              url: z
                .string()
                .regex(/^(?:https?|ftp):\/\/.+/)
                .optional(),
            }),
          )
          .min(1)
          .max(20),
        links: z.array(z.strictObject({ url: z.string().regex(/^https:\/\/.+/) })).optional(),
        location,
      }),
    ),
  });
const containerScanning = report(
  'container_scanning',
  z.strictObject({
    dependency: z.strictObject({ package: z.strictObject({ name: z.string() }), version: z.string() }),
    operating_system: filled,
    image: filled,
  }),
);
const secretDetection = report(
  'secret_detection',
  z.strictObject({ file: z.string().optional(), commit: z.strictObject({ sha: filled }) }),
);

const containers = (run: Run) => containerScanning.parse(JSON.parse(toJson(containerScanningReport(run))));
const secrets = (run: Run) => secretDetection.parse(JSON.parse(toJson(secretDetectionReport(run))));

describe("GitLab's report of vulnerabilities", () => {
  test('has every finding, what counts first, with package, system and pinned image', () => {
    const { vulnerabilities, scan } = containers(createFailedRun());
    expect(scan).toMatchObject({ status: 'success', messages: [] });
    expect(vulnerabilities.map(({ identifiers }) => identifiers[0]?.value)).toEqual([
      'CVE-2026-1001',
      'GHSA-xxxx',
      'CVE-2026-9',
    ]);
    expect(vulnerabilities[0]).toMatchObject({
      severity: 'Critical',
      solution: 'Update openssl to 3.0.14-1 and rebuild the image.',
      identifiers: [{ type: 'cve', url: 'https://avd.example.com/nvd/cve-2026-1001' }],
      location: {
        dependency: { package: { name: 'openssl' }, version: '3.0.11-1~deb12u2' },
        operating_system: 'debian 12.5',
        image: `registry.example.com/shop/web@${image.root.digest}`,
      },
    });
    expect(vulnerabilities[1]).toMatchObject({
      solution: 'There is no fix yet.',
      identifiers: [{ type: 'ghsa' }],
    });
  });

  test('leaves out what the policy accepts, and says so', () => {
    const { vulnerabilities, scan } = containers(createPolicyRun());
    expect(vulnerabilities.map(({ identifiers }) => identifiers[0]?.value)).not.toContain('CVE-2026-2002');
    expect(scan.messages.map(({ value }) => value)).toEqual([
      '1 accepted findings are left out; report.json says why.',
    ]);
  });

  test('keeps its ids over rebuilds, as SARIF does', () => {
    const ids = (version: string, root: string) => {
      const scan = createScan([
        createVulnerability({ version, paths: [`usr/lib/x-${version}.jar`], type: 'maven' }),
      ]);
      const run = createFailedRun({
        imageInput: `registry.example.com/shop/web:${version}`,
        reference: `registry.example.com/shop/web@${digestOf(root)}`,
        scan: { done: true, value: scan },
      });
      return containers(run).vulnerabilities.map(({ id }) => id);
    };
    expect(ids('1.0.0', 'one')).toEqual(ids('1.0.1', 'two'));
  });

  test('is a failure and not an empty success if the image was not scanned', () => {
    const { scan: _, assessment: __, ...run } = createErrorRun();
    expect(containers(run).scan).toMatchObject({ status: 'failure', messages: [{ level: 'fatal' }] });
  });

  test('is bounded, and keeps what counts', () => {
    const findings = Array.from({ length: GITLAB_FINDINGS + 5 }, (_, at) =>
      createVulnerability({ id: `CVE-2026-${at}`, severity: at < GITLAB_FINDINGS ? 'low' : 'critical' }),
    );
    const { scan, vulnerabilities } = containers(
      createFailedRun({ scan: { done: true, value: createScan(findings) } }),
    );
    expect(vulnerabilities).toHaveLength(GITLAB_FINDINGS);
    expect(vulnerabilities.filter(({ severity }) => severity === 'Critical')).toHaveLength(5);
    expect(scan.messages[0]?.value).toMatch(/^5 less important findings/);
  });
});

describe("GitLab's report of secrets", () => {
  test('names the file of each kind of place, and never the value or a line', () => {
    const { vulnerabilities } = secrets(createFailedRun());
    expect(vulnerabilities.map(({ location }) => location.file)).toEqual([
      'src/settings.ts',
      'image: /app/.env',
      'image configuration: Env API_KEY',
    ]);
    expect(vulnerabilities[0]?.description).toContain('src/settings.ts');
    expect(new Set(vulnerabilities.map(({ id }) => id)).size).toBe(3);
  });

  test('is a failure if the check was killed', () => {
    expect(secrets(createErrorRun()).scan).toMatchObject({
      status: 'failure',
      messages: [{ level: 'fatal', value: 'gitleaks was killed by SIGKILL' }],
    });
  });
});

test.each(HOSTILE)('text from an image makes no Markdown, and the reports stay valid: %j', (hostile) => {
  const finding = createVulnerability({
    ...{ id: hostile, package: hostile, version: hostile, fixedIn: hostile, title: hostile, url: hostile },
    ...{ foundIn: [hostile], aliases: [hostile], paths: [hostile] },
  });
  const secret = createSecret({
    ...{ rule: hostile, title: hostile },
    places: [{ kind: 'source', path: hostile, line: 1 }],
  });
  const run = createFailedRun({
    scan: { done: true, value: createScan([finding]) },
    secrets: { done: true, value: createSecrets([secret]) },
  });
  for (const { description, solution } of [
    ...containers(run).vulnerabilities,
    ...secrets(run).vulnerabilities,
  ])
    expect(`${description}${solution}`).not.toMatch(/[<>[\]`]|!\[|@(?!&#8203;)/);
});
