import { expect, test } from 'vitest';
import { type FleetReport, reportFleet } from '../../../src/domain/fleet/fleet-report.ts';
import type { ImageResult } from '../../../src/domain/fleet/shard-result.ts';
import { FLEET_ISSUE_MARKER, fleetIssue } from '../../../src/report/fleet/fleet-issue-text.ts';
import { allowed, examplePlan, exampleResult, FINDING, OTHER } from '../../formats/fleet/example-fleet.ts';

const PLAN = `sha256:${'1a'.repeat(32)}` as const;
const RUN = 'https://github.com/acme/fleet/actions/runs/1';
const B = `ghcr.io/acme/b@${OTHER}`;
const NEW = {
  code: 'new-findings',
  check: 'scan',
  effect: 'block',
  message: 'found',
  remediation: 'fix',
} as const;

function report(change: Partial<ImageResult>, drifted = false): FleetReport {
  const images = examplePlan().images.map(({ drift, ...image }) =>
    drifted && drift ? { ...image, drift } : image,
  );
  const plan = examplePlan({ unresolved: [], images });
  const results = [exampleResult(0, PLAN), exampleResult(1, PLAN, { images: [allowed(B, change)] })];
  const read = results.map((value) => ({
    file: `shard-${value.shard}.json`,
    result: { ok: true, value } as const,
  }));
  return reportFleet({ plan, digest: PLAN }, read, new Date('2026-11-29T13:00:00Z'));
}

const VULNERABLE = { decision: 'deny', reasons: [NEW], findings: [FINDING] } as const;

test('a clean fleet needs no open issue', () => {
  expect(fleetIssue(report({}), undefined, RUN)).toMatchObject({ isOpen: false });
});

test('the issue changes only when the state does', () => {
  const first = fleetIssue(report(VULNERABLE), undefined, RUN);
  expect(first).toMatchObject({ isOpen: true, title: 'Fleet: 1 thing needs attention' });
  expect(first?.body.startsWith(`${FLEET_ISSUE_MARKER}\n`)).toBe(true);
  expect(first?.body).toContain('CVE-2026-1 in openssl');
  expect(fleetIssue(report(VULNERABLE), first?.body, RUN)).toBeUndefined();
  const second = fleetIssue(report(VULNERABLE, true), first?.body, RUN);
  expect(second?.body).toContain('## New');
  expect(second?.body.split('## Everything')[0]).toContain('ghcr.io/acme/a:1');
  expect(second?.body.split('## Everything')[0]).not.toContain('CVE-2026-1');
  expect(fleetIssue(report({}), second?.body, RUN)).toMatchObject({ isOpen: false });
});

test('what is new is said in a comment, and what is solved is not', () => {
  const first = fleetIssue(report(VULNERABLE), undefined, RUN);
  expect(first).not.toHaveProperty('comment');
  const both = fleetIssue(report(VULNERABLE, true), first?.body, RUN);
  expect(both?.comment).toContain('1 new thing that needs attention');
  expect(both?.comment).toContain('### Tags that point to another image than the one that runs (1)');
  expect(both?.comment).not.toContain('CVE-2026-1');
  const solved = fleetIssue(report({}, true), both?.body, RUN);
  expect(solved).toMatchObject({ isOpen: true });
  expect(solved).not.toHaveProperty('comment');
  const closed = fleetIssue(report({}), solved?.body, RUN);
  expect(closed).toMatchObject({ isOpen: false });
  expect(closed).not.toHaveProperty('comment');
  expect(fleetIssue(report(VULNERABLE), closed?.body, RUN)?.comment).toContain('CVE-2026-1 in openssl');
});

test('however much is wrong, issue and comment have less characters than GitHub takes, and whole lines', () => {
  const findings = Array.from({ length: 5000 }, (_, at) => ({
    ...FINDING,
    id: `CVE-2026-${at}`,
    package: `${'@acme/package'.repeat(20)}${at}`,
  }));
  const many = (from: number) => report({ ...VULNERABLE, findings: findings.slice(from) }, true);
  const first = fleetIssue(many(1000), undefined, RUN);
  const next = fleetIssue(many(0), first?.body, RUN);
  for (const text of [first?.body, next?.body, next?.comment]) {
    expect(text?.length).toBeLessThan(65_000);
    expect(text).toMatch(/(?:the report of the run\.?|`)\n$/);
  }
  expect(next?.body).toMatch(/\nThe rest, \d+ lines, is in the report of the run\.\n$/);
  expect(fleetIssue(many(0), next?.body, RUN)).toBeUndefined();
  expect(fleetIssue(many(1), next?.body, RUN)).toBeDefined();
});

test('of a list that is too long to be remembered, it is told that something changed where it is not known what', () => {
  const findings = Array.from({ length: 3001 }, (_, at) => ({ ...FINDING, id: `CVE-2026-${at}` }));
  const many = (from: number, to: number) => report({ ...VULNERABLE, findings: findings.slice(from, to) });
  const first = fleetIssue(many(0, 3000), undefined, RUN);
  expect(fleetIssue(many(0, 3000), first?.body, RUN)).toBeUndefined();
  const isTold = findings.slice(0, 40).map((_, at) => {
    const before = fleetIssue(report({ ...VULNERABLE, findings: findings.toSpliced(at, 1) }), undefined, RUN);
    return fleetIssue(many(0, 3001), before?.body, RUN)?.comment ?? '';
  });
  const named = isTold.filter((comment) => comment.includes('1 new thing'));
  const counted = isTold.filter((comment) =>
    comment.includes('remember 2400 entries. The others have changed: there were 600, and there are 601.'),
  );
  expect(named.length).toBeGreaterThan(0);
  expect(counted.length).toBeGreaterThan(0);
  expect(named.length + counted.length).toBe(isTold.length);
  for (const comment of named) expect(comment).not.toContain('have changed');
  const fault = { ...NEW, code: 'registry-unavailable', check: 'image' } as const;
  const unchecked = fleetIssue(report({ decision: 'error', reasons: [fault] }), first?.body, RUN);
  expect(unchecked?.body).toContain('2400 earlier entries remain');
  expect(unchecked?.body).toContain('600 earlier entries had no room here');
});

test('tells what is not signed, and an exception that ended', () => {
  const unsigned = { ...NEW, code: 'signature-missing', check: 'evidence' } as const;
  expect(fleetIssue(report({ decision: 'deny', reasons: [unsigned] }), undefined, RUN)?.body).toContain(
    '### Not signed (1)',
  );
  const expired = { ...VULNERABLE, findings: [{ ...FINDING, isExpired: true }] };
  expect(fleetIssue(report(expired), undefined, RUN)?.body).toContain('the exception has ended (1)');
});

test('while an image could not be checked, nothing of it is solved', () => {
  const first = fleetIssue(report(VULNERABLE), undefined, RUN);
  const fault = { ...NEW, code: 'registry-unavailable', check: 'image' } as const;
  expect(fleetIssue(report({ decision: 'error', reasons: [fault] }), first?.body, RUN)).toBeUndefined();
});
