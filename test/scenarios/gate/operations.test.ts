import { chmod, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decisionSchema } from '../../../src/report/gate/decision-schema.ts';
import { makeRepository } from '../../rig/github/repository.ts';
import type { ActionResult } from '../../rig/github/run-action.ts';
import type { Claims } from '../../rig/sigstore/issuer.ts';
import { attachBundle, bundleOf, replace } from '../stage/attachments.ts';
import { KINDS, RELEASE } from '../stage/cosign.ts';
import { expectEnd, expectPassed, reasonsOf, reportOf } from '../stage/outcome.ts';
import { openStage, type Published, type Stage } from '../stage/stage.ts';

const GUIDES = join(import.meta.dirname, '../../../docs/operations');
const TYPE = 'https://github.com/assay-sh/assay/revocation/v1';
const NEW = RELEASE.replace('release.yml', 'ship.yml');
const HOUR_MS = 3_600_000;
const day = (offset: number) => new Date(Date.now() + offset * 24 * HOUR_MS).toISOString().slice(0, 10);

let stage: Stage;
let shipped: Published;
beforeAll(async () => {
  stage = await openStage();
  shipped = await stage.publish('clean');
  expectPassed(await stage.ship({ image: shipped.tagged }));
});
afterAll(() => stage?.stop());

/** Asks the gate under a policy with this section `gate`. The policy alone names the signers, if it names any. */
async function decide(image: Published, gate: object, inputs: Record<string, string> = {}) {
  const workspace = await stage.subfolder();
  await mkdir(join(workspace, '.github'));
  await writeFile(join(workspace, '.github/assay.yml'), JSON.stringify({ version: 1, gate }));
  const named = 'identities' in gate ? { 'certificate-identity': '' } : {};
  return await stage.gate({ image: image.pinned, rescan: 'false', ...named, ...inputs }, { workspace });
}

function expectDecision(result: ActionResult, decision: string, codes: readonly string[] = []): void {
  const end = { decision: result.outputs.decision, codes: reasonsOf(result).map(({ code }) => code) };
  expect(end, `${result.outputs.reasons}\n${result.stdout}`).toEqual({ decision, codes });
}

const decisionOf = async (result: ActionResult) =>
  decisionSchema.parse(JSON.parse(await readFile(result.outputs.report ?? '', 'utf8')));
const auditOf = async (result: ActionResult) =>
  JSON.parse(await readFile(join(dirname(result.outputs.report ?? ''), 'audit.jsonl'), 'utf8'));
const identity = (name: string, until?: string) => ({
  ...{ identity: name, issuer: stage.sigstore.issuer.url },
  ...(until && { until }),
});

/** The commands of a guide. */
async function commandsOf(page: string): Promise<readonly string[]> {
  const text = await readFile(join(GUIDES, page), 'utf8');
  return [...text.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, commands = '']) => commands);
}

/** Runs commands of a guide as somebody, with the tools of the stage and cosign of the private Sigstore. */
async function runCommands(
  commands: string,
  env: Readonly<Record<string, string>>,
  { claims = {}, cwd }: { readonly claims?: Claims; readonly cwd?: string } = {},
): Promise<string> {
  const folder = await stage.subfolder();
  const { sigstore, tools } = stage;
  const services = `--signing-config ${sigstore.signingConfig} --trusted-root ${sigstore.trustedRoot}`;
  const token = sigstore.issuer.token(claims);
  const cosign = join(folder, 'cosign');
  await writeFile(cosign, `#!/bin/sh\nexec ${tools.cosign} "$@" ${services} --identity-token ${token}\n`);
  await chmod(cosign, 0o700);
  await symlink(tools.trivy, join(folder, 'trivy'));
  const { stdout } = await execa('bash', ['-eo', 'pipefail', '-c', commands], {
    cwd: cwd ?? folder,
    env: { PATH: `${folder}:/usr/bin:/bin`, HOME: folder, TUF_ROOT: join(folder, 'tuf'), ...env },
    extendEnv: false,
  });
  return stdout;
}

