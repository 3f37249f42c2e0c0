import { describe, expect, test } from 'vitest';
import { type Digest, digestOf } from '../../../src/domain/digest.ts';
import { PREDICATE_TYPES, type StatementKind } from '../../../src/formats/attestation/in-toto.ts';
import type { AttachmentPlan } from '../../../src/stages/sign/attachment-plan.ts';
import { isOvertaken, preferred, replacedBy } from '../../../src/stages/sign/replaced.ts';
import type { AttachedStatement } from '../../../src/stages/verify/verify.ts';
import { digest, SUBJECT } from '../../domain/gate/gate-evidence.ts';

/** The envelope of the statement with a mark. */
const envelopeOf = (mark: string) => digestOf(`envelope ${mark}`);

function statement(kind: StatementKind, mark: string, predicate = {}): AttachedStatement {
  const predicateType = PREDICATE_TYPES[kind];
  const names = { referrer: digest(mark), envelope: envelopeOf(mark) };
  return { kind, ...names, statement: { subject: SUBJECT, predicateType, predicate } };
}

function summary(mark: string, minute: number, inputs: readonly string[]): AttachedStatement {
  return statement('summary', mark, {
    verifier: { id: 'https://example.com/assay' },
    timeVerified: `2026-06-10T11:${minute}:00Z`,
    verificationResult: 'PASSED',
    inputAttestations: inputs.map((one) => ({ digest: { sha256: one.repeat(64) } })),
  });
}

/** A plan that keeps or makes these statements, made when `previous` was attached. */
function plan(
  previous: readonly AttachedStatement[],
  statements: readonly AttachedStatement[],
): AttachmentPlan {
  const self: AttachmentPlan = {
    subject: { mediaType: '', digest: SUBJECT, size: 1 },
    previous: previous.map(({ referrer }) => referrer),
    shown: {},
    statements: statements.map(({ kind, referrer, envelope }) => ({
      kind,
      referrer,
      envelope,
      origin: 'kept',
    })),
    older: 0,
    renew: async () => self,
  };
  return self;
}

const marks = (statements: readonly { readonly referrer: Digest }[]) =>
  statements.map(({ referrer }) => referrer.at(-1)).join('');
const last = (digests: readonly Digest[]) => digests.map((one) => one.at(-1)).join('');

describe('what is kept', () => {
  test('is of the newest complete set, in whatever order the registry lists', () => {
    const [older, newer] = [summary('8', 10, ['1']), summary('9', 20, ['2'])];
    const sboms = [statement('sbom', '1'), statement('sbom', '2')];
    expect(marks(preferred([...sboms, older, newer]))).toBe('2918');
    expect(marks(preferred([newer, older, ...sboms.toReversed()]))).toBe('9281');
  });

  test('is not of a set that another run has not completed', () => {
    const newer = summary('9', 20, ['2', '3']);
    expect(
      marks(preferred([statement('sbom', '2'), statement('sbom', '1'), newer, summary('8', 10, ['1'])])),
    ).toBe('1829');
    expect(marks(preferred([statement('sbom', '1'), newer]))).toBe('19');
  });
});

describe('what is replaced', () => {
  const before = [statement('sbom', '1'), summary('8', 10, ['1'])];
  const own = [statement('sbom', '2'), summary('9', 20, ['2'])];

  test('is what was there when the run planned', () => {
    expect(last(replacedBy(plan(before, own), [...before, ...own]))).toBe('18');
  });

  test('is nothing that came later, and nothing that a later summary is based on', () => {
    const later = [statement('sbom', '3'), summary('7', 15, ['3', '1'])];
    expect(last(replacedBy(plan(before, own), [...before, ...own, ...later]))).toBe('8');
  });

  test('is a summary of any time that was there, also one from a clock that is ahead', () => {
    const ahead = [statement('sbom', '1'), summary('8', 59, ['1'])];
    expect(last(replacedBy(plan(ahead, own), [...ahead, ...own]))).toBe('18');
  });

  test('is every summary, if the run has none', () => {
    const later = summary('7', 15, ['1']);
    const [sbom] = own;
    expect(last(replacedBy(plan(before, sbom ? [sbom] : []), [...before, ...own, later]))).toBe('1897');
  });
});

test('another run has written if something is new or something kept is gone', () => {
  const before = [statement('sbom', '1')];
  const keeping = plan(before, before);
  expect(isOvertaken(keeping, before)).toBe(false);
  expect(isOvertaken(keeping, [])).toBe(true);
  expect(isOvertaken(keeping, [...before, statement('sbom', '2')])).toBe(true);
});

describe('a set whose summary names envelopes', () => {
  const named = (mark: string, minute: number, inputs: readonly string[]) =>
    statement('summary', mark, {
      verifier: { id: 'https://example.com/assay' },
      timeVerified: `2026-06-10T11:${minute}:00Z`,
      verificationResult: 'PASSED',
      inputAttestations: inputs.map((one) => ({
        digest: { sha256: envelopeOf(one).slice('sha256:'.length) },
      })),
    });
  const sboms = [statement('sbom', '1'), statement('sbom', '2')];

  test('is kept and needed as one whose summary names referrers', () => {
    const [older, newer] = [named('8', 10, ['1']), named('9', 20, ['2'])];
    expect(marks(preferred([...sboms, older, newer]))).toBe('2918');
    const later = named('7', 15, ['3', '1']);
    const all = [...sboms, statement('sbom', '3'), older, newer, later];
    expect(last(replacedBy(plan([...sboms, older], [...sboms.slice(1), newer]), all))).toBe('8');
  });

  test('has no signature of its own: every run keeps the lowest', () => {
    const signatures = [statement('signature', '5'), statement('signature', '4')];
    expect(marks(preferred([...signatures, ...sboms, named('9', 20, ['2'])]))).toBe('45291');
    expect(marks(preferred([statement('signature', '6'), ...signatures]))).toBe('456');
  });
});
