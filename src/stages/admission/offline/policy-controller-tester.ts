import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { AdmissionPlan } from '../../../domain/admission/admission-plan.ts';
import { clusterImagePolicies } from '../../../formats/admission/cluster-image-policy.ts';
import { manifestFile } from '../../../formats/admission/kube-manifest.ts';
import { trustRootOfKeys } from '../../../formats/admission/trust-root.ts';
import { parseJsonAs } from '../../../formats/json.ts';
import type { EngineTester, TesterAnswer } from './engine-tester.ts';
import { runTester, silent, type TesterProgram, versionOf } from './tester-program.ts';

/** One image is looked up in its registry, and each statement verified. */
const VERIFY_MS = 120_000;

/** Its name in messages. */
const TOOL = "policy-controller's tester";

/** It is asked about one image, so the Pod may have no other. */
const POD = z.looseObject({
  spec: z.looseObject({
    containers: z.tuple([z.looseObject({ image: z.string() })]),
    ...{ initContainers: z.never().optional(), ephemeralContainers: z.never().optional() },
    volumes: z.never().optional(),
  }),
});
const ANSWER = z.looseObject({ errors: z.array(z.string()).min(1) });

/** What it logs only when the policy has held. */
const ADMITTED = /\tVerification was successful!$/m;
/**
 * What its decisions about an image say. Every other error, as that of a registry that does not answer, is none. It takes no
 * notice of a statement that it cannot fetch, so that one is missing like any other.
 */
const DENIED =
  /no matching attestations|no valid bundles exist in registry|policy is not compliant for query/;

/** The tester of policy-controller (`cmd/tester`), which verifies images as its webhook does. */
export function policyControllerTester(program: TesterProgram): EngineTester {
  return {
    ...{ engine: 'policy-controller', holdsReferences: false },
    version: () => versionOf(TOOL, program, ['--version'], /^GitVersion: +(\S+)$/m),
    async decide(plan, pods) {
      const cwd = await program.folder();
      const files = await writeFiles(cwd, plan);
      const answers: TesterAnswer[] = [];
      for (const pod of pods) {
        const [{ image }] = POD.parse(pod).spec.containers;
        const args = [...files, '--log-level', 'info', '--image', image];
        const exit = await runTester(TOOL, program, { cwd, args, timeoutMs: VERIFY_MS });
        answers.push(answerOf(exit));
      }
      return answers;
    },
  };
}

/** The policy, and the keys of a private Sigstore: of a TUF repository it does not read `trusted_root.json`. */
async function writeFiles(folder: string, plan: AdmissionPlan): Promise<readonly string[]> {
  const policies = clusterImagePolicies(plan).filter(({ kind }) => kind === 'ClusterImagePolicy');
  await writeFile(join(folder, 'policies.yaml'), manifestFile('', policies).content);
  const policy = ['--policy', 'policies.yaml'];
  if (plan.sigstore === undefined) return policy;
  const trust = manifestFile('', [trustRootOfKeys(plan.sigstore.trustedRoot)]);
  await writeFile(join(folder, 'trust-root.yaml'), trust.content);
  return [...policy, '--trustroot', 'trust-root.yaml'];
}

/** It ends with 1 also if it cannot read its files; then it prints no answer. */
function answerOf(exit: {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}): TesterAnswer {
  const { code, stdout, stderr } = exit;
  if (code === 0) {
    if (stdout.trim() !== '' || !ADMITTED.test(stderr))
      throw silent(TOOL, 'does not say that it admits the image', stderr || stdout);
    return { answered: 'admitted', message: '' };
  }
  const answer = parseJsonAs(ANSWER, stdout);
  if (code !== 1 || !answer.ok)
    throw silent(TOOL, `ended with ${code} and without an answer`, stderr || stdout);
  const message = answer.value.errors.join('; ');
  return { answered: DENIED.test(message) ? 'denied' : 'other', message };
}
