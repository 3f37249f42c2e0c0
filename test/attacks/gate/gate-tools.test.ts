import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reasonsOf } from '../../scenarios/stage/outcome.ts';
import { UNBOXED, wrap } from '../../scenarios/stage/tool-wrapper.ts';
import { expectCleanEnd } from '../bench.ts';
import {
  expectAllowed,
  expectRefused,
  type GateBench,
  SIGNATURE_ALONE,
  signAs,
  startGateBench,
} from './gate-bench.ts';

let bench: GateBench;
beforeAll(async () => {
  bench = await startGateBench();
});
afterAll(() => bench?.stop());

const ONCE_ASKED = 'if (/^verify(?:-blob-attestation)?$/.test(args[0]))';
const ONCE_SCANNING = "if (args[0] === 'sbom')";

/** A cosign or trivy that runs some JavaScript first; inputs that name it. */
async function lying(name: 'cosign' | 'trivy', script: string): Promise<Record<string, string>> {
  const { path } = await wrap(await bench.subfolder(), name, bench.tools[name], script);
  return { ...UNBOXED, [`${name}-path`]: path };
}

/** A trivy whose report is changed before anybody sees it. */
const rewritten = (expression: string) => `${ONCE_SCANNING} {
  const { stdout } = spawnSync(${JSON.stringify(bench.tools.trivy)}, args, { maxBuffer: 1 << 28 });
  const report = JSON.parse(stdout);
  ${expression};
  process.stdout.write(JSON.stringify(report));
  process.exit(0);
}`;

describe.concurrent('a cosign that lies', () => {
  test('says yes to everything, and what does not verify in process is denied all the same', async () => {
    const image = await bench.publish('clean');
    await signAs(bench, image, { claims: { repository: 'evil/shop' } });
    const inputs = { ...SIGNATURE_ALONE, ...(await lying('cosign', `${ONCE_ASKED} process.exit(0);`)) };
    await expectRefused(await bench.decide(image, { inputs }), { codes: ['identity-mismatch'] });
  });

  test('says no to everything: the two verifiers disagree about each statement', async () => {
    const script = `${ONCE_ASKED} { console.error('no matching signatures'); process.exit(1); }`;
    const refused = await bench.decide(bench.honest, { inputs: await lying('cosign', script) });
    const codes = Array(5).fill('verifiers-disagree');
    await expectRefused(refused, { decision: 'error', codes, says: [/no matching signatures/] });
  });

  test('says no to a single statement', async () => {
    // All statements together, and then one of them alone.
    const script = `${ONCE_ASKED} if (args[0] === 'verify' || args.includes('https://cyclonedx.org/bom')) process.exit(1);`;
    const refused = await bench.decide(bench.honest, { inputs: await lying('cosign', script) });
    await expectRefused(refused, {
      decision: 'error',
      codes: ['verifiers-disagree'],
      says: [/the sbom of the image/],
    });
  });

  test('is killed half-way', async () => {
    const script = `${ONCE_ASKED} process.kill(process.pid, 'SIGKILL');`;
    const refused = await bench.decide(bench.honest, { inputs: await lying('cosign', script) });
    const says = [/cosign/, /SIGKILL/];
    await expectRefused(refused, { decision: 'error', codes: ['tool-failed'], says });
  });

  test('does not warn its way through: what could not be verified is never let pass', async () => {
    const script = `${ONCE_ASKED} process.exit(1);`;
    const inputs = { enforce: 'warn', ...(await lying('cosign', script)) };
    const refused = await bench.decide(bench.honest, { inputs });
    await expectRefused(refused, { decision: 'error', codes: Array(5).fill('verifiers-disagree') });
  });

  test('is no program', async () => {
    const path = join(await bench.subfolder(), 'cosign');
    await writeFile(path, 'not a program\n');
    await chmod(path, 0o755);
    const refused = await bench.decide(bench.honest, { inputs: { 'cosign-path': path } });
    await expectRefused(refused, { decision: 'error', codes: ['tool-failed'], says: ['cosign-path'] });
  });

  test('writes commands for the runner', async () => {
    const script = `${ONCE_ASKED} { console.error('x\\n::set-output name=decision::allow\\r::stop-commands::x'); process.exit(1); }`;
    const refused = await bench.decide(bench.honest, { inputs: await lying('cosign', script) });
    await expectRefused(refused, { decision: 'error', codes: Array(5).fill('verifiers-disagree') });
  });
});

