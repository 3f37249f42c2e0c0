import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { orThrow } from '../../../domain/result.ts';
import { manifestFile } from '../../../formats/admission/kube-manifest.ts';
import { kyvernoPolicies } from '../../../formats/admission/kyverno-policy.ts';
import { type PolicyResult, readPolicyReport } from '../../../formats/admission/policy-report.ts';
import type { EngineTester, TesterAnswer } from './engine-tester.ts';
import { runTester, silent, type TesterProgram, versionOf } from './tester-program.ts';

/** Each Pod is looked up in its registry, and each statement verified. */
const APPLY_MS = 600_000;

/** Its name in messages. */
const TOOL = 'kyverno';

/** `kyverno apply`, which evaluates policies as the admission controller does. */
export function kyvernoTester(program: TesterProgram): EngineTester {
  return {
    ...{ engine: 'kyverno', holdsReferences: true },
    version: () => versionOf(TOOL, program, ['version'], /^Version: (\S+)$/m),
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
      // It ends with 1 also if a policy denies.
      const { stdout, stderr } = await runTester(TOOL, program, {
        ...{ cwd: folder, timeoutMs: APPLY_MS },
        args: [
          ...['apply', 'policies.yaml', '--resource', 'pods.yaml', '--registry', '--continue-on-fail'],
          ...['--policy-report', '--output-format', 'json', '--remove-color'],
        ],
      });
      const results = orThrow(readPolicyReport(stdout), (why) =>
        silent(TOOL, `prints what ${why}`, stderr || stdout),
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
  if (missing !== undefined) throw silent(TOOL, `says nothing about ${object} by ${missing}`, '');
  const denied = about.find(({ result }) => result === 'fail');
  if (denied !== undefined) return { answered: 'denied', message: denied.message };
  const other = about.find(({ result }) => result !== 'pass');
  if (other !== undefined) return { answered: 'other', message: `${other.result}: ${other.message}` };
  return { answered: 'admitted', message: '' };
}