/** Runs the first command of the guide to revocation. */
async function revoke(image: string, claims: Claims = {}): Promise<void> {
  const [commands = ''] = await commandsOf('revocation.md');
  expect(commands).toContain(TYPE);
  await runCommands(commands, { IMAGE: image }, { claims });
}

/** An image of its own, shipped. */
async function ship(kind: 'clean' | 'index' = 'clean'): Promise<Published> {
  const image = await stage.publish(kind);
  expectPassed(await stage.ship({ image: image.tagged }));
  return image;
}

describe.concurrent('a renamed workflow', () => {
  test('does not deny what the old one signed before its end, and the gate says who admitted it', async () => {
    const result = await decide(shipped, { identities: [identity(NEW), identity(RELEASE, day(1))] });
    expectDecision(result, 'allow');
    const report = await decisionOf(result);
    expect(report).toMatchObject({ admittedBy: RELEASE, demands: { signer: { identity: RELEASE } } });
    expect(report.demands.signers).toMatchObject([{ name: NEW }, { name: RELEASE, until: day(1) }]);
    expect(result.summary).toContain(`**Signed by** \`${RELEASE}\``);
    expect((await auditOf(result)).unmapped.signed_by).toBe(RELEASE);
  });

  test('ends the old one: what it signs after its end is denied, with days', async () => {
    const result = await decide(shipped, { identities: [identity(NEW), identity(RELEASE, day(-3))] });
    expect(result.outputs.decision).toBe('deny');
    const [first] = reasonsOf(result);
    expect(first).toMatchObject({ code: 'identity-mismatch' });
    expect(first?.message).toMatch(/3 days after its end/);
    expect(result.summary).toMatch(/passed 3 days ago/);
  });

  test('can be named by inputs, one in each line, and a stranger is refused by all of them', async () => {
    const both = `${NEW}\n${RELEASE}`;
    expectDecision(await decide(shipped, {}, { 'certificate-identity': both }), 'allow');
    const others = `${NEW}\n${RELEASE.replace('main', 'other')}`;
    const refused = await decide(shipped, {}, { 'certificate-identity': others, require: 'signature' });
    expectDecision(refused, 'deny', ['identity-mismatch']);
    expect(reasonsOf(refused)[0]?.message).toContain(`not by ${NEW}`);
  });
});

describe.concurrent('a revocation, attached by the command of the guide', () => {
  test('denies the image even where the gate only warns, and it is not signed again', async () => {
    const image = await ship();
    await revoke(image.pinned);
    expectDecision(await decide(image, { enforce: 'warn' }), 'deny', ['image-revoked']);
    const listed = async () =>
      (await image.repository.referrers(image.digest)).map(({ digest }) => digest).sort();
    const before = await listed();
    const again = await stage.ship({ image: image.tagged });
    expectEnd(again, 1, 'error', ['image-revoked']);
    expect(reasonsOf(again)[0]?.message).toContain('It contains a backdoor (INC-42).');
    expect(await listed()).toEqual(before);
  });

  test('of a stranger does nothing, and is told; the policy can make a revoker of it', async () => {
    const image = await ship();
    const security = 'https://github.com/acme/security/.github/workflows/revoke.yml@refs/heads/main';
    const workflow = security.replace('https://github.com/', '');
    await revoke(image.pinned, {
      repository: 'acme/security',
      workflow_ref: workflow,
      job_workflow_ref: workflow,
    });
    const ignored = await decide(image, {});
    expectDecision(ignored, 'allow');
    expect(ignored.summary).toMatch(/A revocation of the image .*does not count: signed by .*security/);
    expectPassed(await stage.ship({ image: image.tagged }));
    expectDecision(await decide(image, { revokers: [identity(security)] }), 'deny', ['image-revoked']);
  });

  test('of another digest, replayed on this one, does nothing and is told', async () => {
    const [image, bad] = await Promise.all([ship(), stage.publish('vulnerable')]);
    await revoke(bad.pinned);
    const { bundle } = await bundleOf(bad.repository, bad.digest, TYPE);
    await attachBundle(image.repository, image.digest, bundle);
    const result = await decide(image, {});
    expectDecision(result, 'allow');
    expect(result.summary).toContain(`does not count: it is about ${bad.digest}`);
  });

  test('of a platform denies the index above it, and so does the list of the policy', async () => {
    const image = await ship('index');
    const { bytes } = (await image.repository.manifest(image.digest)) ?? { bytes: new Uint8Array() };
    const [platform] = (JSON.parse(Buffer.from(bytes).toString()) as { manifests: { digest: string }[] })
      .manifests;
    const digest = platform?.digest ?? '';
    const listed = [{ digest, reason: 'INC-42', owner: '@acme/security' }];
    const denied = await decide(image, { 'denied-digests': listed });
    expectDecision(denied, 'deny', ['image-revoked']);
    expect(reasonsOf(denied)[0]?.message).toContain(digest);
    await revoke(image.pinned.replace(image.digest, digest));
    expectDecision(await decide(image, {}), 'deny', ['image-revoked']);
  });
});

