import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { changeDiff } from '../../../src/cli/changes/change-diff.ts';
import { planInit } from '../../../src/cli/init/plan-init.ts';
import type { RepositoryView } from '../../../src/cli/init/repository-view.ts';
import { DEFAULT_POLICY } from '../../../src/domain/policy/policy.ts';
import { orThrow } from '../../../src/domain/result.ts';
import { readPolicyFile } from '../../../src/formats/policy-file/policy-file-read.ts';
import { buildTools } from '../../rig/tools/build.ts';
import { pythonPackages } from '../../rig/tools/python-packages.ts';

const ROOT = join(import.meta.dirname, '../../..');
const NOW = new Date('2026-11-29T12:00:00Z');
const GITHUB = 'git@github.com:Acme/Shop.git';
const COMMIT = '0123456789'.repeat(4);

interface Given {
  readonly files?: readonly string[];
  readonly texts?: Readonly<Record<string, string>>;
  readonly remote?: string;
  readonly branch?: string;
  readonly image?: string;
  readonly commit?: string;
}

function viewOf({ files = ['Dockerfile'], texts = {}, remote, branch }: Given): RepositoryView {
  return {
    files: [...files, ...Object.keys(texts)],
    texts: new Map(Object.entries(texts)),
    ...(remote === undefined ? {} : { remote }),
    ...(branch === undefined ? {} : { branch }),
  };
}

function planOf(given: Given) {
  const { image, commit } = given;
  return planInit(viewOf(given), { now: NOW, ...(image && { image }), ...(commit && { commit }) });
}

const BUILD = (uses: string, key: string, value: string, env = '') => `on: push
${env}
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: ${uses}@v5
        with:
          ${key}: ${value}
`;

const CASES: Readonly<Record<string, Given>> = {
  'a Dockerfile and a remote at GitHub': { remote: GITHUB, branch: 'main', commit: COMMIT },
  'a Node application with a lock file, on the branch trunk': {
    files: ['Dockerfile', 'package.json', 'package-lock.json'],
    remote: 'https://github.com/acme/web',
    branch: 'trunk',
    commit: COMMIT,
  },
  'several Dockerfiles': {
    files: [
      'Dockerfile',
      'services/api/Dockerfile',
      'services/Worker Two/Dockerfile',
      'test/Dockerfile',
      'node_modules/x/Dockerfile',
    ],
    remote: GITHUB,
    commit: COMMIT,
  },
  'Dockerfiles with endings': {
    files: ['Dockerfile.web', 'Dockerfile.cron'],
    remote: GITHUB,
    commit: COMMIT,
  },
  'a Containerfile': { files: ['build/Containerfile'], remote: GITHUB, commit: COMMIT },
  'a workflow that names a registry by variables': {
    texts: {
      '.github/workflows/ci.yml': BUILD(
        'docker/metadata-action',
        'images',
        '${{ env.REGISTRY }}/${{ github.repository }}',
        'env:\n  REGISTRY: quay.io',
      ),
    },
    remote: GITHUB,
    commit: COMMIT,
  },
  'a workflow that scans already': {
    texts: {
      '.github/workflows/ci.yml': BUILD('aquasecurity/trivy-action', 'image-ref', 'ghcr.io/acme/app:1'),
    },
    remote: GITHUB,
    commit: COMMIT,
  },
  'a compose file that names the image': {
    texts: {
      'compose.yaml':
        'services:\n  db: { image: "postgres:17" }\n  app: { build: ., image: "registry.acme.example:5000/shop/app:dev" }\n',
    },
    commit: COMMIT,
  },
  'a registry of a cloud': {
    image: '123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop/app',
    commit: COMMIT,
  },
  'a repository of GitLab': {
    files: ['Dockerfile', '.gitlab-ci.yml'],
    texts: { '.gitlab-ci.yml': 'build: { script: [make] }\n' },
    remote: 'https://gitlab.com/acme/app.git',
    image: 'registry.gitlab.com/acme/app',
  },
  'a configuration of pre-commit': {
    texts: {
      '.pre-commit-config.yaml':
        '# ours\ndefault_stages: [pre-commit]\nrepos:\n- repo: https://github.com/pre-commit/pre-commit-hooks\n  rev: v5.0.0\n  hooks:\n  - id: check-yaml # always\n\n# the end\nci:\n  autofix_prs: false\n',
    },
    remote: GITHUB,
    commit: COMMIT,
  },
  'Windows line ends': {
    texts: { '.pre-commit-config.yaml': 'repos:\r\n  - repo: local\r\n    hooks: []' },
    remote: GITHUB,
    commit: COMMIT,
  },
  'a configuration of pre-commit in one line': {
    texts: { '.pre-commit-config.yaml': 'repos: []\n' },
    remote: GITHUB,
  },
};

