import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Run } from '../../src/domain/run/run.ts';
import { toJson } from '../../src/report/json-text.ts';
import { reportOf } from '../../src/report/report-json/report-json.ts';
import {
  createFailedRun,
  createRun,
  createScan,
  createSecret,
  createSecrets,
  createVulnerability,
} from '../report/create-run.ts';
import { bundledCommand } from '../rig/command-line.ts';

const WHO = ['--owner', '@acme/web', '--reason', 'Here before the check: see the backlog'];

let command = { folder: '', script: '' };
beforeAll(async () => {
  command = await bundledCommand();
});
afterAll(() => rm(command.folder, { recursive: true, force: true }));

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-policy-accept-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(path: string, content: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), content);
}

const read = (path: string) => readFile(join(folder, path), 'utf8');

async function run(...args: readonly string[]) {
  const { exitCode, stdout, all } = await execa(process.execPath, [command.script, 'policy', ...args], {
    ...{ cwd: folder, env: {}, extendEnv: false, reject: false, all: true },
  });
  return { exitCode, stdout, lines: all.split('\n') };
}

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

const accept = (...more: readonly string[]) =>
  run('accept', 'report.json', '--until', inDays(30), ...WHO, ...more);

/** What `policy check` says that the report would be. */
async function verdictOf(of: Run): Promise<string> {
  await write('again.json', toJson(reportOf(of)));
  const { lines } = await run('check', '--report', 'again.json');
  return lines.find((line) => line.includes('would be'))?.replace(/^.*would be /, '') ?? lines.join('\n');
}

/** Secrets whose fingerprints YAML could take for numbers, and a package that stands there twice. */
const failed = createRun({
  verdict: 'failed',
  scan: {
    done: true,
    value: createScan([
      createVulnerability(),
      createVulnerability({ version: '3.1.0' }),
      createVulnerability({
        ...{ id: 'GHSA-aaaa-bbbb-cccc', package: '@scope/parser', version: '1.0.0', severity: 'high' },
        purl: 'pkg:npm/%40scope/parser@1.0.0?checksum=sha1:aa#sub',
      }),
      createVulnerability({ id: 'CVE-2026-7', severity: 'low' }),
    ]),
  },
  secrets: {
    done: true,
    value: createSecrets([
      createSecret({ fingerprint: '1234567890123456789012345678901e' }),
      createSecret({ fingerprint: '00112233445566778899001122334455', severity: 'high' }),
    ]),
  },
});
const withMore = (more: Parameters<typeof createVulnerability>[0], secret?: string): Run =>
  createRun({
    verdict: 'failed',
    scan: { done: true, value: createScan([createVulnerability(), createVulnerability(more)]) },
    secrets: {
      done: true,
      value: createSecrets(secret === undefined ? [] : [createSecret({ fingerprint: secret })]),
    },
  });

