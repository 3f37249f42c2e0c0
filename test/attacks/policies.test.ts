import { execFileSync } from 'node:child_process';
import { chmod, mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '../../src/domain/policy/policy.ts';
import { beginJob, type PolicyJob, pullRequest, refusalOf } from '../stages/policy/policy-world.ts';

const FILE = '.github/assay.yml';
const STRICT = 'version: 1\nvulnerabilities:\n  fail-on: [critical, high, medium, low]\n';
const LOOSE = 'version: 1\nenforce: warn\nunrecognised-images: allow\n';
const strict = ['critical', 'high', 'medium', 'low'];

let job: PolicyJob;
beforeEach(async () => {
  job = await beginJob();
});
afterEach(() => job.dispose());

async function expectUnavailable(work: Promise<unknown>, says: RegExp): Promise<void> {
  const [reason, ...others] = await refusalOf(work);
  expect(others).toEqual([]);
  expect(reason).toMatchObject({ code: 'policy-unavailable', check: 'policy' });
  expect(reason?.message).toMatch(says);
  expect(reason?.message).not.toMatch(/undefined|\[object|internal|\p{Cc}/u);
}

describe('a pull request cannot choose its own policy', () => {
  let base = '';
  beforeEach(async () => {
    base = await job.origin.commit({ [FILE]: STRICT });
  });

  test('by changing the file', async () => {
    await job.origin.commit({ [FILE]: LOOSE });
    const { policy } = await job.read(job.origin.folder, pullRequest(base));
    expect(policy).toMatchObject({ vulnerabilities: { enforce: 'block', failOn: strict } });
    expect(policy.unrecognisedImages).toBe('error');
  });

  test('by taking the file away', async () => {
    await job.origin.commit({ [FILE]: null });
    const { policy } = await job.read(job.origin.folder, pullRequest(base));
    expect(policy.vulnerabilities.failOn).toEqual(strict);
  });

  test('by an input that names a file of its own, or one that is looser', async () => {
    await job.origin.commit({ 'loose.yml': LOOSE });
    const event = pullRequest(base);
    await expectUnavailable(
      job.read(job.origin.folder, event, { path: 'loose.yml' }),
      /no file loose\.yml in the base/,
    );
    const { policy } = await job.read(job.origin.folder, event, {
      overrides: { enforce: 'warn', failOn: ['critical'] },
    });
    expect(policy.vulnerabilities).toMatchObject({ enforce: 'block', failOn: strict });
  });

  test('by a ref, a replacement or a graft in the place of the base', async () => {
    const head = await job.origin.commit({ [FILE]: LOOSE });
    await job.origin.git('update-ref', `refs/heads/${base}`, head);
    await job.origin.git('replace', base, head);
    expect((await job.read(job.origin.folder, pullRequest(base))).policy.vulnerabilities.failOn).toEqual(
      strict,
    );
  });

  test('by a link in the base, or from where GitHub is not asked', async () => {
    await job.origin.git('rm', '--quiet', FILE);
    await mkdir(join(job.origin.folder, '.github'), { recursive: true });
    await symlink('../loose.yml', join(job.origin.folder, FILE));
    const linked = await job.origin.commit({ 'loose.yml': LOOSE });
    await expectUnavailable(
      job.read(job.origin.folder, pullRequest(linked)),
      /is a link or is below one; the policy must be a regular file/,
    );
  });

  test('by a clone that leaves out what the base holds', async () => {
    await job.origin.commit({ [FILE]: LOOSE });
    for (const filter of ['--filter=tree:0', '--filter=blob:none']) {
      const { folder } = await job.checkout(filter);
      await expectUnavailable(job.read(folder, pullRequest(base)), /cannot be read/);
    }
  });

  test('by settings of the repository that make git run programs', async () => {
    await job.origin.commit({ [FILE]: LOOSE });
    const trap = join(job.folder, 'trap');
    const sprung = join(job.folder, 'sprung');
    await writeFile(trap, `#!/bin/sh\ntouch ${sprung}\n`);
    await chmod(trap, 0o755);
    for (const setting of [
      'core.fsmonitor',
      'core.pager',
      'core.sshCommand',
      'filter.x.smudge',
      'diff.external',
    ])
      await job.origin.git('config', setting, trap);
    await writeFile(join(job.origin.folder, '.gitattributes'), '* filter=x diff=x\n');
    expect((await job.read(job.origin.folder, pullRequest(base))).policy.vulnerabilities.failOn).toEqual(
      strict,
    );
    expect(() => execFileSync('test', ['-e', sprung])).toThrow();
  });

  test('by objects that are not what their names say', async () => {
    const { folder } = job.origin;
    const [strictBlob, looseBlob] = await Promise.all([
      job.origin.git('rev-parse', `${base}:${FILE}`),
      job.origin.commit({ [FILE]: LOOSE }).then(() => job.origin.git('rev-parse', `HEAD:${FILE}`)),
    ]);
    const objectOf = (id: string) => join(folder, '.git/objects', id.slice(0, 2), id.slice(2));
    await rename(objectOf(looseBlob), objectOf(strictBlob));
    await expectUnavailable(job.read(folder, pullRequest(base)), /cannot be read/);
  });
});

describe('GitHub cannot be made to speak for another', () => {
  const shallow = async () => {
    const base = await job.origin.commit({ [FILE]: STRICT });
    await job.origin.commit({ [FILE]: LOOSE });
    const { folder } = await job.checkout('--depth=1');
    return { base, folder };
  };

  test('an answer about another commit is refused', async () => {
    const { base, folder } = await shallow();
    await job.github({ commits: { [base]: 'f'.repeat(40) }, files: { [`${base}:${FILE}`]: LOOSE } });
    await expectUnavailable(job.read(folder, pullRequest(base)), /another commit/);
  });

  test('a broken answer is no missing file', async () => {
    const { base, folder } = await shallow();
    for (const status of [403, 500]) {
      const github = await job.github({
        commits: { [base]: base },
        broken: ({ url }, response) => {
          if (!url?.includes('/contents/')) return false;
          response.writeHead(status, { 'content-type': 'application/json' }).end('{"message": "no"}');
          return true;
        },
      });
      await expectUnavailable(job.read(folder, pullRequest(base)), /cannot be read/);
      await github.stop();
    }
  });
});

describe('a file of the checkout is read and nothing else', () => {
  test('no link, also not in its path', async () => {
    await writeFile(join(job.folder, 'outside.yml'), LOOSE);
    const { folder } = job.origin;
    await mkdir(join(folder, '.github'), { recursive: true });
    await symlink('../../outside.yml', join(folder, FILE));
    await expectUnavailable(job.read(folder), /links are not followed/);
    await symlink(job.folder, join(folder, 'up'));
    await expectUnavailable(
      job.read(folder, undefined, { path: 'up/outside.yml' }),
      /links are not followed/,
    );
    await symlink('nowhere', join(folder, 'dangling.yml'));
    await expectUnavailable(job.read(folder, undefined, { path: 'dangling.yml' }), /links are not followed/);
  });

  test('no pipe, which would never end', async () => {
    execFileSync('mkfifo', [join(job.folder, 'pipe.yml')]);
    await expectUnavailable(job.read(job.folder, undefined, { path: 'pipe.yml' }), /not a file/);
  });

  test('no more than a policy needs', async () => {
    await writeFile(join(job.folder, 'big.yml'), `version: 1\n${'# filler\n'.repeat(1_200_000)}`);
    const [reason] = await refusalOf(job.read(job.folder, undefined, { path: 'big.yml' }));
    expect(reason).toMatchObject({ code: 'policy-invalid' });
    expect(reason?.message).toMatch(/^big\.yml:1:1: the file is larger than 1048576 bytes/);
  });

  test('no aliases that grow without end, and nothing that speaks to the runner', async () => {
    const laughs = Array.from(
      { length: 9 },
      (_, level) => `a${level + 1}: &a${level + 1} [*a${level}, *a${level}]`,
    );
    await writeFile(join(job.folder, 'laughs.yml'), `version: 1\na0: &a0 x\n${laughs.join('\n')}\n`);
    const [laugh] = await refusalOf(job.read(job.folder, undefined, { path: 'laughs.yml' }));
    expect(laugh?.message).toBe('laughs.yml:2:5: anchors and aliases (& and *) are not used in a policy');
    await writeFile(join(job.folder, 'said.yml'), 'version: 1\n"\\n::error::x\\e[31m\\u202e": 1\n');
    const [said] = await refusalOf(job.read(job.folder, undefined, { path: 'said.yml' }));
    expect(said?.message).not.toMatch(/[\p{Cc}\u202e]/u);
  });
});

test('without any of it the default judges', async () => {
  expect((await job.read(job.folder)).policy).toEqual(DEFAULT_POLICY);
});