describe.each(Object.entries(CASES))('%s', (name, given) => {
  const plan = orThrow(planOf(given));

  test('gets what a reviewer agreed to', async () => {
    const shown = [
      ...plan.found,
      '',
      ...plan.notes.map((note) => `- ${note}`),
      '',
      changeDiff(plan.changes),
    ].join('\n');
    await expect(shown).toMatchFileSnapshot(`golden/${name.replace(/\W+/g, '-')}.txt`);
  });

  test('has nothing left to write afterwards', () => {
    const texts = {
      ...given.texts,
      ...Object.fromEntries(plan.changes.map(({ path, after }) => [path, after])),
    };
    expect(orThrow(planOf({ ...given, texts })).changes).toEqual([]);
  });

  test('has a valid policy, and keeps every line of a file that was there', () => {
    for (const { path, before, after } of plan.changes) {
      if (path === '.github/assay.yml')
        expect(readPolicyFile(Buffer.from(after), DEFAULT_POLICY, NOW)).toMatchObject({
          ok: true,
          value: { doubts: [] },
        });
      let at = 0;
      for (const line of (before ?? '').split('\n')) {
        const found = after.indexOf(line, at);
        expect(found, line).toBeGreaterThanOrEqual(at);
        at = found + line.length;
      }
      expect(() => parse(after)).not.toThrow();
    }
  });
});

describe('the written workflows', () => {
  const workflows = Object.values(CASES).flatMap((given, index) =>
    orThrow(planOf({ commit: COMMIT, ...given }))
      .changes.filter(({ path }) => path.startsWith('.github/workflows/'))
      .map(({ after }) => ({ name: `${index}.yml`, after })),
  );

  async function written<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
    const root = await mkdtemp(join(tmpdir(), 'assay-init-'));
    try {
      const folder = join(root, '.github/workflows');
      await mkdir(folder, { recursive: true });
      for (const { name, after } of workflows) await writeFile(join(folder, name), after);
      return await use(folder);
    } finally {
      await rm(root, { recursive: true });
    }
  }

  test('actionlint finds nothing in any of them', async () => {
    const { actionlint } = await buildTools(['actionlint']);
    await written(async (folder) => {
      const files = workflows.map(({ name }) => join(folder, name));
      const args = ['-shellcheck=', '-pyflakes=', ...files];
      const { exitCode, all } = await execa(actionlint, args, { reject: false, all: true });
      expect(exitCode, all).toBe(0);
    });
    expect(workflows.length).toBeGreaterThan(8);
  });

  test.runIf(process.platform === 'linux' && process.arch === 'x64')(
    'zizmor finds nothing in any of them',
    async () => {
      const zizmor = join(
        await pythonPackages(join(ROOT, '.github/zizmor/requirements.txt')),
        'bin',
        'zizmor',
      );
      await written(async (folder) => {
        const args = ['--offline', '--strict-collection', '--no-progress', '--persona=pedantic', folder];
        const { exitCode, all } = await execa(zizmor, args, { reject: false, all: true });
        expect(exitCode, all).toBe(0);
      });
    },
  );

  test('give Assay only inputs that it has, and say what each permission is for', async () => {
    for (const { after } of workflows) {
      for (const line of after.split('\n'))
        if (/^ {6}[\w-]+: (?:read|write)/.test(line)) expect(line).toMatch(/ # \w/);
      expect(parse(after).permissions).toEqual({});
    }
  });
});

test.each<[string, Given, RegExp]>([
  ['no Dockerfile', { files: ['README.md', 'examples/Dockerfile'] }, /no Dockerfile or Containerfile/],
  ['no registry', {}, /add --image registry\/repository/],
  ['an image without a registry', { image: 'acme/app' }, /--image acme\/app is no registry\/repository/],
  ['an image that would end a line', { image: 'ghcr.io/a/b\nx: y' }, /is no registry\/repository/],
])('%s is refused in one sentence', (_name, given, message) => {
  const plan = planOf(given);
  expect(plan.ok ? '' : plan.fault).toMatch(message);
});

test('the trial ends after thirty days, and names of hostile folders stay text', () => {
  const plan = orThrow(planOf({ files: ['a"\n#: b/Dockerfile'], remote: GITHUB, branch: "x'\n- y" }));
  const [workflow, policy] = plan.changes;
  expect(policy?.after).toContain('block-from: 2026-12-29\n');
  const { on, jobs } = parse(workflow?.after ?? '');
  expect(on.push.branches).toEqual(["x'\n- y"]);
  expect(Object.values<{ steps: { with?: { context?: string } }[] }>(jobs)[0]?.steps[3]?.with?.context).toBe(
    'a"\n#: b',
  );
});
