import { expect, test } from 'vitest';
import { DEFAULT_POLICY, policyDigest } from '../../src/domain/policy/policy.ts';
import { type AuditFacts, auditLine } from '../../src/formats/ocsf.ts';
import { auditEvent } from '../../src/report/audit.ts';
import { createRun, HOSTILE } from '../report/create-run.ts';

const facts: AuditFacts = {
  uid: '5b0c',
  startedAt: '2026-11-23T12:00:00Z',
  finishedAt: '2026-11-23T12:00:09Z',
  decision: { by: 'gate', is: 'deny' },
  reasons: [{ code: 'secret-found', check: 'secrets', message: 'a secret' }],
  image: 'registry.example.com/shop/web@sha256:00',
  digest: 'sha256:00',
  policyDigest: policyDigest(DEFAULT_POLICY),
  actor: { name: 'ada', id: '17', triggeredBy: 'bob' },
  repository: 'shop/web',
  ref: 'refs/heads/main',
  sha: 'abc',
  workflow: 'shop/web/.github/workflows/ship.yml@refs/heads/main',
  event: 'push',
  runUrl: 'https://github.com/shop/web/actions/runs/7',
  brokenGlass: [],
};

test('an audit event has all that OCSF 1.3 demands of a compliance finding', () => {
  const event = JSON.parse(auditLine(facts));
  expect(event.type_uid).toBe(event.class_uid * 100 + event.activity_id);
  expect(event).toMatchObject({
    category_uid: 2,
    class_uid: 2003,
    time: Date.parse('2026-11-23T12:00:09Z'),
    severity_id: 4,
    metadata: { version: '1.3.0', product: { name: 'assay', vendor_name: 'assay' }, profiles: ['host'] },
    finding_info: { uid: '5b0c', title: 'Assay gate' },
    compliance: { status_id: 3, requirements: ['secret-found'], status_code: 'deny' },
    actor: { user: { name: 'ada', uid: '17' } },
    resources: [{ uid: 'sha256:00' }, { name: 'shop/web' }],
    unmapped: {
      decision: 'deny',
      triggered_by: 'bob',
      policy_digest: facts.policyDigest,
      workflow: facts.workflow,
      reasons: [{ code: 'secret-found', check: 'secrets' }],
    },
  });
});

test.each([
  ['passed', 1],
  ['warned', 2],
  ['failed', 3],
  ['error', 3],
] as const)('a check that ended %s has the compliance status %d', (is, status) => {
  const event = JSON.parse(auditLine({ ...facts, decision: { by: 'check', is } }));
  expect(event.compliance.status_id).toBe(status);
});

test('the messages of several reasons can be told apart', () => {
  const reason = { code: 'secret-found', check: 'secrets', message: 'a secret' } as const;
  const event = JSON.parse(auditLine({ ...facts, reasons: [reason, { ...reason, message: 'another' }] }));
  expect(event.finding_info.desc).toBe('a secret; another');
});

test('an event is one line, whatever the image says', () => {
  const line = auditEvent(
    createRun({
      verdict: 'failed',
      reasons: [{ code: 'vulnerability-blocked', check: 'gate', message: HOSTILE.join('\n') }],
    }),
  );
  expect(line.split('\n')).toHaveLength(2);
  expect(line.endsWith('\n')).toBe(true);
  expect([...line.slice(0, -1)].filter((letter) => letter < ' ' || letter === '\x7f')).toEqual([]);
  expect(JSON.parse(line).unmapped.verdict).toBe('failed');
});
