import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { fault } from '../../../domain/reason.ts';
import { orThrow } from '../../../domain/result.ts';
import { plain } from '../../../domain/text.ts';
import { manifestFile } from '../../../formats/admission/kube-manifest.ts';
import { kyvernoPolicies } from '../../../formats/admission/kyverno-policy.ts';
import { type PolicyResult, readPolicyReport } from '../../../formats/admission/policy-report.ts';
import { parseJsonAs } from '../../../formats/json.ts';
import type { Exit, Processes } from '../../../ports.ts';
import type { EngineTester, TesterAnswer } from './engine-tester.ts';

const VERSION_MS = 30_000;
/** Each Pod is looked up in its registry, and each statement verified. */
const APPLY_MS = 600_000;

/** How Kyverno's own command line is called. */
export interface KyvernoProgram {
  readonly processes: Processes;
  readonly path: string;
  /** A new private folder. */
  readonly folder: () => Promise<string>;
  readonly environment: Readonly<Record<string, string>>;
  /** A `config.json` of Docker with the credentials of each image's registry. */
  readonly logins: readonly string[];
}

const LOGIN = z.object({ auths: z.record(z.string(), z.unknown()) });

/** `kyverno apply`, which evaluates policies as the admission controller does. */
export function kyvernoTester(program: KyvernoProgram): EngineTester {
  return {
    ...{ engine: 'kyverno', holdsReferences: true },
    async version() {
      const exit = await run(program, await program.folder(), ['version'], VERSION_MS);
      const version = /^Version: (\S+)$/m.exec(exit.stdout)?.[1];
      if (exit.code !== 0 || version === undefined) throw silent('does not say its version', exit.stderr);
      return version;
    },
    async decide(plan, pods) {
      const folder = await program.folder();
      const policies = kyvernoPolicies(plan);
      const names = policies.flatMap(({ metadata }) => metadata?.name ?? []);
      const objects = pods.map((pod, at) => ({
        ...{ apiVersion: 'v1', kind: 'Pod', ...pod },
        metadata: { name: nameOf(at), namespace: 'default' },
      }));
      await writeFile(join(folder, 'policies.yaml'), manifestFile('', policies).content);
      // Not as a List, which it cannot read.
      await writeFile(join(folder, 'pods.yaml'), manifestFile('', objects).content);
      const { stdout, stderr } = await run(
        program,
        folder,
        [
          ...['apply', 'policies.yaml', '--resource', 'pods.yaml', '--registry', '--continue-on-fail'],
          ...['--policy-report', '--output-format', 'json', '--remove-color'],
        ],
        APPLY_MS,
      );
      const results = orThrow(readPolicyReport(stdout), (why) =>
        silent(`prints what ${why}`, stderr || stdout),
      );
      return pods.map((_, at) => answerOf(results, names, nameOf(at)));
    },
  };
}

const nameOf = (at: number) => `assay-proof-${at}`;

/** Every policy must have said something: one that does not match admits what it does not look at. */
function answerOf(
  results: readonly PolicyResult[],
  policies: readonly string[],
  object: string,
): TesterAnswer {
  const about = results.filter((one) => one.object === object);
  const missing = policies.find((name) => !about.some(({ policy }) => policy === name));
  if (missing !== undefined) throw silent(`says nothing about ${object} by ${missing}`, '');
  const denied = about.find(({ result }) => result === 'fail');
  if (denied !== undefined) return { answered: 'denied', message: denied.message };
  const other = about.find(({ result }) => result !== 'pass');
  if (other !== undefined) return { answered: 'other', message: `${other.result}: ${other.message}` };
  return { answered: 'admitted', message: '' };
}

/** It ends with 1 also if a policy denies. */
async function run(
  { processes, path, environment, logins }: KyvernoProgram,
  cwd: string,
  args: readonly string[],
  timeoutMs: number,
): Promise<Extract<Exit, { kind: 'exited' }>> {
  const exit = await processes.read({
    ...{ tool: 'kyverno', file: path, args, cwd, timeoutMs },
    env: { ...environment, HOME: cwd, TMPDIR: cwd, XDG_CACHE_HOME: cwd, DOCKER_CONFIG: cwd },
    secretFiles: { [join(cwd, 'config.json')]: mergedLogins(logins) },
  });
  if (exit.kind === 'exited') return exit;
  if (exit.kind === 'timed-out')
    throw fault('tool-timed-out', 'gate', `kyverno did not answer within ${timeoutMs / 1000} s`);
  throw silent(`did not run (${exit.kind === 'not-started' ? exit.message : exit.kind})`, '');
}

function mergedLogins(logins: readonly string[]): string {
  const all = logins.map((one) => orThrow(parseJsonAs(LOGIN, one)).auths);
  return JSON.stringify({ auths: Object.assign({}, ...all) });
}

function silent(why: string, said: string) {
  const words = plain(said.trim().split('\n').at(-1) ?? '', 300);
  return fault('tool-failed', 'gate', `kyverno ${why}${words === '' ? '' : `: ${words}`}`);
}
