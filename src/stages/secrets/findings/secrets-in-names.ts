import type { Secrets } from '../../../domain/evidence/evidence.ts';
import { repositoryName } from '../../../domain/image/image.ts';
import type { Reason } from '../../../domain/reason.ts';
import type { Request } from '../../../domain/run/request.ts';
import { evaluateSecrets } from '../../../domain/verdict/evaluate-secrets.ts';
import type { Outcome } from '../../../domain/verdict/verdict.ts';
import type { LooseValues } from '../../../formats/redaction/redact.ts';
import type { World } from '../../../ports.ts';
import { isTelling, type SecretValues } from './found-values.ts';

/** The values of the findings that the policy does not let through; of a check that did not end every value it met. */
export function countingValues(
  world: Pick<World, 'runner' | 'now'>,
  { policy }: Pick<Request, 'policy'>,
  secrets: Outcome<Secrets>,
  found: SecretValues,
): readonly string[] {
  if (!secrets.done) return [...world.runner.masked].filter(isTelling);
  const evaluated = evaluateSecrets(secrets.value.findings, policy.secrets, world.now());
  const counting = evaluated.filter(({ effect }) => effect !== 'none');
  return found.of(counting.map(({ finding }) => finding.fingerprint));
}

/** By what a run is named in everything that is written and signed, each with what it is. */
export function namesOf(
  { runner: { context } }: Pick<World, 'runner'>,
  { imageInput, pushTo }: Pick<Request, 'imageInput' | 'pushTo'>,
): ReadonlyMap<string, string> {
  const target = pushTo && `${repositoryName(pushTo)}:${pushTo.tag ?? ''}`;
  return new Map([
    ['the name of the image (`image`)', imageInput],
    ['the place that it goes to (`push-to`)', target ?? ''],
    ['the name of the repository', context.repository],
    ['the name of the branch or tag', context.ref],
    ['the name of the workflow', context.workflowRef],
  ]);
}

/** Why a run cannot pass in whose names a value that counts stands; empty where none does. */
export function namedReasons(names: ReadonlyMap<string, string>, values: LooseValues): readonly Reason[] {
  const fields = [...names].filter(([, name]) => values.isIn(name)).map(([field]) => field);
  if (fields.length === 0) return [];
  const message = `a secret that was found stands in ${fields.join(' and ')}, which everything that is signed would tell: revoke the secret, and name it otherwise`;
  return [{ code: 'secret-found', check: 'secrets', message }];
}