describe.concurrent('a trivy that sees nothing', () => {
  const scanned = async (script: string) =>
    bench.decide(bench.honest, { inputs: { rescan: 'true', ...(await lying('trivy', script)) } });

  test('but a report that is passed on is as good as any', async () => {
    await expectAllowed(await scanned(rewritten('')));
  });

  test.for<[string, string, readonly string[], RegExp?]>([
    [
      'reports no results',
      'report.Results = []',
      ['scan-incomplete', 'scan-incomplete'],
      /none of the \d+ packages/,
    ],
    ['reports no results at all', 'delete report.Results', ['scan-incomplete', 'scan-incomplete']],
    [
      'reports results without packages',
      'for (const one of report.Results) one.Packages = []',
      ['scan-incomplete', 'scan-incomplete'],
    ],
    [
      'leaves a package out',
      'report.Results[0].Packages.pop()',
      ['scan-incomplete'],
      /var\/lib\/dpkg\/status/,
    ],
    ['reports about something else', "report.ArtifactType = 'filesystem'", ['tool-failed']],
    ['reports in another version', 'report.SchemaVersion = 3', ['tool-failed']],
  ])('%s', async ([, expression, codes, says]) => {
    const refused = await scanned(rewritten(expression));
    await expectRefused(refused, { decision: 'error', codes, says: says === undefined ? [] : [says] });
  });

  test.for([
    ['prints nothing', 'process.exit(0);'],
    ['prints an empty object', "{ console.log('{}'); process.exit(0); }"],
    ['breaks off', `{ console.log('{"SchemaVersion":2,"Results":['); process.exit(0); }`],
    ['fails', 'process.exit(2);'],
    ['is killed', "process.kill(process.pid, 'SIGKILL');"],
  ] as const)('%s', async ([, script]) => {
    const refused = await scanned(`${ONCE_SCANNING} ${script}`);
    await expectRefused(refused, { decision: 'error', codes: ['tool-failed'], says: [/trivy/] });
    expect(refused.outputs['new-findings']).toBe('');
  });
});

describe.concurrent('two tools, each of which begins as soon as it is verified', () => {
  test('one that is no program is one reason, and the other one goes on', async () => {
    const path = join(await bench.subfolder(), 'trivy');
    await writeFile(path, 'not a program\n');
    await chmod(path, 0o755);
    const refused = await bench.decide(bench.honest, { inputs: { rescan: 'true', 'trivy-path': path } });
    await expectRefused(refused, { decision: 'error', codes: ['tool-failed'], says: ['trivy-path'] });
  });

  test('one that the policy does not allow to run without isolation sees nothing', async () => {
    const { path, calls } = await wrap(await bench.subfolder(), 'trivy', bench.tools.trivy);
    const workspace = await bench.subfolder();
    await mkdir(join(workspace, '.github'));
    const policy = { version: 1, isolate: 'required', gate: { 'promoted-from': ['127.0.0.1:*/**'] } };
    await writeFile(join(workspace, '.github/assay.yml'), JSON.stringify(policy));
    const inputs = { ...UNBOXED, rescan: 'true', 'trivy-path': path };
    const refused = await bench.decide(bench.honest, { inputs, step: { workspace } });
    expect(refused.outputs.decision).toBe('error');
    const codes = reasonsOf(refused).map(({ code }) => code);
    expect(codes.filter((code) => code === 'isolation-unavailable')).toHaveLength(1);
    expect((await calls()).map(({ args }) => args)).toEqual([['--version']]);
  });
});

describe.concurrent('a gate that is cut off', () => {
  test.for([
    ['killed', 'SIGKILL'],
    ['cancelled', 'SIGINT'],
    ['stopped', 'SIGTERM'],
  ] as const)('%s half-way reads as an error', async ([, signal]) => {
    // By the tool that it has just started, when everything but the second opinion is there.
    const script = `${ONCE_ASKED} process.kill(process.ppid, '${signal}');`;
    const inputs = await lying('cosign', script);
    const result = await bench.decide(bench.honest, { inputs });
    expect(result.exitCode).not.toBe(0);
    expect(result.outputs).toMatchObject({ decision: 'error', image: '', digest: '', report: '' });
    const message = 'the gate was cut off before it reached a decision';
    expect(reasonsOf(result)).toEqual([{ code: 'run-interrupted', check: 'inputs', message }]);
    expect(result.summary).toBe('');
    if (signal !== 'SIGKILL') await expectCleanEnd(result);
  });
});
