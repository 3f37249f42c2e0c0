import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { COMMANDS } from '../../src/cli/all-commands.ts';
import type { Call } from '../../src/cli/command.ts';
import { createProgram } from '../../src/cli/parser.ts';
import { EVIDENCE_FILES } from '../../src/report/check/evidence-files.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = async (path: string): Promise<unknown> => parse(await readFile(join(ROOT, path), 'utf8'));

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-ci-'));
  // An `assay` that says what it was called with. Nothing else but a shell is on the path.
  await mkdir(join(folder, 'bin'));
  await writeFile(join(folder, 'bin', 'assay'), '#!/bin/sh\nfor one in "$@"; do echo "$one"; done\n');
  await chmod(join(folder, 'bin', 'assay'), 0o755);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Runs lines as a CI system does, with these variables alone, and answers how they call `assay`. */
async function callsOf(
  script: string,
  variables: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const { stdout } = await execa('bash', ['-e', '-u', '-o', 'pipefail', '-c', script], {
    cwd: folder,
    env: { PATH: `${join(folder, 'bin')}:/usr/bin:/bin`, ...variables },
    extendEnv: false,
  });
  return stdout.split('\n');
}

/** What the real command line understands of these words. Throws for words that it does not know. */
async function understood(
  words: readonly string[],
): Promise<{ name: string } & Pick<Call, 'argument' | 'flags'>> {
  let found: ({ name: string } & Pick<Call, 'argument' | 'flags'>) | undefined;
  const program = createProgram(COMMANDS, async ({ name }, { argument, flags }) => {
    found = { name, flags, ...(argument !== undefined && { argument }) };
    return 0;
  });
  await program.parseAsync([...words], { from: 'user' });
  if (found === undefined) throw new Error('no command');
  return found;
}

describe('the example for GitLab', () => {
  const job = z.looseObject({
    variables: z.record(z.string(), z.string()),
    script: z.array(z.string()),
    artifacts: z.strictObject({
      ...{ when: z.literal('always'), paths: z.array(z.string()), expire_in: z.string() },
      reports: z.record(z.string(), z.string()),
    }),
  });

  test.each(['assay', 'assay-sign'])('%s calls the command line with flags that it has', async (name) => {
    const { [name]: value } = z.looseObject({}).parse(await read('examples/gitlab/.gitlab-ci.yml'));
    const { script, artifacts } = job.parse(value);
    const variables = {
      IMAGE: 'registry.example.com/acme/shop:abc',
      CI_REGISTRY_USER: 'job',
      CI_PROJECT_DIR: '/p',
    };
    const called = await callsOf(script.join('\n'), {
      ...variables,
      CI_REGISTRY_IMAGE: 'registry.example.com/acme/shop',
      CI_COMMIT_SHA: 'abc',
    });
    const { name: command, argument, flags } = await understood(called);
    expect([command, argument]).toEqual(['check', 'registry.example.com/acme/shop:abc']);
    expect(flags).toMatchObject({ 'registry-username': 'job', 'output-dir': '/p/assay' });
    const evidence = Object.values(EVIDENCE_FILES).map((file) => `assay/${file}`);
    for (const report of Object.values(artifacts.reports)) expect(evidence).toContain(report);
  });
});

describe('the example for Kubernetes', () => {
  const security = z.strictObject({
    allowPrivilegeEscalation: z.literal(false),
    readOnlyRootFilesystem: z.literal(true),
    capabilities: z.strictObject({ drop: z.tuple([z.literal('ALL')]) }),
  });
  const container = z.looseObject({
    image: z.string().regex(/@sha256:[0-9a-f]{64}$/),
    command: z.array(z.string()),
    args: z.array(z.string()).optional(),
    securityContext: security,
  });
  const manifest = z.strictObject({
    apiVersion: z.literal('batch/v1'),
    kind: z.literal('Job'),
    metadata: z.looseObject({ name: z.string() }),
    spec: z.looseObject({
      template: z.strictObject({
        spec: z.looseObject({
          restartPolicy: z.literal('Never'),
          automountServiceAccountToken: z.literal(false),
          securityContext: z.looseObject({ runAsNonRoot: z.literal(true) }),
          containers: z.tuple([container]),
          initContainers: z.tuple([container]),
        }),
      }),
    }),
  });

  test('has no privileges, and calls the command line with flags that it has', async () => {
    const { spec } = manifest.parse(await read('examples/kubernetes/job.yaml'));
    const [{ command, args = [] }] = spec.template.spec.containers;
    const [program, ...words] = [...command, ...args];
    expect(program).toBe('assay');
    expect(await understood(words)).toMatchObject({
      ...{ name: 'check', argument: 'registry.example.com/shop/web:1.4' },
      flags: { source: '' },
    });
  });
});

describe('the hooks for pre-commit', () => {
  const hooks = z.array(z.looseObject({ id: z.string(), entry: z.string(), stages: z.array(z.string()) }));

  async function called(id: string) {
    const entry = hooks.parse(await read('.pre-commit-hooks.yaml')).find((one) => one.id === id)?.entry ?? '';
    const [file, ...words] = entry.split(' ');
    expect(file).toBe('dist/js/assay.js');
    return await understood(words);
  }

  test('search what the next commit changes', async () => {
    const { name, flags } = await called('assay-secrets');
    expect([name, flags.staged]).toEqual(['secrets', true]);
  });

  test('search the commits that a push adds', async () => {
    const { name, flags } = await called('assay-secrets-push');
    expect([name, flags.pushed]).toEqual(['secrets', true]);
  });
});