test('a package that the policy denies denies the image, and is found in the check', async () => {
  const gate = {
    'denied-packages': [{ package: 'pkg:npm/cookie', versions: ['0.7.*'], reason: 'r', owner: 'o' }],
  };
  expectDecision(await decide(shipped, gate, { rescan: 'true' }), 'deny', ['image-revoked']);
  const blind = await decide(shipped, gate);
  expectDecision(blind, 'error', ['input-invalid']);
  const repository = await makeRepository(join(await stage.subfolder(), 'work'));
  await repository.commit({ '.github/assay.yml': JSON.stringify({ version: 1, gate }) });
  const image = await ship();
  const failed = await stage.ship({ image: image.tagged }, { workspace: repository.folder });
  expectEnd(failed, 1, 'failed', ['image-revoked']);
  // What passed before has lost its summary.
  expectDecision(await decide(image, {}), 'deny', ['summary-missing']);
});

test('break glass: the database is late, and what its owner answers for goes on', async () => {
  const late = new Date(Date.now() - 72 * HOUR_MS);
  await stage.database.setUpdatedAt(late);
  const database = { 'db-repository': await stage.database.push(stage.registry.host, { name: 'late-db' }) };
  const image = await stage.publish('clean');
  expectEnd(await stage.ship({ image: image.tagged, ...database }), 1, 'error', ['database-stale']);

  const until = `${new Date(Date.now() + 12 * HOUR_MS).toISOString().slice(0, 19)}Z`;
  const glass = { rules: ['database-stale'], until, owner: '@ada', reason: 'The database is late.' };
  const gate = { 'break-glass': [{ repository: `${stage.registry.host}/team/*`, ...glass }] };
  const repository = await makeRepository(join(await stage.subfolder(), 'work'));
  await repository.commit({ '.github/assay.yml': JSON.stringify({ version: 1, gate }) });
  const passed = await stage.ship({ image: image.tagged, ...database }, { workspace: repository.folder });
  expectPassed(passed);
  expect(passed.summary).toContain(`**Break glass until ${until}**`);
  expect(await reportOf(passed)).toMatchObject({ brokenGlass: [{ owner: '@ada', until }] });
  const told = {
    compliance: { status: 'Warning', status_code: expect.any(String) },
    unmapped: { break_glass: [{ owner: '@ada', rules: ['database-stale'] }] },
  };
  expect(await auditOf(passed)).toMatchObject(told);

  // What was shipped before needs nothing new: its policy has the same digest.
  const scan = { rescan: 'true', ...database };
  const before = await decide(shipped, gate, scan);
  expectDecision(before, 'warn', ['database-stale']);
  expect(await auditOf(before)).toMatchObject(told);
  const now = await decide(image, gate, scan);
  expectDecision(now, 'warn', ['summary-mismatch', 'database-stale']);
  expect(now.summary).toContain(`until ${until}: The database is late.`);
  expectDecision(await decide(image, {}), 'deny', ['summary-mismatch']);
  expectDecision(await decide(shipped, {}, scan), 'error', ['database-stale']);
});