describe('accept', () => {
  beforeEach(() => write('report.json', toJson(reportOf(failed))));

  test('the same report passes by the file that it writes, and what is new still fails', async () => {
    expect(await verdictOf(failed)).toBe('failed');
    const { exitCode, lines } = await accept('--write');
    expect(lines).toEqual([
      `.github/assay.yml: 4 accepted until ${inDays(30)}, 0 renewed (secrets: 2, vulnerabilities: 2, gaps: 0)`,
      'the verdict of the same report would be passed',
    ]);
    expect(exitCode).toBe(0);
    expect(await verdictOf(failed)).toBe('passed');
    expect(await verdictOf(withMore({ id: 'CVE-2026-2' }))).toBe('failed');
    expect(await verdictOf(withMore({ package: 'zlib', purl: 'pkg:deb/debian/zlib@1' }))).toBe('failed');
    expect(await verdictOf(withMore({}, 'f'.repeat(32)))).toBe('failed');
    // Another version of the same package with the same fault is nothing new.
    expect(await verdictOf(withMore({ version: '9.9', purl: 'pkg:deb/debian/openssl@9.9' }))).toBe('passed');
  });

  test('without --write the file is printed and nothing is written; as printed it is sound', async () => {
    const { exitCode, stdout } = await accept();
    expect(exitCode).toBe(0);
    await expect(stat(join(folder, '.github'))).rejects.toThrow();
    await write('.github/assay.yml', stdout);
    expect(await verdictOf(failed)).toBe('passed');
  });

  test('comments, order and everything else of the file stay, and nothing is there twice', async () => {
    const entry = `{vulnerability: CVE-2026-1001, package: pkg:deb/debian/openssl, reason: old, owner: ada, expires: ${inDays(5)}}`;
    const text = `# ours, and only ours
gaps: []  # none yet
version: 1

# The rules.
exceptions:
  # Talked about in May.
  - ${entry}
secrets: {fail-on: [high]}  # for now
longest-term: 60d
`;
    await write('ci/policy.yml', text);
    const { lines } = await accept('--policy', 'ci/policy.yml', '--write');
    expect(lines[0]).toContain('2 accepted');
    const after = await read('ci/policy.yml');
    for (const kept of ['# ours, and only ours', '# none yet', '# Talked about in May.', '# for now', entry])
      expect(after).toContain(kept);
    expect(after.match(/CVE-2026-1001/g)).toHaveLength(1);
    const keys = [...after.matchAll(/^([a-z-]+):/gm)].map(([, key]) => key);
    expect(keys).toEqual(['gaps', 'version', 'exceptions', 'secrets', 'longest-term']);
    // A second time there is nothing left to accept.
    const again = await accept('--policy', 'ci/policy.yml', '--write');
    expect(again.lines[0]).toContain('0 accepted');
    expect(await read('ci/policy.yml')).toBe(after);
  });

  test('an entry that has expired is renewed in its place', async () => {
    const old = `exceptions:\r\n- vulnerability: CVE-2026-1001\r\n  package: pkg:deb/debian/openssl # TLS\r\n  reason: old\r\n  owner: ada\r\n  expires: ${inDays(-3)}\r\n`;
    await write('.github/assay.yml', `version: 1\r\n${old}`);
    const { lines } = await accept('--write');
    expect(lines[0]).toContain('3 accepted');
    expect(lines[0]).toContain('1 renewed');
    const after = await read('.github/assay.yml');
    expect(after).toContain(`- vulnerability: CVE-2026-1001\r\n  package: pkg:deb/debian/openssl # TLS\r\n`);
    expect(after).not.toMatch(/[^\r]\n/);
    expect(await verdictOf(failed)).toBe('passed');
  });

  test('what was not compared is accepted by its path', async () => {
    const open = {
      kind: 'unlisted',
      path: 'srv/[id]/*.jar',
      why: 'is not in the SBOM',
      decides: true,
    } as const;
    const coverage = createScan().coverage.map((one) => ({ ...one, gaps: [open] }));
    const withGap = createRun({ scan: { done: true, value: createScan([], { coverage }) } });
    await write('report.json', toJson(reportOf(withGap)));
    expect(await verdictOf(withGap)).toBe('error');
    expect((await accept('--write')).exitCode).toBe(0);
    expect(await read('.github/assay.yml')).toContain('path: srv/?id?/?.jar');
    expect(await verdictOf(withGap)).toBe('passed');
  });

  test('what VEX, the baseline or the base image lets through needs no exception', async () => {
    const report = reportOf(failed);
    if (report.scan.state !== 'done') throw new Error('no scan');
    const findings = report.scan.findings.map((one) => ({
      ...one,
      ...(one.id === 'CVE-2026-1001' ? { counts: false, ignoreReason: { kind: 'baseline' } } : {}),
    }));
    await write('report.json', JSON.stringify({ ...report, scan: { ...report.scan, findings } }));
    const { exitCode, stdout } = await accept();
    expect(exitCode).toBe(0);
    expect(stdout).toContain('GHSA-aaaa-bbbb-cccc');
    expect(stdout).not.toContain('CVE-2026-1001');
  });

  test('what cannot be accepted is told, and fails', async () => {
    const coverage = createScan().coverage.map((one) =>
      one.os === undefined ? one : { ...one, os: { ...one.os, endOfLife: true } },
    );
    const old = createFailedRun({ scan: { done: true, value: createScan([], { coverage }) } });
    await write('report.json', toJson(reportOf(old)));
    const { exitCode, lines } = await accept('--write');
    expect(exitCode).toBe(1);
    expect(lines.at(-1)).toMatch(/^still blocks, and `accept` cannot accept it: os-end-of-life, /);
  });
});

