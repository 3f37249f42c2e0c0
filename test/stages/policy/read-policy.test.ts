import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_POLICY, policyDigest } from '../../../src/domain/policy/policy.ts';
import { beginJob, type PolicyJob, pullRequest, refusalOf } from './policy-world.ts';

const FILE = '.github/assay.yml';
const onlyCritical = 'version: 1\nvulnerabilities:\n  fail-on: [critical]\n';
const central = { repository: 'acme/policies', path: 'assay.yml', commit: 'c'.repeat(40) };

let job: PolicyJob;
beforeEach(async () => {
  job = await beginJob();
});
afterEach(() => job.dispose());

describe('on a push', () => {
  test('the file of the checkout judges', async () => {
    await job.origin.commit({ [FILE]: onlyCritical });
    const { policy, origin, warnings, notes } = await job.read(job.origin.folder);
    expect(policy.vulnerabilities.failOn).toEqual(['critical']);
    expect(origin).toEqual({ kind: 'file', path: FILE, digest: policyDigest(policy) });
    expect([...warnings, ...notes]).toEqual([]);
  });

  test('no file is the default policy, without a checkout too', async () => {
    const { policy, origin, notes } = await job.read(job.folder);
    expect(policy).toEqual(DEFAULT_POLICY);
    expect(origin).toEqual({ kind: 'default', digest: policyDigest(DEFAULT_POLICY) });
    expect(notes).toEqual([]);
    expect((await job.read(join(job.folder, 'nowhere'))).origin.kind).toBe('default');
  });

  test('a file that is named must be there; so must the ending of the usual one be right', async () => {
    await job.origin.commit({ '.github/assay.yaml': onlyCritical });
    const [missing] = await refusalOf(job.read(job.origin.folder, undefined, { path: 'ci/assay.yml' }));
    expect(missing).toMatchObject({ code: 'policy-unavailable', check: 'policy' });
    expect(missing?.message).toContain('there is no file ci/assay.yml in the workspace');
    const [misnamed] = await refusalOf(job.read(job.origin.folder));
    expect(misnamed?.message).toContain('rename it to .github/assay.yml');
  });

  test('every fault of the file is a reason with its place', async () => {
    await job.origin.commit({ 'ci/p.yml': 'version: 1\nenforce: maybe\ncolour: red\n' });
    const reasons = await refusalOf(job.read(job.origin.folder, undefined, { path: 'ci/p.yml' }));
    expect(reasons.map(({ code, check }) => [code, check])).toEqual([
      ['policy-invalid', 'policy'],
      ['policy-invalid', 'policy'],
    ]);
    expect(reasons[0]?.message).toMatch(/^ci\/p\.yml:2:10: `enforce` is "maybe"/);
    expect(reasons[1]?.message).toMatch(/^ci\/p\.yml:3:1: "colour" is not a key/);
  });

  test('inputs make it stricter, and one that is looser is told', async () => {
    await job.origin.commit({ [FILE]: 'version: 1\nregistries:\n  allow: ["**"]\n' });
    const overrides = { failOn: ['low'], enforce: 'warn' } as const;
    const { policy, warnings, origin } = await job.read(job.origin.folder, undefined, { overrides });
    expect(policy.vulnerabilities).toMatchObject({ enforce: 'block', failOn: ['critical', 'high', 'low'] });
    expect(origin.digest).toBe(policyDigest(policy));
    expect(warnings).toEqual([
      `${FILE}:3:11: \`registries.allow[0]\` "**" allows every image`,
      'input `fail-on` is less strict than the policy file and has no effect: an input can only make the policy stricter',
      'input `enforce` is less strict than the policy file and has no effect: an input can only make the policy stricter',
    ]);
    const alone = await job.read(job.folder, undefined, { overrides });
    expect(alone.policy.vulnerabilities).toMatchObject({ enforce: 'warn', failOn: ['low'] });
  });
});