test('a rollback after more than a week: a scheduled run attests the image again, and builds nothing', async () => {
  const image = await ship();
  const [, PROVENANCE, , , SUMMARY] = KINDS;
  const old = new Date(Date.now() - 8 * 24 * HOUR_MS).toISOString();
  await replace(stage, image.repository, image.digest, SUMMARY, (predicate) => ({
    ...predicate,
    timeVerified: old,
  }));
  const stale = await decide(image, {});
  expect(reasonsOf(stale).map(({ code }) => code)).toContain('summary-stale');
  expect(stale.summary).toContain('docs/operations/rollback.md');

  const env = stage.sigstore.environment({ event_name: 'schedule', sha: 'b'.repeat(40) });
  const renewed = await stage.ship(
    { image: image.pinned },
    { env: { ...env, GITHUB_EVENT_NAME: 'schedule' } },
  );
  expectPassed(renewed);
  const { attestations } = await reportOf(renewed);
  const origins = new Map(attestations.map(({ predicateType, origin }) => [predicateType, origin]));
  expect([origins.get(PROVENANCE), origins.get(SUMMARY)]).toEqual(['kept', 'made']);
  expectDecision(await decide(image, {}), 'allow');
});

test('every command of the guides runs, and prints what it says', async () => {
  const image = await stage.publish('clean');
  const checked = await stage.ship({ image: image.tagged });
  expectPassed(checked);
  const decided = await decide(image, {}, { rescan: 'true' });
  const folder = await stage.subfolder();
  const [check, gate] = [checked, decided].map(({ outputs }) => dirname(outputs.report ?? ''));
  await symlink(check ?? '', join(folder, 'assay'));
  await symlink(gate ?? '', join(folder, 'assay-gate'));
  for (const name of ['report.json', 'audit.jsonl'])
    await symlink(join(gate ?? '', name), join(folder, name));
  const cache = join(folder, 'cache');
  const env = {
    ...{ IMAGE: image.pinned, RUNNER_TEMP: folder, CACHE: cache },
    ...{ TRIVY_DB_REPOSITORY: stage.inputs['db-repository'] ?? '', TRIVY_INSECURE: 'true' },
  };
  const printed: Record<string, readonly string[]> = {};
  for (const page of await readdir(GUIDES)) {
    const outputs: string[] = [];
    for (const commands of await commandsOf(page))
      outputs.push(await runCommands(commands, env, { cwd: folder }));
    printed[page] = outputs;
  }
  const trivy = /^trivy 0\.\d+\.\d+ sha256:[0-9a-f]{64}$/m;
  expect(printed).toMatchObject({
    'README.md': [],
    'air-gap.md': [expect.stringMatching(/^20\d\d-/), '', expect.stringMatching(trivy)],
    'break-glass.md': [''],
    'costs.md': [
      '{"made":5}',
      expect.stringMatching(/^\d+$/),
      expect.stringMatching(/^\d+$/),
      expect.stringMatching(/^\{.*"sbom":\d/),
    ],
    'revocation.md': [
      expect.any(String),
      expect.any(String),
      expect.stringMatching(/^0\.\d+\.\d+ [0-9a-f]{64}$/),
    ],
    'roll-out.md': [expect.stringMatching(/^sha256:[0-9a-f]{64}$/), expect.stringMatching(/^ +1 sha256:/)],
    'rollback.md': [expect.stringMatching(/^the image: 20\d\d-/)],
    'rotation.md': [expect.stringMatching(/^[0-9a-f]{64} /)],
  });
  // The figure of the page.
  const page = await readFile(join(GUIDES, 'costs.md'), 'utf8');
  const [, told = ''] = /\| (\d+) kB for each platform/.exec(page) ?? [];
  expect(Math.abs(Number(printed['costs.md']?.[1]) / 1000 - Number(told))).toBeLessThan(3);
  expectDecision(await decide(image, {}), 'deny', ['image-revoked', 'image-revoked']);
});
