import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_POLICY, type Policy, policyDigest } from '../../src/domain/policy/policy.ts';
import { orThrow } from '../../src/domain/result.ts';
import { readPolicyFile } from '../../src/formats/policy-file/policy-file-read.ts';
import { toJson } from '../../src/report/json-text.ts';
import { reportOf } from '../../src/report/report-json/report-json.ts';
import { createFailedRun, createRun, createScan, createVulnerability } from '../report/create-run.ts';
import { bundledCommand } from '../rig/command-line.ts';
import { parseFileCommand } from '../rig/github/runner/file-commands.ts';

const ACTION = join(import.meta.dirname, '../../src/policy-check/main.ts');
const DEFAULT_DIGEST = policyDigest(DEFAULT_POLICY);

let command = { folder: '', script: '' };
beforeAll(async () => {
  command = await bundledCommand();
});
afterAll(() => rm(command.folder, { recursive: true, force: true }));

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-policy-check-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(path: string, content: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), content);
}

async function runEntry(entry: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { exitCode, all } = await execa(process.execPath, [entry, ...args], {
    ...{ cwd: folder, env, extendEnv: false, reject: false, all: true },
  });
  return { exitCode, lines: all.split('\n') };
}

async function run(args: readonly string[]) {
  return await runEntry(command.script, ['policy', 'check', ...args]);
}

/** As a runner calls it. */
async function runAction(inputs: Readonly<Record<string, string>>) {
  await write('output', '');
  const { exitCode, lines } = await runEntry(ACTION, [], {
    ...{ GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: folder, GITHUB_OUTPUT: join(folder, 'output') },
    ...inputs,
  });
  return { exitCode, lines, outputs: parseFileCommand(await readFile(join(folder, 'output'), 'utf8')) };
}

/** A day so many days from today, in UTC. */
function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

function policyOf(text: string): Policy {
  const reading = readPolicyFile(Buffer.from(text), DEFAULT_POLICY, new Date());
  return orThrow(reading, (faults) => new Error(JSON.stringify(faults))).policy;
}

describe('on a command line', () => {
  test('no file is a sound policy', async () => {
    expect(await run([])).toEqual({
      exitCode: 0,
      lines: [`there is no .github/assay.yml: default policy, ${DEFAULT_DIGEST}`],
    });
  });

  test('what ends soon, what has ended and what will block is told, the rest is not', async () => {
    const exception = (id: string, day: string) =>
      `  - {vulnerability: ${id}, package: zlib, reason: r, owner: "@acme/web", expires: ${day}}\n`;
    const text = `version: 1
secrets:
  block-from: ${inDays(12)}
  suppressions:
    - {fingerprint: "00112233445566778899aabbccddeeff", reason: r, owner: ada, expires: ${inDays(0)}}
exceptions:
${exception('CVE-2026-4', inDays(60))}${exception('CVE-2026-3', inDays(10))}${exception('CVE-2026-2', inDays(-3))}`;
    await write('ci/policy.yml', text);
    expect(await run(['ci/policy.yml'])).toEqual({
      exitCode: 0,
      lines: [
        `ci/policy.yml: valid, ${policyDigest(policyOf(text))}`,
        `warning[policy]: ci/policy.yml:9:88: \`exceptions[2].expires\` ${inDays(-3)} is in the past: this entry ignores nothing any more`,
        `expired on ${inDays(-3)}: exception for CVE-2026-2 in zlib (@acme/web)`,
        `expires today (${inDays(0)}): suppression of 00112233445566778899aabbccddeeff (ada)`,
        `expires in 10 days (${inDays(10)}): exception for CVE-2026-3 in zlib (@acme/web)`,
        `secrets: warns until ${inDays(12)}, blocks in 12 days`,
      ],
    });
  });

  test('every fault is told with its place', async () => {
    await write('.github/assay.yml', 'version: 1\nenforce: of\nregistry: {}\n');
    expect(await run([])).toEqual({
      exitCode: 1,
      lines: [
        'error[policy-invalid]: .github/assay.yml:2:10: `enforce` is "of", which is not one of block, warn',
        expect.stringMatching(
          /^error\[policy-invalid\]: \.github\/assay\.yml:3:1: "registry" is not a key at the top; did you mean registries\?/,
        ),
      ],
    });
  });

  test('a file that is named must be there, and no link; other arguments are refused', async () => {
    expect(await run(['nowhere.yml'])).toEqual({
      exitCode: 2,
      lines: ['assay: there is no file nowhere.yml'],
    });
    await symlink('/etc/hostname', join(folder, 'link.yml'));
    expect((await run(['link.yml'])).lines).toEqual([
      'assay: the policy file link.yml is a link or is reached through one; links are not followed',
    ]);
    for (const args of [['--fix'], ['a', 'b']])
      expect(await run(args)).toEqual({
        exitCode: 2,
        lines: [expect.stringMatching(/^assay: .*`assay policy check --help` shows what there is$/)],
      });
  });
});

