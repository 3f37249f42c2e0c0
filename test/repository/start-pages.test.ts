import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { bodyFaults } from '../rig/github/github-contract.ts';
import { buildTools } from '../rig/tools/build.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const EXAMPLES = readdirSync(join(ROOT, 'examples/workflows'));

/** What actionlint says of a workflow; empty where nothing. */
async function lint(workflow: string): Promise<string> {
  const { actionlint } = await buildTools(['actionlint']);
  const folder = await mkdtemp(join(tmpdir(), 'assay-lint-'));
  try {
    const file = join(folder, 'workflow.yml');
    await writeFile(file, workflow);
    const { stdout } = await execa(actionlint, ['-shellcheck=', '-pyflakes=', file], { reject: false });
    return stdout;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The YAML blocks of a page. */
function blocks(page: string): readonly string[] {
  return [...read(page).matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, block = '']) => block);
}

describe('a page to start with', () => {
  test.each([
    ['docs/start-ghcr.md', 'ghcr.yml'],
    ['docs/start-private.md', 'cloud.yml'],
    ['docs/start-ghes.md', 'ghes.yml'],
  ])('%s has its workflow', (page, example) => {
    expect(EXAMPLES).toContain(example);
    expect(read(page)).toContain(`(../examples/workflows/${example})`);
    expect(read('README.md')).toContain(`(${page})`);
  });

  test.each([
    ['Google', 'google-github-actions/auth', 0],
    ['Azure', 'azure/login', 1],
  ])(
    'the login of %s fits where that of AWS stands, in each of the three jobs',
    async (_name, action, block) => {
      const login = blocks('docs/start-private.md')[block] ?? '';
      const text = read('examples/workflows/cloud.yml').replaceAll(
        / {6}- name: Cloud\n[\s\S]*?registry: \$\{\{ env\.REGISTRY \}\}\n/g,
        login,
      );
      expect(text.split(`uses: ${action}@`)).toHaveLength(4);
      // The key of AWS is left, with the credentials that it needs.
      const rest = text.replace(/ {10}AWS_(?:ACCESS|SECRET|SESSION).*\n/g, '');
      expect(rest).not.toContain('aws-actions/');
      expect(await lint(rest)).toBe('');
    },
  );

  test('what BuildKit needs behind a proxy fits into its step', async () => {
    const [, , settings = ''] = blocks('docs/start-private.md');
    const text = read('examples/workflows/cloud.yml').replace(
      / {8}with:\n {10}# By digest; behind a proxy.*\n {10}driver-opts: .*\n/,
      settings,
    );
    expect(text).toContain('env.https_proxy=');
    expect(await lint(text)).toBe('');
  });
});

test.each(EXAMPLES)('%s gives Assay no input that it has not', (name) => {
  const { jobs } = parse(read(`examples/workflows/${name}`));
  for (const job of Object.values<Record<string, never>>(jobs)) {
    const steps: { uses?: string; with?: object }[] = [job, ...((job.steps ?? []) as [])];
    for (const { uses = '', with: given = {} } of steps) {
      const [, path] = /^assay-sh\/assay(\/[^@]+)?@/.exec(uses) ?? [];
      if (!uses.startsWith('assay-sh/assay')) continue;
      const file = parse(read(path?.endsWith('.yml') ? path.slice(1) : join(path ?? '', 'action.yml')));
      const known = Object.keys(file.inputs ?? file.on.workflow_call.inputs);
      expect(Object.keys(given).filter((input) => !known.includes(input))).toEqual([]);
    }
  }
});

test('the requests of the guide are ones that GitHub describes', () => {
  const requests = [
    ...read('docs/approval.md').matchAll(/gh api --method (\w+) (\S+) \\\n\s+--input - <<< '(\{.*\})'/g),
  ];
  expect(requests.map(([, method, path]) => `${method} ${path}`)).toEqual([
    'PUT repos/acme/app/environments/production',
    'POST repos/acme/app/environments/production/deployment-branch-policies',
    'PUT repos/acme/app/actions/oidc/customization/sub',
  ]);
  for (const [, method = '', path = '', body = ''] of requests)
    expect(bodyFaults(method, `/${path}`, JSON.parse(body)), path).toEqual([]);
  // By name: `protected_branches` knows no rulesets.
  expect(JSON.parse(requests[0]?.[3] ?? '')).toMatchObject({
    deployment_branch_policy: { protected_branches: false, custom_branch_policies: true },
  });
});