describe('on a change', () => {
  test.each(['pull_request', 'pull_request_target', 'merge_group', 'workflow_run'])(
    '%s: the file of the base judges, whatever the change makes of it',
    async (name) => {
      const base = await job.origin.commit({ [FILE]: 'version: 1\nlongest-term: 7d\n' });
      await job.origin.commit({ [FILE]: 'version: 1\nenforce: warn\n' });
      const event =
        name === 'merge_group'
          ? { name, payload: { merge_group: { base_sha: base, head_sha: 'e'.repeat(40) } } }
          : name === 'workflow_run'
            ? { name, sha: base }
            : pullRequest(base, name);
      const { policy, origin, notes, warnings } = await job.read(job.origin.folder, event);
      expect(policy).toEqual({ ...DEFAULT_POLICY, longestTermDays: 7 });
      expect(origin).toEqual({ kind: 'base', path: FILE, commit: base, digest: policyDigest(policy) });
      expect(notes).toEqual([`This change alters ${FILE}. The new policy applies after the merge.`]);
      expect(warnings).toEqual([]);
    },
  );

  test.each(['issue_comment', 'watch', 'issues', 'check_run', 'discussion_comment'])(
    '%s: the file of the default branch judges, whatever is checked out',
    async (name) => {
      const main = await job.origin.commit({ [FILE]: 'version: 1\nlongest-term: 7d\n' });
      await job.origin.commit({ [FILE]: 'version: 1\nenforce: warn\n' });
      const { policy, origin } = await job.read(job.origin.folder, { name, sha: main });
      expect(policy).toEqual({ ...DEFAULT_POLICY, longestTermDays: 7 });
      expect(origin).toMatchObject({ kind: 'base', path: FILE, commit: main });
    },
  );

  test.each(['deployment', 'create', 'registry_package', 'tomorrows_event'])(
    '%s names a commit that somebody chose: GitHub says what the default branch is',
    async (name) => {
      const main = await job.origin.commit({ [FILE]: onlyCritical });
      const chosen = await job.origin.commit({ [FILE]: 'version: 1\nenforce: warn\n' });
      const [alone] = await refusalOf(job.read(job.origin.folder, { name, sha: chosen }));
      expect(alone).toMatchObject({ code: 'policy-unavailable' });
      expect(alone?.message).toContain('comes from the default branch');
      const github = await job.github({ commits: { HEAD: main } });
      const { policy, origin } = await job.read(job.origin.folder, { name, sha: chosen });
      expect(policy.vulnerabilities.failOn).toEqual(['critical']);
      expect(origin).toMatchObject({ kind: 'base', commit: main });
      expect(github.violations).toEqual([]);
    },
  );

  test('an event whose default branch GitHub does not tell is an error and no default', async () => {
    await job.origin.commit({ [FILE]: onlyCritical });
    await job.github();
    const [reason] = await refusalOf(job.read(job.origin.folder, { name: 'deployment' }));
    expect(reason).toMatchObject({ code: 'policy-unavailable' });
    const [silent] = await refusalOf(job.read(job.origin.folder, { name: 'issue_comment' }));
    expect(silent?.message).toContain('GITHUB_SHA does not name that');
  });

  test('a base without a file is judged by the default, and that is told', async () => {
    const base = await job.origin.commit({ 'README.md': 'x' });
    await job.origin.commit({ [FILE]: 'version: 1\nenforce: of\n' });
    const { policy, origin, notes, warnings } = await job.read(job.origin.folder, pullRequest(base));
    expect(policy).toEqual(DEFAULT_POLICY);
    expect(origin).toMatchObject({ kind: 'default', commit: base });
    expect(notes[0]).toBe(
      `The base of this change (${base.slice(0, 12)}) has no ${FILE}, so the default policy applied.`,
    );
    expect(warnings).toEqual([
      expect.stringContaining(`the changed policy is not valid: ${FILE}:2:10: \`enforce\` is "of"`),
    ]);
    const [named] = await refusalOf(job.read(job.origin.folder, pullRequest(base), { path: 'new.yml' }));
    expect(named?.message).toContain('there is no file new.yml in the base of this change');
  });

  test('a base that is not in the checkout is read from GitHub', async () => {
    const base = await job.origin.commit({ [FILE]: onlyCritical });
    await job.origin.commit({ [FILE]: 'version: 1\nenforce: warn\n' });
    const { folder } = await job.checkout('--depth=1');
    const github = await job.github({
      commits: { [base]: base },
      files: { [`${base}:${FILE}`]: onlyCritical },
    });
    const { policy, origin } = await job.read(folder, pullRequest(base));
    expect(policy.vulnerabilities.failOn).toEqual(['critical']);
    expect(origin).toMatchObject({ kind: 'base', commit: base });
    expect(github.violations).toEqual([]);
  });

  test('GitHub too may say that the base has none', async () => {
    const base = await job.origin.commit({ 'README.md': 'x' });
    await job.origin.commit({ [FILE]: onlyCritical });
    const { folder } = await job.checkout('--depth=1');
    await job.github({ commits: { [base]: base } });
    expect((await job.read(folder, pullRequest(base))).origin).toMatchObject({
      kind: 'default',
      commit: base,
    });
  });

  test('a base that cannot be read is an error and no default', async () => {
    const base = await job.origin.commit({ [FILE]: onlyCritical });
    await job.origin.commit({ 'README.md': 'x' });
    const { folder } = await job.checkout('--depth=1');
    const [alone] = await refusalOf(job.read(folder, pullRequest(base)));
    expect(alone).toMatchObject({ code: 'policy-unavailable' });
    expect(alone?.message).toContain('fetch-depth: 0');
    expect(alone?.message).toContain('`github-token`');
    // Without the right to read the repository GitHub knows neither the commit nor the file.
    await job.github();
    const [denied] = await refusalOf(job.read(folder, pullRequest(base)));
    expect(denied).toMatchObject({ code: 'policy-unavailable' });
    expect(denied?.message).toContain('contents: read');
  });

  test('an event that does not name its base is an error', async () => {
    await job.origin.commit({ [FILE]: onlyCritical });
    const [reason] = await refusalOf(job.read(job.origin.folder, { name: 'pull_request_target' }));
    expect(reason).toMatchObject({ code: 'policy-unavailable' });
    expect(reason?.message).toContain('does not name that');
  });
});

