import type { AdmissionPlan } from '../../../domain/admission/admission-plan.ts';
import type { EngineProof } from '../../../domain/admission/admission-run.ts';
import { offlineCases } from '../../../domain/admission/offline-cases.ts';
import type { ProofResult } from '../../../domain/admission/proof-cases.ts';
import { plain } from '../../../domain/text.ts';
import type { EngineTester } from './engine-tester.ts';

/** Proves the manifests of an engine by a program that knows it, with rules that deny. */
export async function proveOffline(tester: EngineTester, plan: AdmissionPlan): Promise<EngineProof> {
  const version = plain(await tester.version(), 60);
  const deny = { action: 'deny' } as const;
  // The program knows no namespaces.
  const denying: AdmissionPlan = { ...plan, exempt: [], effects: { registries: deny, images: deny } };
  const cases = offlineCases(denying, tester);
  const results: ProofResult[] = [];
  for (const of of new Set(cases.map((one) => one.plan))) {
    const asked = cases.filter((one) => one.plan === of);
    const answers = await tester.decide(
      of,
      asked.map(({ pod }) => pod),
    );
    for (const [at, { name, expected }] of asked.entries()) {
      const answer = answers[at];
      if (answer === undefined) throw new Error('a tester gave too few answers');
      const { answered, message } = answer;
      results.push({
        ...{ engine: tester.engine, version, case: name, expected, answered },
        message: plain(message, 500),
      });
    }
  }
  return { engine: tester.engine, version, where: 'tester', results };
}
