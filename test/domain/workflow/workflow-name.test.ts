import { describe, expect, test } from 'vitest';
import { parsed } from '../../../src/domain/result.ts';
import { inRepositoryCase, parseWorkflowName, sameName } from '../../../src/domain/workflow/workflow-name.ts';

const COMMIT = '5f0c1a3b9e8d7c6b5a4f3e2d1c0b9a8f7e6d5c4b';

describe('a workflow as GitHub names it', () => {
  test.each<[string, string, string, string]>([
    ['a file and a branch', 'acme/shop', 'release.yml', 'refs/heads/main'],
    ['a file with an @', 'acme/shop', 'release@prod.yml', 'refs/heads/main'],
    ['a file with an @ before refs', 'acme/shop', 'release@refs.yml', 'refs/heads/main'],
    ['a branch with an @', 'acme/shop', 'release.yml', 'refs/heads/fix@home'],
    ['a branch that looks like another', 'acme/shop', 'release.yml', 'refs/heads/a@refs/heads/b'],
    ['both', 'acme/shop', 'release@1@2.yml', 'refs/tags/v1@refs/b'],
    ['a file with blanks and marks', 'Acme/shop.js', 'release build #1?.yaml', 'refs/heads/für/später'],
    ['a branch with a line separator', 'acme/shop', 'release.yml', 'refs/heads/a\u2028b'],
    ['a pull request', 'acme/shop', 'release.yml', 'refs/pull/1/merge'],
    ['a commit', 'acme/ci', 'release@prod.yml', COMMIT],
  ])('is taken apart: %s', (_, repository, file, ref) => {
    const path = `.github/workflows/${file}`;
    const named = parseWorkflowName(`${repository}/${path}@${ref}`);
    expect(named).toEqual(parsed({ repository, path, ref }));
  });

  test.each([
    ['acme/shop', '/.gitlab-ci.yml', 'refs/heads/main'],
    ['acme/web/teams/shop', '/ci/release.yml', 'refs/tags/v1@2'],
  ])('of GitLab is taken apart: %s', (repository, path, ref) => {
    expect(parseWorkflowName(`${repository}/${path}@${ref}`)).toEqual(parsed({ repository, path, ref }));
  });

  test.each([
    'acme//.gitlab-ci.yml@refs/heads/main',
    'acme/shop/.gitlab-ci.yml@refs/heads/main',
    'acme/shop//.gitlab-ci.yml@main',
    'acme//shop//.gitlab-ci.yml@refs/heads/main',
    '',
    'acme/shop/.github/workflows/release.yml',
    'acme/shop/.github/workflows/release.yml@',
    'acme/shop/.github/workflows/release.yml@main',
    'acme/shop/.github/workflows/release.yml@refs/',
    'acme/shop/.github/workflows/@refs/heads/main',
    'acme/shop/.github/workflows/deep/release.yml@refs/heads/main',
    'acme/shop/release.yml@refs/heads/main',
    'shop/.github/workflows/release.yml@refs/heads/main',
    `acme/shop/.github/workflows/release.yml@${COMMIT}0`,
  ])('is none: %j', (text) => {
    expect(parseWorkflowName(text).ok).toBe(false);
  });
});

test('names of owners and repositories are the same in any capitals, files and refs are not', () => {
  expect(sameName('Acme/Shop', 'acme/shop')).toBe(true);
  expect(sameName('acme/shop', 'acme/shop2')).toBe(false);
  // The sign of Kelvin, and a dotted I, have small letters of ASCII.
  expect(sameName('acme/\u212Aey', 'acme/key')).toBe(false);
  expect(inRepositoryCase('https://github.com/acme/\u212Aey')).not.toBe('https://github.com/acme/key');
  const address = (repository: string, rest: string) =>
    inRepositoryCase(`https://GitHub.com/${repository}${rest}`);
  expect(address('Acme/Shop', '/X.yml@refs/heads/Main')).toBe(
    'https://github.com/acme/shop/X.yml@refs/heads/Main',
  );
  expect(inRepositoryCase('git+https://github.com/Acme/Shop@refs/heads/Main')).toBe(
    'git+https://github.com/acme/shop@refs/heads/Main',
  );
});
