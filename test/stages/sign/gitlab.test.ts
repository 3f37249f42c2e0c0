import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRunner } from '../../../src/adapters/github/runner.ts';
import { gitlabVariables } from '../../../src/adapters/gitlab/gitlab-job.ts';
import { certificateFault, provenanceFaults } from '../../../src/domain/gate/source-rule.ts';
import type { PinnedImage } from '../../../src/domain/image/image.ts';
import { orThrow } from '../../../src/domain/result.ts';
import type { Cleared } from '../../../src/domain/verdict/verdict.ts';
import { PREDICATE_TYPES } from '../../../src/formats/attestation/in-toto.ts';
import { gather } from '../../../src/stages/gate/gather.ts';
import { attachAll, signAll } from '../../../src/stages/sign/attest.ts';
import { prepareSigning } from '../../../src/stages/sign/signing.ts';
import { prepareTrust } from '../../../src/stages/verify/sigstore-trust.ts';
import { pushLayout } from '../../rig/images/images.ts';
import { startRegistry, type TestRegistry } from '../../rig/servers/registry.ts';
import { fulcioConfigOfGitlab } from '../../rig/sigstore/fulcio-config.ts';
import type { Claims } from '../../rig/sigstore/issuer.ts';
import { startSigstore, type TestSigstore } from '../../rig/sigstore/sigstore.ts';
import { debian, imageOf } from '../scan/trivy-world.ts';
import { clearanceOf } from './clearance.ts';
import { type SigningWorld, signingWorld } from './signing-world.ts';

const COMMIT = '5f0c1a3b9e8d7c6b5a4f3e2d1c0b9a8f7e6d5c4b';
const PROJECT = 'https://gitlab.com/acme/web/shop';
const IDENTITY = `${PROJECT}//.gitlab-ci.yml@refs/heads/main`;
const NAME = 'team/app';

/** The claims of a token that GitLab gives a job of a push to main of acme/web/shop. */
const CLAIMS: Claims = {
  ci_config_ref_uri: 'gitlab.com/acme/web/shop//.gitlab-ci.yml@refs/heads/main',
  ci_config_sha: COMMIT,
  job_id: '302',
  namespace_id: '65',
  namespace_path: 'acme/web',
  pipeline_id: '301',
  pipeline_source: 'push',
  project_id: '74',
  project_path: 'acme/web/shop',
  project_visibility: 'private',
  ref_path: 'refs/heads/main',
  ref_type: 'branch',
  runner_environment: 'gitlab-hosted',
  sha: COMMIT,
};

/** The variables of that job. */
const JOB = {
  GITLAB_CI: 'true',
  CI_COMMIT_BRANCH: 'main',
  CI_COMMIT_SHA: COMMIT,
  CI_JOB_URL: `${PROJECT}/-/jobs/302`,
  CI_PIPELINE_ID: '301',
  CI_PROJECT_ID: '74',
  CI_PROJECT_NAMESPACE_ID: '65',
  CI_PROJECT_PATH: 'acme/web/shop',
  CI_SERVER_URL: 'https://gitlab.com',
};

let world: SigningWorld;
let image: PinnedImage;
let cleared: Cleared;
let registry: TestRegistry;
let sigstore: TestSigstore;

beforeAll(async () => {
  [world, registry, sigstore] = await Promise.all([
    signingWorld(),
    startRegistry({ referrers: true }),
    startSigstore('https://gitlab.com', fulcioConfigOfGitlab),
  ]);
  image = await imageOf(join(world.folder, 'image'), [debian('12.11')]);
  cleared = await clearanceOf(image, world.folder);
  const { mediaType, digest } = image.root;
  await pushLayout({ dir: image.layout, mediaType, digest }, `${registry.host}/${NAME}:v1`);
}, 900_000);
afterAll(async () => {
  await Promise.all([registry?.stop(), sigstore?.stop()]);
  await rm(world.folder, { recursive: true, force: true });
});

/** The runner of a job of GitLab CI that has a token with these claims. */
function jobWith(claims: Claims = {}, token = sigstore.issuer.token({ ...CLAIMS, ...claims })) {
  const environment = { ...JOB, ...gitlabVariables(JOB), SIGSTORE_ID_TOKEN: token };
  return createRunner(environment, Date.now, undefined, { line: () => {}, hide: () => {} });
}

function signingOf(runner: ReturnType<typeof jobWith>) {
  const { signingConfig, trustedRoot } = sigstore;
  const signer = { kind: 'keyless', publicLog: false, sigstore: { signingConfig, trustedRoot } } as const;
  return prepareSigning({ ...world, runner }, signer);
}

describe('a job of GitLab CI', () => {
  test('signs with its token, and the gate takes it by the name of its configuration', async () => {
    const signing = await signingOf(jobWith());
    expect(signing.signer).toMatchObject({ signedBy: IDENTITY, issuer: sigstore.issuer.url });
    const repository = { registry: registry.host, path: NAME };
    const tools = [await world.tools.acquire('trivy')];
    const plans = await signAll(world, signing, cleared, { repository, tools });
    await attachAll(world, signing, repository, plans);

    const signer = { kind: 'certificate', identity: IDENTITY, issuer: sigstore.issuer.url } as const;
    const request = { trustedRoot: sigstore.trustedRoot, database: { offline: true } };
    const trust = await prepareTrust(world, [signer], request);
    const subject = { digest: image.root.digest, role: 'image', name: 'the image' } as const;
    const subjects = [subject];
    const [evidence] = await gather(world, trust, { repository, subjects, bySummary: true });
    const attested = evidence?.attested ?? [];
    expect(attested.map(({ kind }) => kind).sort()).toEqual(Object.keys(PREDICATE_TYPES).sort());
    for (const { certificate, provenance } of attested) {
      const source = { repository: PROJECT, ref: 'refs/heads/main', repositoryId: '74' };
      expect(certificate && certificateFault(certificate, source)).toBeUndefined();
      if (provenance === undefined) continue;
      const facts = orThrow(provenance);
      expect(facts).toMatchObject({ path: '/.gitlab-ci.yml', invocation: `${PROJECT}/-/jobs/302` });
      expect(provenanceFaults(facts, certificate, source)).toEqual([]);
      expect(provenanceFaults(facts, certificate, { ...source, ref: 'refs/heads/other' })).not.toEqual([]);
    }
  });

  test.each<[string, Claims, RegExp]>([
    ['a merge request', { pipeline_source: 'merge_request_event' }, /merge_request_event/],
    ['another project', { project_path: 'acme/other' }, /another run: its repository is acme\/other/],
    ['another commit', { sha: 'b'.repeat(40) }, /another run: its sha/],
    [
      'another server',
      { ci_config_ref_uri: CLAIMS.ci_config_ref_uri?.replace('gitlab.com', 'evil.example') ?? '' },
      /no token of this GitLab server/,
    ],
  ])('signs nothing with a token of %s', async (_, claims, message) => {
    await expect(signingOf(jobWith(claims))).toRefuseWith('oidc-unavailable', {
      message: expect.stringMatching(message),
    });
  });

  test('without a token is told which lines to add', async () => {
    await expect(signingOf(jobWith({}, ''))).toRefuseWith('oidc-unavailable', {
      message: expect.stringContaining('id_tokens: { SIGSTORE_ID_TOKEN: { aud: sigstore } }'),
    });
  });

  test('whose configuration is another project’s signs nothing', async () => {
    const elsewhere = { ci_config_ref_uri: 'gitlab.com/acme/ci//.gitlab-ci.yml@refs/heads/main' };
    await expect(signingOf(jobWith(elsewhere))).toRefuseWith('run-unknown');
  });
});
