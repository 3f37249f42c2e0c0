import type { Secrets } from '../../../domain/evidence/evidence.ts';
import { repositoryName } from '../../../domain/image/image.ts';
import type { Reason } from '../../../domain/reason.ts';
import type { Request } from '../../../domain/run/request.ts';
import { evaluateSecrets } from '../../../domain/verdict/evaluate-secrets.ts';
import type { Outcome } from '../../../domain/verdict/verdict.ts';
import type { LooseValues } from '../../../formats/redaction/redact.ts';
import type { World } from '../../../ports/world.ts';
import { isMaskable, type SecretTexts } from './secret-texts.ts';

/** The texts of the secrets that the policy does not ignore. If the check failed, all masked texts. */
export function secretTextsToHide(
  world: Pick<World, 'runner' | 'now'>,
  { policy }: Pick<Request, 'policy'>,
  secrets: Outcome<Secrets>,
  found: SecretTexts,
): readonly string[] {
  if (!secrets.done) return [...world.runner.masked].filter(isMaskable);
  const evaluated = evaluateSecrets(secrets.value.findings, policy.secrets, world.now());
  const counting = evaluated.filter(({ effect }) => effect !== 'none');
  return found.of(counting.map(({ finding }) => finding.fingerprint));
}

/** The names that appear in everything that is written and signed, by their description. */
export function runNames(
  { runner: { context } }: Pick<World, 'runner'>,
  { imageInput, pushTo }: Pick<Request, 'imageInput' | 'pushTo'>,
): ReadonlyMap<string, string> {
  const target = pushTo && `${repositoryName(pushTo)}:${pushTo.tag ?? ''}`;
  return new Map([
    ['the name of the image (`image`)', imageInput],
    ['the target of the push (`push-to`)', target ?? ''],
    ['the name of the repository', context.repository],
    ['the name of the branch or tag', context.ref],
    ['the name of the workflow', context.workflowRef],
  ]);
}

/** The reason to fail if the name of a run contains a secret that counts; empty if none does. */
export function secretInNameReasons(
  names: ReadonlyMap<string, string>,
  values: LooseValues,
): readonly Reason[] {
  const fields = [...names].filter(([, name]) => values.isIn(name)).map(([field]) => field);
  if (fields.length === 0) return [];
  const message = `a secret that was found is part of ${fields.join(' and ')}, and every signed document would publish it: revoke the secret, and use another name`;
  return [{ code: 'secret-found', check: 'secrets', message }];
}
