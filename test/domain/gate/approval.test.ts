import { describe, expect, test } from 'vitest';
import {
  type ApprovalRequest,
  commentOf,
  mismatch,
  pinnedImage,
  reviewOf,
} from '../../../src/domain/gate/approval.ts';

const DIGEST = `sha256:${'b'.repeat(64)}`;
const REQUEST: ApprovalRequest = {
  decision: 'deny',
  onWarn: 'wait',
  codes: [],
  rule: 'required-reviewers',
  environment: 'production',
  repository: 'acme/shop',
  runId: '41',
  headSha: 'a'.repeat(40),
};
const RUN = {
  id: '41',
  headSha: 'a'.repeat(40),
  event: 'push',
  repository: 'acme/shop',
  headRepository: 'acme/shop',
  completed: false,
};

test('only allow approves by itself; whatever cannot be told apart from a denial rejects', () => {
  expect(reviewOf('allow', 'reject')).toBe('approved');
  expect(reviewOf('deny', 'approve')).toBe('rejected');
  expect(reviewOf('error', 'approve')).toBe('rejected');
  expect(reviewOf('warn', 'wait')).toBe('pending');
});

describe('the run that waits', () => {
  test('is the one that was decided about, however its repository is spelt', () => {
    expect(mismatch(RUN, REQUEST)).toBeUndefined();
    expect(
      mismatch({ ...RUN, repository: 'Acme/Shop', headRepository: 'Acme/Shop' }, REQUEST),
    ).toBeUndefined();
  });

  test('is refused where GitHub answers with another one', () => {
    expect(mismatch({ ...RUN, id: '42' }, REQUEST)).toContain('run 42');
    expect(mismatch({ ...RUN, repository: 'acme/other' }, REQUEST)).toContain('acme/other');
  });

  test('is refused where the fork that its commit came from is gone', () => {
    const { headRepository: _gone, ...run } = RUN;
    expect(mismatch(run, REQUEST)).toContain('a repository that is gone');
  });
});

test('a comment names each code once, ten at most', () => {
  const codes = Array.from({ length: 12 }, (_, at) => `code-${at}`);
  expect(commentOf({ ...REQUEST, codes: ['tag-moved', 'tag-moved'] })).toContain('Reasons: tag-moved.');
  expect(commentOf({ ...REQUEST, codes })).toContain('code-9, ….');
  expect(commentOf({ ...REQUEST, codes })).not.toContain('code-10');
});

test('only a digest pins an image', () => {
  expect(pinnedImage(`ghcr.io/acme/shop:1.0@${DIGEST}`)).toBe(`ghcr.io/acme/shop@${DIGEST}`);
  expect(pinnedImage('ghcr.io/acme/shop:1.0')).toBeUndefined();
  expect(pinnedImage(DIGEST)).toBeUndefined();
  expect(pinnedImage(`ghcr.io/acme/shop@${DIGEST}\n@acme/all`)).toBeUndefined();
});
