import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Claims } from '../../rig/sigstore/issuer.ts';
import { startSigstore, type TestSigstore } from '../../rig/sigstore/sigstore.ts';
import { expectPassed, reasonsOf } from '../../scenarios/stage/outcome.ts';
import {
  expectAllowed,
  expectRefused,
  type GateBench,
  SIGNATURE_ALONE,
  signAs,
  startGateBench,
} from './gate-bench.ts';

let bench: GateBench;
let other: TestSigstore;
beforeAll(async () => {
  [bench, other] = await Promise.all([startGateBench(), startSigstore()]);
});
afterAll(() => Promise.all([bench?.stop(), other?.stop()]));

const WORKFLOW = 'acme/shop/.github/workflows/release.yml@refs/heads/main';

describe.concurrent('a signature of somebody else is none, however alike the names are', () => {
  test('but that of the demanded workflow is one', async () => {
    const image = await bench.publish('clean');
    await signAs(bench, image, {});
    await expectAllowed(await bench.decide(image, { inputs: SIGNATURE_ALONE }));
  });

  test.for<[string, Claims]>([
    ['another repository', { repository: 'acme/other' }],
    ['a repository of the same name', { repository: 'evil/shop' }],
    ['another workflow', { workflow_ref: WORKFLOW.replace('release', 'test') }],
    ['a file whose name goes on', { workflow_ref: WORKFLOW.replace('.yml', '.yml2') }],
    ['a file without the dot', { workflow_ref: WORKFLOW.replace('release.yml', 'release-yml') }],
    ['another branch', { ref: 'refs/heads/feature' }],
    ['a branch whose name goes on', { ref: 'refs/heads/main2' }],
    ['a branch below', { ref: 'refs/heads/main/x' }],
    ['a tag of the same name', { ref: 'refs/tags/main' }],
    ['a pull request', { ref: 'refs/pull/1/merge' }],
    ['other letters', { repository: 'Acme/shop' }],
    ['the name within another', { job_workflow_ref: `evil/x/https://github.com/${WORKFLOW}` }],
    ['the name before another', { job_workflow_ref: `${WORKFLOW}/evil` }],
  ])('%s', async ([, claims]) => {
    const image = await bench.publish('clean');
    await signAs(bench, image, { claims });
    const refused = await bench.decide(image, { inputs: SIGNATURE_ALONE });
    const says = [/signed by https:\/\/github\.com\//, `https://github.com/${WORKFLOW}`];
    await expectRefused(refused, { codes: ['identity-mismatch'], says });
  });

  test.for([
    ['before', 'evil-user@example.com', 'user@example.com'],
    ['after', 'user@example.com.evil.net', 'https://github.com/user@example.com'],
    ['as a pattern', 'user@exampleXcom', 'https://github.com/user@example.com'],
    ['as any text', 'user@example.com', '.*'],
  ] as const)('a name like an address with something %s', async ([, signer, demanded]) => {
    const image = await bench.publish('clean');
    await signAs(bench, image, { claims: { job_workflow_ref: signer, repository: signer } });
    const inputs = { ...SIGNATURE_ALONE, 'certificate-identity': demanded };
    await expectRefused(await bench.decide(image, { inputs }), { codes: ['identity-mismatch'] });
  });
});

describe.concurrent('the demanded workflow, called by somebody else', () => {
  test('in another repository', async () => {
    const image = await bench.publish('clean');
    await signAs(bench, image, { claims: { repository: 'evil/x', job_workflow_ref: WORKFLOW } });
    const says = [/evil\/x/, /source-repository/];
    await expectRefused(await bench.decide(image, { inputs: SIGNATURE_ALONE }), {
      codes: ['identity-mismatch'],
      says,
    });
  });

  test('on a branch of its own repository, when a branch is demanded', async () => {
    const image = await bench.publish('clean');
    await signAs(bench, image, { claims: { ref: 'refs/heads/feature', job_workflow_ref: WORKFLOW } });
    const inputs = { ...SIGNATURE_ALONE, 'source-ref': 'refs/heads/main' };
    const says = [/refs\/heads\/feature/];
    await expectRefused(await bench.decide(image, { inputs }), { codes: ['identity-mismatch'], says });
  });

  // `uses: acme/shop/.github/workflows/release.yml@main` in a workflow on a branch that anybody may push.
  test('on a branch of its own repository, when no branch is demanded', async () => {
    const image = await bench.publish('clean');
    const claims = {
      ...{ ref: 'refs/heads/feature', job_workflow_ref: WORKFLOW },
      workflow_ref: 'acme/shop/.github/workflows/mine.yml@refs/heads/feature',
    };
    const env = bench.sigstore.environment(claims);
    expectPassed(await bench.ship({ image: image.tagged }, { env }));
    const says = [/refs\/heads\/feature/, /source-ref/];
    await expectRefused(await bench.decide(image), { codes: Array(4).fill('identity-mismatch'), says });
  });
});

describe.concurrent('another Sigstore with the same names', () => {
  test('signs nothing that this one vouches for', async () => {
    const image = await bench.publish('clean');
    await signAs(bench, image, { sigstore: other });
    const refused = await bench.decide(image, { inputs: SIGNATURE_ALONE });
    await expectRefused(refused, { codes: ['signature-invalid'] });
  });

  test('has another issuer, and a trusted root that names both does not make them one', async () => {
    const image = await bench.publish('clean');
    await signAs(bench, image, { sigstore: other });
    const inputs = { ...SIGNATURE_ALONE, 'trusted-root': await bothRoots() };
    const refused = await bench.decide(image, { inputs });
    const says = [other.issuer.url, bench.sigstore.issuer.url];
    await expectRefused(refused, { codes: ['identity-mismatch'], says });
    await expectAllowed(await bench.decide(bench.honest, { inputs }));
  });

  test('is not the one behind honest evidence', async () => {
    const refused = await bench.decide(bench.honest, { inputs: { 'trusted-root': other.trustedRoot } });
    await expectRefused(refused, { codes: Array(4).fill('signature-invalid') });
    expect(reasonsOf(refused).every(({ check }) => check === 'evidence')).toBe(true);
  });
});

/** A trusted root with everything of both instances. */
async function bothRoots(): Promise<string> {
  const [own, theirs] = await Promise.all(
    [bench.sigstore, other].map(
      async ({ trustedRoot }) => JSON.parse(await readFile(trustedRoot, 'utf8')) as Record<string, unknown>,
    ),
  );
  const merged = Object.entries(own ?? {}).map(([name, value]) => {
    const more = theirs?.[name];
    return [name, Array.isArray(value) && Array.isArray(more) ? [...value, ...more] : value];
  });
  const file = join(await bench.subfolder(), 'both.json');
  await writeFile(file, JSON.stringify(Object.fromEntries(merged)));
  return file;
}