describe('accept refuses', () => {
  beforeEach(() => write('report.json', toJson(reportOf(failed))));

  test.each([
    ['no report', [], /missing required argument 'REPORT'/],
    ['no date', ['report.json', ...WHO], /lacks --until$/],
    ['nobody who answers for it', ['report.json', '--until', inDays(3)], /lacks --owner, --reason$/],
    ['a word as date', ['report.json', '--until', 'soon', ...WHO], /--until "soon", which is not a day/],
    ['no day of the calendar', ['report.json', '--until', '2027-02-30', ...WHO], /which is not a day/],
    ['a day that is past', ['report.json', '--until', inDays(-1), ...WHO], /which is in the past/],
    [
      'a day beyond the longest term',
      ['report.json', '--until', inDays(91), ...WHO],
      new RegExp(`more than 90 days away .*: ${inDays(90)} is the latest day`),
    ],
    [
      'an empty reason',
      ['report.json', '--until', inDays(3), '--owner', 'ada', '--reason', ' '],
      /--reason "", which must not be empty/,
    ],
    ['another option', ['report.json', '--force'], /no flag --force/],
    ['two reports', ['report.json', 'b.json', '--until', inDays(3), ...WHO], /too many arguments/],
    ['a report that is not there', ['b.json', '--until', inDays(3), ...WHO], /b\.json is not a file/],
    [
      'a policy that is not there',
      ['report.json', '--until', inDays(3), ...WHO, '--policy', 'p.yml'],
      /there is no file p\.yml/,
    ],
  ] as const)('%s', async (_name, args, message) => {
    const { exitCode, lines } = await run('accept', ...args);
    expect(exitCode).toBe(2);
    expect(lines).toEqual([expect.stringMatching(message)]);
  });

  test('a term that the policy does not allow', async () => {
    await write('.github/assay.yml', 'version: 1\nlongest-term: 10d\n');
    expect((await accept('--write')).lines).toEqual([expect.stringContaining('more than 10 days away')]);
    expect(await read('.github/assay.yml')).toBe('version: 1\nlongest-term: 10d\n');
  });

  test('a file that is not sound, with its places', async () => {
    await write('.github/assay.yml', 'version: 1\nenforce: of\n');
    expect((await accept('--write')).lines).toEqual([
      'error[policy-invalid]: .github/assay.yml:2:10: `enforce` is "of", which is not one of block, warn',
    ]);
  });

  test('a report of another version, and one that is none', async () => {
    await write('report.json', JSON.stringify({ ...reportOf(failed), schemaVersion: 2 }));
    expect((await accept()).lines).toEqual([
      expect.stringContaining('it has schema version 2, but this version reads 1'),
    ]);
    await write('report.json', '{"verdict"');
    expect((await accept()).lines).toEqual([expect.stringContaining('it is not JSON')]);
  });

  test('the report of a run that did not look at everything', async () => {
    const secrets = {
      done: false,
      reasons: [{ code: 'tool-failed', check: 'secrets', message: 'x' }],
    } as const;
    await write('report.json', toJson(reportOf(createRun({ ...failed, secrets }))));
    const { exitCode, lines } = await accept('--write');
    expect(exitCode).toBe(2);
    expect(lines).toEqual([expect.stringContaining('did not check everything')]);
    await expect(stat(join(folder, '.github'))).rejects.toThrow();
  });
});
