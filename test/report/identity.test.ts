import { describe, expect, test } from 'vitest';
import type { Admission } from '../../src/domain/gate/admission.ts';
import { denialReason } from '../../src/domain/gate/decision.ts';
import { DEFAULT_POLICY } from '../../src/domain/policy/policy.ts';
import { orThrow } from '../../src/domain/result.ts';
import type { Run } from '../../src/domain/run/run.ts';
import { ignoredFindings } from '../../src/domain/verdict/evaluate-vulnerabilities.ts';
import { handoverOf } from '../../src/formats/attestation/handover-document.ts';
import { vulnsPredicate } from '../../src/formats/attestation/vulns.ts';
import { type Redact, redactor } from '../../src/formats/redaction/redact.ts';
import type { TextFields } from '../../src/formats/redaction/text-fields.ts';
import { renderSarif } from '../../src/formats/sarif/sarif.ts';
import { parseBom } from '../../src/formats/sbom/cyclonedx.ts';
import { redactBom } from '../../src/formats/sbom/cyclonedx-redact.ts';
import { isAnswered, vexDocument } from '../../src/formats/vex/cyclonedx-vex-write.ts';
import { auditEvent, gateAuditEvent } from '../../src/report/audit.ts';
import { outputsOf } from '../../src/report/check/outputs.ts';
import { decisionReportOf } from '../../src/report/gate/decision-json.ts';
import { decisionOutputs } from '../../src/report/gate/decision-outputs.ts';
import { redactAdmission, redactRun } from '../../src/report/redact-run.ts';
import { reportOf } from '../../src/report/report-json/report-json.ts';
import { createPolicyRun, createWarnedRun } from './create-policy-run.ts';
import {
  createErrorRun,
  createFailedRun,
  createRun,
  createSbom,
  createScan,
  createVulnerability,
  digest,
} from './create-run.ts';

type Render = (redact: Redact) => unknown;

const RUNS: readonly Run[] = [
  createFailedRun({ notes: ['A note about something.'] }),
  createErrorRun(),
  createPolicyRun(),
  createWarnedRun(),
  createRun({
    sboms: { done: true, value: [createSbom({ notes: ['app/x.jar could not be read'] })] },
    scan: {
      done: true,
      value: createScan([
        createVulnerability({
          severity: 'low',
          aliases: ['GHSA-aaaa-bbbb'],
          paths: ['app/lib'],
          layers: [digest('layer')],
          type: 'deb',
        }),
      ]),
    },
  }),
];

const ADMISSION: Admission = {
  startedAt: '2026-06-10T12:00:00.000Z',
  finishedAt: '2026-06-10T12:00:01.000Z',
  imageInput: 'registry.example/shop:1',
  event: createRun().event,
  policy: DEFAULT_POLICY,
  reference: `registry.example/shop@${digest('root')}`,
  digest: digest('root'),
  decision: 'deny',
  denialReasons: [
    denialReason('signature-missing', 'gate', 'there is no signature by release.yml', {
      subject: digest('root'),
    }),
  ],
  signers: [
    {
      kind: 'certificate',
      identity: 'https://github.com/acme/shop/x.yml@refs/heads/main',
      issuer: 'https://issuer.example',
    },
  ],
  brokenGlass: [],
  source: { repository: 'https://github.com/acme/shop', ref: 'refs/heads/main' },
  require: ['signature', 'sbom'],
  maxAgeMs: 1000,
  subjects: [
    {
      digest: digest('root'),
      name: 'the image',
      role: 'image',
      evidence: [],
      refused: [{ referrer: digest('other'), why: 'it is by somebody else' }],
      unreadable: [],
    },
  ],
  rescan: {
    scan: createScan([createVulnerability()]),
    newFindings: [{ finding: createVulnerability(), effect: 'block', known: false }],
    coverage: { reasons: [], notes: [], setAside: [] },
  },
  tools: createRun().tools,
  notes: ['It was verified as another one.'],
  timings: {},
};

