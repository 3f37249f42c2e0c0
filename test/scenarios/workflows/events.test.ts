import { readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeRepository } from '../../rig/github/repository.ts';
import { pushLayout } from '../../rig/images/images.ts';
import { expectEnd, expectPassed, reasonsOf } from '../stage/outcome.ts';
import { openStage, type Stage } from '../stage/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.stop());

const POLICY = '.github/assay.yml';

/** A repository whose main branch is strict, with a change checked out that lets everything pass. */
async function changeCheckedOut() {
  const { folder, commit, git } = await makeRepository(join(await stage.subfolder(), 'work'));
  const main = await commit({ [POLICY]: 'version: 1\n', 'app.js': '1\n' });
  await git('checkout', '--quiet', '-b', 'change');
  const change = await commit({ [POLICY]: 'version: 1\nenforce: warn\nsign-on-warn: true\n' });
  return { workspace: folder, main, change };
}

describe('a change that nobody merged is not signed in the name of main', () => {
  test.each(['issue_comment', 'watch'])('for %s the policy of main judges', async (event_name) => {
    const { workspace, main } = await changeCheckedOut();
    const { pinned, repository, digest } = await stage.publish('vulnerable');
    const env = stage.sigstore.environment({ event_name, sha: main });
    const result = await stage.ship({ image: pinned }, { workspace, env });
    expectEnd(result, 1, 'failed', ['vulnerability-blocked']);
    expect(await repository.referrers(digest)).toEqual([]);
  });

  test.each(['issue_comment', 'pull_request_review', 'merge_group', 'tomorrows_event'])(
    'for %s a clean image passes and is not signed',
    async (event_name) => {
      const { workspace, main, change } = await changeCheckedOut();
      const { pinned, repository, digest } = await stage.publish('clean');
      const payload = {
        pull_request: { base: { sha: main }, head: { sha: change } },
        merge_group: { base_sha: main, head_sha: change },
      };
      const env = stage.sigstore.environment({ event_name, sha: main });
      // Nobody tells what the default branch is for an event that is not known: then nothing is judged.
      const known = event_name !== 'tomorrows_event';
      const result = await stage.ship({ image: pinned }, { workspace, env, payload });
      expectEnd(result, known ? 0 : 1, known ? 'passed' : 'error', known ? [] : ['policy-unavailable']);
      expect(result.outputs.attestations).toBe('[]');
      expect(result.outputs['evidence-sha256']).toBe('');
      expect(await repository.referrers(digest)).toEqual([]);
    },
  );

  test('on a push that has another branch checked out nothing is signed or handed on', async () => {
    const { workspace, main, change } = await changeCheckedOut();
    const { pinned, repository, digest } = await stage.publish('clean');
    const env = stage.sigstore.environment({ sha: main });
    const pushTo = `${stage.registry.host}/team/shop:v2`;
    for (const inputs of [{}, { source: '' }, { 'push-to': pushTo }]) {
      const result = await stage.ship({ image: pinned, ...inputs }, { workspace, env });
      expectEnd(result, 1, 'error', ['source-mismatch']);
      for (const commit of [main, change]) expect(reasonsOf(result)[0]?.message).toContain(commit);
    }
    const checked = await stage.ship({ image: pinned, signer: 'none' }, { workspace, env });
    expectEnd(checked, 0, 'passed', []);
    expect(checked.outputs['evidence-sha256']).toBe('');
    expect(checked.summary).toContain('There is no handover to a signing job');
    expect(await repository.referrers(digest)).toEqual([]);
  });

  test('a token of another event than the runner names signs nothing', async () => {
    const { pinned } = await stage.publish('clean');
    const env = {
      ...stage.sigstore.environment({ event_name: 'pull_request_target' }),
      GITHUB_EVENT_NAME: 'push',
    };
    const result = await stage.ship({ image: pinned }, { env });
    expectEnd(result, 1, 'error', ['oidc-unavailable']);
    expect(reasonsOf(result)[0]?.message).toContain('pull_request_target');
  });
});

test('the commit of the run is signed, with its source below a folder too', async () => {
  const workspace = await stage.subfolder();
  const { commit } = await makeRepository(join(workspace, 'shop'));
  const sha = await commit({ 'src/app.js': '1\n' });
  const { pinned } = await stage.publish('clean');
  const env = stage.sigstore.environment({ sha });
  expectPassed(await stage.ship({ image: pinned, source: 'shop/src' }, { workspace, env }));
});

describe('what was asked for and not done is told', () => {
  test('an image that only warns is not published, in headline and first annotation', async () => {
    const { tagged } = await stage.publish('vulnerable');
    const target = `${stage.registry.host}/team/warned:v2`;
    const result = await stage.ship({ image: tagged, enforce: 'warn', 'push-to': target });
    expectEnd(result, 0, 'warned', ['vulnerability-blocked']);
    expect(result.summary.split('\n')[0]).toContain(`NOT published as \`${target}\``);
    expect(result.stdout).toMatch(/^::warning title=Assay%3A NOT published::.*was NOT published/m);
  });

  test('a digest whose tag stands for another image', async () => {
    const { path, tagged, digest: other } = await stage.publish('vulnerable');
    const clean = await stage.layout('clean');
    await pushLayout(clean, `${stage.registry.host}/${path}:v2`);
    const result = await stage.ship({ image: `${tagged}@${clean.digest}` });
    expectPassed(result);
    expect(result.summary).toContain('The digest counts, but the tag beside it belongs to another image');
    expect(result.summary).toContain(other);
    const same = await stage.ship({ image: `${tagged.replace(/v1$/, 'v2')}@${clean.digest}` });
    expect(same.summary).not.toContain('The digest counts');
    // Nothing depends on the tag, so that it need not be there.
    const gone = await stage.ship({ image: `${tagged.replace(/v1$/, 'v3')}@${clean.digest}` });
    expectPassed(gone);
  });

  test('an input that there is none of, and a source that is not there', async () => {
    const { tagged } = await stage.publish('clean');
    const result = await stage.ship({ image: tagged, failon: 'low', source: '.' });
    expectEnd(result, 1, 'error', ['input-invalid', 'input-invalid']);
    const messages = reasonsOf(result).map(({ message }) => message);
    expect(messages[0]).toContain('add actions/checkout');
    expect(messages[1]).toBe('no input `failon`; did you mean `fail-on`?');
  });

  test('an output folder where nothing can be written, at once', async () => {
    const { tagged } = await stage.publish('clean');
    for (const folder of ['/proc/assay', '/dev/null/assay']) {
      const result = await stage.ship({ image: tagged, 'output-dir': folder });
      expectEnd(result, 1, 'error', ['input-invalid']);
      expect(reasonsOf(result)[0]?.message).toContain(`output-dir: "${folder}"`);
    }
  });
});

test('no evidence is written where a link of the checkout leads', async () => {
  const outside = await stage.subfolder();
  const { tagged } = await stage.publish('clean');
  const workspace = await stage.subfolder();
  await writeFile(join(workspace, 'app.js'), '1\n');
  await symlink(outside, join(workspace, 'assay'));
  const result = await stage.ship({ image: tagged, 'output-dir': 'assay' }, { workspace });
  expectEnd(result, 1, 'error', ['input-invalid']);
  const bundles = await stage.subfolder();
  await writeFile(join(bundles, 'app.js'), '1\n');
  await symlink(outside, join(bundles, 'bundles'));
  const second = await stage.ship({ image: tagged, 'output-dir': '.' }, { workspace: bundles });
  expectEnd(second, 1, 'error', ['input-invalid']);
  expect(await readdir(outside)).toEqual([]);
});