describe('a central policy', () => {
  const files = { [`${central.commit}:assay.yml`]: 'version: 1\nregistries:\n  allow: [ghcr.io/acme/*]\n' };
  const github = () =>
    job.github({ repository: central.repository, commits: { [central.commit]: central.commit }, files });

  test('holds by itself', async () => {
    await github();
    const { policy, origin } = await job.read(job.folder, undefined, { central });
    expect(policy.registries.allow).toEqual(['ghcr.io/acme/*']);
    expect(origin).toEqual({
      kind: 'central',
      path: 'acme/policies/assay.yml',
      commit: central.commit,
      digest: policyDigest(policy),
    });
  });

  test('is made stricter by the file of the repository, which changes nothing else', async () => {
    await github();
    await job.origin.commit({
      [FILE]:
        'version: 1\nlongest-term: 7d\nend-of-life: {enforce: warn}\nregistries: {allow: [ghcr.io/acme/app]}\n',
    });
    const { policy, warnings, notes } = await job.read(job.origin.folder, undefined, { central });
    expect(policy).toEqual({
      ...DEFAULT_POLICY,
      longestTermDays: 7,
      registries: { enforce: 'block', allow: ['ghcr.io/acme/app'] },
    });
    expect(warnings).toEqual([
      `${FILE}: \`end-of-life\` is less strict than the central policy and has no effect: it can only make the policy stricter`,
    ]);
    expect(notes).toEqual([`${FILE} makes the central policy stricter.`]);
  });

  test('is not loosened by it', async () => {
    await github();
    await job.origin.commit({
      [FILE]:
        'version: 1\nregistries: {allow: ["**"]}\nexceptions: [{vulnerability: CVE-2026-1, reason: r, owner: o, expires: 2027-01-05}]\n',
    });
    const reasons = await refusalOf(job.read(job.origin.folder, undefined, { central }));
    expect(reasons.map(({ code }) => code)).toEqual(['policy-invalid', 'policy-invalid']);
    expect(reasons[0]?.message).toContain('CVE-2026-1');
    expect(reasons[1]?.message).toContain('allows the registries **');
  });

  test('on a change the file of the base alone may add to it', async () => {
    await github();
    const base = await job.origin.commit({ [FILE]: 'version: 1\nlongest-term: 7d\n' });
    await job.origin.commit({ [FILE]: 'version: 1\nregistries: {allow: ["**"]}\n' });
    const { policy, notes } = await job.read(job.origin.folder, pullRequest(base), { central });
    expect(policy.longestTermDays).toBe(7);
    expect(notes).toHaveLength(2);
  });

  test('that cannot be read is an error', async () => {
    const [alone] = await refusalOf(job.read(job.folder, undefined, { central }));
    expect(alone).toMatchObject({ code: 'policy-unavailable' });
    expect(alone?.message).toContain('`github-token`');
    await github();
    const [missing] = await refusalOf(
      job.read(job.folder, undefined, { central: { ...central, path: 'b.yml' } }),
    );
    expect(missing?.message).toContain('acme/policies/b.yml');
  });
});

test('a folder in the place of the file is an error', async () => {
  await mkdir(join(job.folder, FILE), { recursive: true });
  const [reason] = await refusalOf(job.read(job.folder));
  expect(reason).toMatchObject({ code: 'policy-unavailable' });
  await rm(join(job.folder, '.github'), { recursive: true });
  await writeFile(join(job.folder, '.github'), '');
  expect((await refusalOf(job.read(job.folder)))[0]?.message).toContain('cannot be read (ENOTDIR)');
});