const BOM = parseBom(
  JSON.stringify({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79',
    metadata: {
      timestamp: '2026-06-10T12:00:00Z',
      tools: { components: [{ name: 'trivy', version: '0.74.0' }] },
      component: {
        'bom-ref': 'pkg:oci/web',
        type: 'container',
        name: 'registry.example/web',
        purl: 'pkg:oci/web',
      },
    },
    components: [
      {
        ...{ 'bom-ref': 'pkg:npm/%40acme/lib@1.2.3', type: 'library', group: '@acme', name: 'library-name' },
        ...{ version: '1.2.3-beta', purl: 'pkg:npm/%40acme/lib@1.2.3', description: 'What it is for' },
        ...{
          author: 'Ada Lovelace',
          publisher: 'Acme Inc.',
          copyright: 'Copyright Acme',
          supplier: { name: 'Acme Supplies' },
        },
        hashes: [{ alg: 'SHA-256', content: 'ab'.repeat(32) }],
        licenses: [
          { license: { id: 'Apache-2.0' } },
          { license: { name: 'Acme License', text: { content: 'All rights reserved' } } },
          { expression: 'MIT OR Acme-1.0' },
        ],
        properties: [{ name: 'aquasecurity:trivy:FilePath', value: 'app/node_modules/lib/package.json' }],
      },
    ],
    dependencies: [{ ref: 'pkg:oci/web', dependsOn: ['pkg:npm/%40acme/lib@1.2.3'] }],
  }),
);

/** Every document that is written from what may have been redacted. */
const DOCUMENTS: Readonly<Record<string, readonly Render[]>> = {
  'report.json': RUNS.map((run) => (redact) => reportOf(redactRun(run, redact), redact)),
  SARIF: RUNS.map((run) => (redact) => renderSarif(redactRun(run, redact))),
  'the handover': RUNS.map((run) => (redact) => handoverOf(redactRun(run, redact)) ?? {}),
  'the outputs': RUNS.map((run) => (redact) => {
    const outputs = outputsOf(redactRun(run, redact), {
      report: '/tmp/assay/report.json',
      sarif: '/tmp/assay/results.sarif',
    });
    return {
      ...outputs,
      reasons: JSON.parse(outputs.reasons),
      attestations: JSON.parse(outputs.attestations),
    };
  }),
  'the audit event': RUNS.map((run) => (redact) => withoutUid(auditEvent(redactRun(run, redact)))),
  'the vulnerability result': RUNS.map((run) => (redact) => {
    const { scan, assessment } = redactRun(run, redact);
    return scan?.done
      ? vulnsPredicate(scan.value, assessment?.vulnerabilities?.evaluated ?? [], {
          ...createRun().tools[0],
          name: 'trivy',
        } as never)
      : {};
  }),
  'the decision': [(redact) => decisionReportOf(redactAdmission(ADMISSION, redact))],
  "the gate's outputs": [
    (redact) => {
      const outputs = decisionOutputs(redactAdmission(ADMISSION, redact), {
        report: '/tmp/gate/report.json',
      });
      return {
        ...outputs,
        reasons: JSON.parse(outputs.reasons),
        'new-findings': JSON.parse(outputs['new-findings']),
      };
    },
  ],
  "the gate's audit event": [(redact) => withoutUid(gateAuditEvent(redactAdmission(ADMISSION, redact)))],
  'the SBOM': [(redact) => redactBom(orThrow(BOM), redact)],
};

/** Text for people, by its place in a document; every other field is one that programs decide by. */
const TEXT: readonly RegExp[] = [
  /(?:^|\.)(?:message|remediation|reason|why|title|description|justification|impact|notes\.\d+|gaps\.\d+)$/,
  // Of secrets and advice: where a person has to look.
  /(?:^|\.)places\.\d+(?:\.instructions\.\d+)?\.(?:path|entry)$/,
  /^advice\.findings\.\d+\.path$/,
  // SARIF.
  /(?:^|\.)(?:message|shortDescription|fullDescription|help)\.(?:text|markdown)$/,
  /^runs\.\d+\.results\.\d+\.locations\.\d+\.logicalLocations\.\d+\.fullyQualifiedName$/,
  // The audit event.
  /^(?:status_detail|finding_info\.desc|compliance\.(?:status_details\.\d+|desc)|unmapped\..*)$/,
  // An SBOM.
  /^components\.\d+\.(?:author|publisher|copyright|supplier\.name)$/,
  /^components\.\d+\.licenses\.\d+\.(?:license\.(?:name|text\.content)|expression)$/,
  // The vulnerability result: why an exception ignores a finding.
  /^scanner\.result\.\d+\.annotations\.0\.exception$/,
];

