import { describe, expect, test } from 'vitest';
import { maySign, policyLocation } from '../../../src/domain/workflow/event.ts';

const TRUSTED = ['push', 'workflow_dispatch', 'repository_dispatch', 'schedule', 'release'];

/** Everything else that GitHub documents as starting a workflow, and what nobody has heard of. */
const OTHERS = [
  ...['branch_protection_rule', 'check_run', 'check_suite', 'create', 'delete', 'deployment'],
  ...['deployment_status', 'discussion', 'discussion_comment', 'fork', 'gollum', 'image_version'],
  ...['issue_comment', 'issues', 'label', 'merge_group', 'milestone', 'page_build', 'project'],
  ...['project_card', 'project_column', 'public', 'pull_request', 'pull_request_review', 'registry_package'],
  ...['pull_request_review_comment', 'pull_request_target', 'status', 'watch', 'workflow_call'],
  ...['workflow_run', 'dynamic', 'tomorrows_event', 'Push', 'push ', 'constructor', '__proto__', ''],
];

test('what only people who may write can cause signs, and nothing else does', () => {
  expect(TRUSTED.filter((event) => !maySign(event))).toEqual([]);
  expect(OTHERS.filter(maySign)).toEqual([]);
});

describe('the policy comes', () => {
  test('from the checkout only where the run may sign, or where there is no GitHub', () => {
    const checkout = [...TRUSTED, ...OTHERS].filter((event) => policyLocation(event) === 'checkout');
    expect(checkout).toEqual([...TRUSTED, '']);
  });

  test.each([
    ['pull_request', 'base'],
    ['pull_request_target', 'base'],
    ['pull_request_review', 'base'],
    ['merge_group', 'base'],
    ['workflow_run', 'run'],
    ['issue_comment', 'run'],
    ['watch', 'run'],
    // These name a commit that somebody chose.
    ['deployment', 'default-branch'],
    ['create', 'default-branch'],
    ['workflow_call', 'default-branch'],
    ['tomorrows_event', 'default-branch'],
  ] as const)('of %s from its %s', (event, place) => {
    expect(policyLocation(event)).toBe(place);
  });
});
