import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commandsIn } from '../attacks/runner-commands.ts';
import { makeRepository } from '../rig/github/repository.ts';
import { cleanImage, pushLayout } from '../rig/images/images.ts';
import { appendSteps } from '../rig/images/oci-layout.ts';
import { expectEnd, expectPassed, reportOf } from './stage/outcome.ts';
import { openStage, type Stage } from './stage/stage.ts';
import { SECRET } from './stage/stage-images.ts';
import { UNBOXED, wrap } from './stage/tool-wrapper.ts';

/** What a hostile text would like the runner, a terminal or a browser to do. */
const COMMANDS = [
  '::set-env name=PATH::/evil',
  '::error::owned',
  '##[add-path]/evil',
  '::stop-commands::evil',
];
const ESCAPE = '\u001b[31mred';
const MARKUP = '<img src=x onerror=evil()>|[click](https://evil.example)';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.stop());

/** Commands of the log that are not of Assay's own making. */
function foreignCommands(stdout: string): string[] {
  const own = ['group', 'endgroup', 'debug', 'add-mask', 'error', 'warning', 'notice'];
  const foreign = commandsIn(stdout).filter(({ name, value }) => !own.includes(name) || value === 'owned');
  return foreign.map(({ name }) => name);
}

describe('invariant 6: nothing from an image or a tool can speak to the runner', () => {
  test('not a path in a layer that is a workflow command, an escape sequence or markup', async () => {
    const dir = await stage.subfolder();
    const base = await cleanImage(dir, { engine: 'node' });
    const path = `srv/${['x', ...COMMANDS, ESCAPE, MARKUP].join('\n').replaceAll('/', '_')}.env`;
    const entries = [{ path: 'srv/' }, { path, content: `TOKEN=${SECRET}\n` }];
    const image = `${stage.registry.host}/team/hostile:v1`;
    await pushLayout(await appendSteps(base, [{ createdBy: COMMANDS.join('\n'), entries }]), image);
    const result = await stage.ship({ image });
    expectEnd(result, 1, 'failed', ['secret-found']);
    expect(foreignCommands(result.stdout)).toEqual([]);
    expect(`${result.stdout}${result.stderr}${result.summary}`).not.toContain('\u001b');
    expect(result.summary).toContain('set-env');
    expect(result.summary).not.toMatch(/<img|\[click\]\(|^::/m);
  });

  test('not what a tool prints while a person watches it', async () => {
    const shout = `for (const line of ${JSON.stringify([...COMMANDS, ESCAPE])}) {
      writeFileSync(1, line + '\\n');
      writeFileSync(2, line + '\\n');
    }`;
    const loud = `if (args.includes('--download-db-only')) { ${shout} }`;
    const trivy = await wrap(await stage.subfolder(), 'trivy', stage.tools.trivy, loud);
    const { tagged } = await stage.publish('clean');
    const result = await stage.ship({ image: tagged, ...UNBOXED, 'trivy-path': trivy.path });
    expectPassed(result);
    expect(result.stdout).toContain('set-env');
    expect(foreignCommands(result.stdout)).toEqual([]);
    expect(`${result.stdout}${result.stderr}`).not.toContain('\u001b');
    expect([result.environmentFile, result.pathFile]).toEqual(['', '']);
  });
});

describe('invariant 8: the policy that judges a pull request comes from its base', () => {
  test('nothing in the checkout of a pull request softens the verdict', async () => {
    const { folder, commit } = await makeRepository(join(await stage.subfolder(), 'work'));
    const base = await commit({ 'README.md': 'a shop\n' });
    const everything = ['GHSA-*', 'CVE-2021-44906', 'CVE-2021-23337', 'CVE-2020-28168', '*'].join('\n');
    const files = {
      '.github/assay.yml': 'fail-on: []\nexceptions: all\n',
      'trivy.yaml': 'severity: [LOW]\nvulnerability:\n  ignore-unfixed: true\nscan:\n  skip-dirs: ["**"]\n',
      'trivy-secret.yaml': 'disable-rules: [github-pat]\nallow-rules: [{id: all, path: ".*"}]\n',
      '.trivyignore': everything,
      '.trivyignore.yaml': 'vulnerabilities: [{id: CVE-2021-44906}, {id: CVE-2021-23337}]\n',
      '.gitleaks.toml': '[allowlist]\npaths = [".*"]\n',
      '.gitleaksignore': 'src/settings.js:github-pat:1\n',
      'src/settings.js': `export const token = '${SECRET}'; // gitleaks:allow trivy:ignore\n`,
    };
    const payload = { pull_request: { base: { sha: base }, head: { sha: await commit(files) } } };
    const { tagged } = await stage.publish('vulnerable');
    const env = stage.sigstore.environment({ event_name: 'pull_request', ref: 'refs/pull/7/merge' });
    const result = await stage.ship({ image: tagged }, { workspace: folder, payload, env });
    expectEnd(result, 1, 'failed', ['vulnerability-blocked', 'secret-found']);
    const { critical, high, medium, low, secrets } = result.outputs;
    expect([critical, high, medium, low, secrets]).toEqual(['1', '2', '2', '1', '1']);
    // By every engine: none listened to what the checkout tells it.
    const report = await reportOf(result);
    const found = report.secrets.state === 'done' ? report.secrets.findings : [];
    expect(found.map(({ engines }) => engines.toSorted())).toEqual([['assay', 'gitleaks', 'trivy']]);
  });
});