type Leaf = readonly [place: string, value: string];

function leaves(value: unknown, place = ''): readonly Leaf[] {
  if (typeof value === 'string') return [[place, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => leaves(one, place === '' ? key : `${place}.${key}`));
}

const isText = (place: string) => TEXT.some((form) => form.test(place));

describe.each(Object.entries(DOCUMENTS))(
  '%s, redacted by the value of each of its fields in turn',
  (_, renders) => {
    test('keeps its form, and every field that programs decide by', () => {
      for (const render of renders) {
        const before = leaves(render((text) => text));
        for (const value of new Set(before.map(([, text]) => text).filter((text) => text.length >= 5))) {
          const after = leaves(render(redactor([value])));
          expect(after.map(([place]) => place)).toEqual(before.map(([place]) => place));
          const changed = after.filter(([, text], at) => text !== before[at]?.[1]);
          const wrong = changed.filter(([place, text]) => !isText(place) && !isReplaced(place, text));
          expect(wrong, `by ${value}`).toEqual([]);
        }
      }
    });
  },
);

/** If the path of a file is redacted, no file is named. The id of such advice then depends on its text. */
function isReplaced(place: string, text: string): boolean {
  return (
    (place.endsWith('artifactLocation.uri') && text === 'report.json') ||
    /\.partialFingerprints\.[^.]+(?:\.|$)/.test(place)
  );
}

/** Each audit event has its own id, so it is left out of the comparison. */
function withoutUid(line: string): unknown {
  return JSON.parse(line, (key, value: unknown) => (key === 'uid' ? 'uid' : value));
}

test('text is redacted everywhere in a report and an SBOM', () => {
  for (const document of ['report.json', 'the SBOM', 'the decision'])
    for (const render of DOCUMENTS[document] ?? [])
      for (const [place, value] of leaves(render((text) => text))) {
        if (!isText(place) || value.length < 5) continue;
        expect(new Map(leaves(render(redactor([value])))).get(place), place).not.toContain(value);
      }
});

test('in a VEX document, only text by people is redacted', async () => {
  const evaluated = RUNS.flatMap((run) => run.assessment?.vulnerabilities?.evaluated ?? []);
  const answered = ignoredFindings(evaluated)
    .filter(isAnswered)
    .map((ignored) => ({
      ignored,
      links: ['urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#pkg:npm/lib@1.0.0'],
    }));
  expect(answered.length).toBeGreaterThan(0);
  const by = {
    timestamp: '2026-06-10T12:00:00.000Z',
    tool: { name: 'assay', version: '1.0.0', uri: 'https://a.example' },
  };
  const render = (redact: Redact) =>
    vexDocument(answered, by, `urn:uuid:${'0'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}`, redact);
  // The library creates a new bom-ref for each vulnerability every time.
  const before = leaves(await render((text) => text));
  for (const value of new Set(before.map(([, text]) => text).filter((text) => text.length >= 5))) {
    const after = leaves(await render(redactor([value])));
    const changed = after.filter(([, text], at) => text !== before[at]?.[1]).map(([place]) => place);
    const wrong = changed.filter(
      (place) => !/^vulnerabilities\.\d+\.(?:bom-ref|analysis\.detail|properties\.\d+\.value)$/.test(place),
    );
    expect(wrong, `by ${value}`).toEqual([]);
  }
});

test('a table of text fields cannot list fields that programs decide by', () => {
  type Lists<Document, Field extends string> = Field extends keyof TextFields<Document> ? true : false;
  const lists: Readonly<Record<string, boolean>> = {
    reference: false satisfies Lists<Run, 'reference'>,
    verdict: false satisfies Lists<Run, 'verdict'>,
    event: false satisfies Lists<Run, 'event'>,
    notes: true satisfies Lists<Run, 'notes'>,
  };
  expect(lists.notes).toBe(true);
});
