import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { fulcioConfigOfGitlab } from '../rig/sigstore/fulcio-config.ts';
import { startSigstore, type TestSigstore } from '../rig/sigstore/sigstore.ts';
import { openStage, type Published, type Stage } from './stage/stage.ts';

const ROOT = join(import.meta.dirname, '../..');
const PROJECT = 'https://gitlab.com/acme/shop';
const IDENTITY = `${PROJECT}//.gitlab-ci.yml@refs/heads/main`;
const AUTH = { username: 'gitlab-ci-token', password: ['job', 'token', 'of', 'the', 'rig'].join('-') };

let stage: Stage;
let sigstore: TestSigstore;
let image: Published;
let project: string;
let sha: string;

beforeAll(async () => {
  [stage, sigstore] = await Promise.all([
    openStage({ auth: AUTH }),
    startSigstore('https://gitlab.com', fulcioConfigOfGitlab),
  ]);
  image = await stage.publish('clean');
  project = await stage.subfolder();
  const git = (...args: readonly string[]) =>
    execa('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd: project });
  await writeFile(join(project, 'README'), 'The sources of the image.\n');
  await git('init', '--quiet', '--initial-branch=main');
  await git('add', '.');
  await git('commit', '--quiet', '--message=One');
  ({ stdout: sha } = await git('rev-parse', 'HEAD'));
});
afterAll(async () => {
  await Promise.all([stage?.stop(), sigstore?.stop()]);
});

/** The bundled command line as `assay`, with the tools and the Sigstore of the rig. */
async function installed(): Promise<string> {
  const bin = join(await stage.subfolder(), 'bin');
  await mkdir(bin);
  const own = { 'signing-config': sigstore.signingConfig, 'trusted-root': sigstore.trustedRoot };
  const flags = Object.entries({ ...stage.inputs, ...own })
    .filter(([name]) => !name.startsWith('registry-'))
    .map(([name, value]) => `--${name} '${value}'`);
  const script = join(stage.folder, 'action', 'dist', 'js', 'assay.js');
  const lines = ['#!/bin/sh', `exec '${process.execPath}' '${script}' "$@" ${flags.join(' ')}`, ''];
  await writeFile(join(bin, 'assay'), lines.join('\n'));
  await chmod(join(bin, 'assay'), 0o755);
  return bin;
}

/** Runs the script of a job of the example as GitLab's runner does, with the variables that GitLab sets. */
async function runJob(name: string, variables: Readonly<Record<string, string>> = {}) {
  const configuration: unknown = parse(await readFile(join(ROOT, 'examples/gitlab/.gitlab-ci.yml'), 'utf8'));
  const jobs = z.record(z.string(), z.unknown()).parse(configuration);
  const { script } = z.looseObject({ script: z.array(z.string()) }).parse(jobs[name]);
  const home = await stage.subfolder();
  return await execa('bash', ['-e', '-u', '-o', 'pipefail', '-c', script.join('\n')], {
    ...{ cwd: project, extendEnv: false, reject: false, all: true },
    env: {
      ...{ PATH: `${await installed()}:${process.env.PATH}`, HOME: home, CI: 'true', GITLAB_CI: 'true' },
      ...{ CI_COMMIT_BRANCH: 'main', CI_COMMIT_SHA: sha, CI_JOB_URL: `${PROJECT}/-/jobs/302` },
      ...{ CI_PIPELINE_ID: '301', CI_PIPELINE_SOURCE: 'push', CI_PROJECT_DIR: project, CI_PROJECT_ID: '74' },
      ...{ CI_PROJECT_NAMESPACE_ID: '65', CI_PROJECT_PATH: 'acme/shop', CI_SERVER_URL: 'https://gitlab.com' },
      ...{ CI_REGISTRY_USER: AUTH.username, ASSAY_REGISTRY_PASSWORD: AUTH.password, IMAGE: image.tagged },
      ...variables,
    },
  });
}

function token(): string {
  return sigstore.issuer.token({
    ...{ ci_config_ref_uri: 'gitlab.com/acme/shop//.gitlab-ci.yml@refs/heads/main', ci_config_sha: sha },
    ...{ job_id: '302', namespace_id: '65', namespace_path: 'acme', pipeline_id: '301' },
    ...{
      pipeline_source: 'push',
      project_id: '74',
      project_path: 'acme/shop',
      project_visibility: 'private',
    },
    ...{ ref_path: 'refs/heads/main', ref_type: 'branch', runner_environment: 'gitlab-hosted', sha },
  });
}

describe('the example for GitLab', () => {
  test('checks the image, signs nothing, and writes the reports that GitLab shows', async () => {
    const { exitCode, all } = await runJob('assay');
    expect(exitCode, all).toBe(0);
    expect(await readdir(join(project, 'assay'))).toEqual(
      expect.arrayContaining([
        ...['gl-container-scanning-report.json', 'gl-secret-detection-report.json', 'junit.xml'],
      ]),
    );
    expect(await image.repository.referrers(image.digest)).toEqual([]);
  });

  test('signs it with the token of the job, and the gate admits it by the name of the configuration', async () => {
    const { exitCode, all } = await runJob('assay-sign', { SIGSTORE_ID_TOKEN: token() });
    expect(exitCode, all).toBe(0);
    const demanded = {
      ...{ image: image.pinned, 'trusted-root': sigstore.trustedRoot },
      ...{ 'certificate-identity': IDENTITY, 'certificate-oidc-issuer': sigstore.issuer.url },
      'source-repository': PROJECT,
    };
    const admitted = await stage.gate(demanded);
    expect(admitted.outputs.decision, admitted.outputs.reasons).toBe('allow');
    const other = await stage.gate({
      ...demanded,
      'certificate-identity': IDENTITY.replace('main', 'other'),
    });
    expect(other.outputs.decision).toBe('deny');
  });
});