describe('with the report of a run', () => {
  const failed = createFailedRun();
  const report = toJson(reportOf(failed));

  test('it tells of every finding what the policy makes of it', async () => {
    const text = `version: 1
vulnerabilities: {only-fixed: true}
secrets: {enforce: warn}
exceptions:
  - {vulnerability: CVE-2026-1001, reason: Never called, owner: ada, expires: ${inDays(60)}}
`;
    await write('.github/assay.yml', text);
    await write('out/report.json', report);
    const { exitCode, lines } = await run(['--report', 'out/report.json']);
    expect(exitCode).toBe(0);
    expect(lines).toEqual([
      `.github/assay.yml: valid, ${policyDigest(policyOf(text))}`,
      `${failed.reference}, checked 2026-11-23T12:00:09Z: was failed, would be warned`,
      'warns: secret-found, 1 secret found (generic-api-key)',
      `ignored by ada until ${inDays(60)} (Never called): critical CVE-2026-1001 in openssl 3.0.11-1~deb12u2, fixed in 3.0.14-1`,
      'unfixed: high GHSA-xxxx in @scope/parser 1.0.0, no fix',
      'below: low CVE-2026-9 in bash 5.2, fixed in 3.0.14-1',
      expect.stringMatching(/^warns: medium secret generic-api-key, [0-9a-f]{32}$/),
    ]);
  });

  test.each([
    ['passed', 'version: 1', createRun()],
    ['failed', 'version: 1', failed],
    ['error', 'version: 1\nvulnerabilities: {database-max-age: 1h}', createRun()],
    ['warned', 'version: 1\nenforce: warn', failed],
    [
      'error',
      'version: 1\nenforce: warn',
      createRun({
        secrets: { done: false, reasons: [{ code: 'tool-failed', check: 'secrets', message: 'x' }] },
      }),
    ],
    [
      'warned',
      'version: 1\nvulnerabilities: {enforce: warn, packages: [{types: [deb], fail-on: []}]}',
      createRun({
        scan: {
          done: true,
          value: createScan([createVulnerability(), createVulnerability({ type: 'deb' })]),
        },
      }),
    ],
  ])('the verdict would be %s under %j', async (verdict, text, of) => {
    await write('policy.yml', text);
    await write('report.json', toJson(reportOf(of)));
    const { exitCode, lines } = await run(['policy.yml', '--report', 'report.json']);
    expect(exitCode).toBe(0);
    expect(lines[1]).toMatch(new RegExp(`: was [a-z]+, would be ${verdict}$`));
  });

  test('a report that is none is refused', async () => {
    await write('report.json', '{"verdict": "passed"}');
    const { exitCode, lines } = await run(['--report', 'report.json']);
    expect(exitCode).toBe(2);
    expect(lines.at(-1)).toMatch(
      /^assay: report\.json is not a report\.json of this version of Assay: .{10,300}$/,
    );
    expect((await run(['--report', 'nowhere.json'])).lines.at(-1)).toContain('is not a file');
  });
});

describe('as an action', () => {
  test('the outputs say that the policy is sound, and which it is', async () => {
    await write('.github/assay.yml', 'version: 1\nregistries: {allow: ["**"]}\n');
    const digest = policyDigest(policyOf('version: 1\nregistries: {allow: ["**"]}'));
    expect(await runAction({})).toEqual({
      exitCode: 0,
      lines: [
        `.github/assay.yml: valid, ${digest}`,
        '::warning title=Assay%3A policy,file=.github/assay.yml,line=2,col=22::`registries.allow[0]` "**" allows every image',
      ],
      outputs: { valid: 'true', 'policy-digest': digest },
    });
  });

  test('a fault is an annotation on its line, and nothing in the file speaks to the runner', async () => {
    await write('p.yml', 'version: 1\n"::set-output name=valid::true": 1\nenforce: "x%0A::error::y"\n');
    const { exitCode, lines, outputs } = await runAction({ INPUT_POLICY: 'p.yml' });
    expect(exitCode).toBe(1);
    expect(outputs).toEqual({ valid: 'false', 'policy-digest': '' });
    expect(lines).toEqual([
      expect.stringMatching(
        /^::error title=Assay%3A policy-invalid,file=p\.yml,line=2,col=1::": :set-output name=valid::true" is not a key/,
      ),
      '::error title=Assay%3A policy-invalid,file=p.yml,line=3,col=10::`enforce` is "x%250A::error::y", which is not one of block, warn',
    ]);
  });
});
