import type { Run } from '../domain/run/run.ts';
import { isSignature } from './wording.ts';

/**
 * What a run that ends green was asked to publish and did not, why, and what would do it; undefined where nothing is
 * missing. An event that only checks is no fault of the step: a note of the run says it.
 */
export function withheld(run: Run): string | undefined {
  const { verdict, pushTo, event } = run;
  if (pushTo === undefined || event.advisory || run.attached.some(isSignature)) return undefined;
  const what = `${pushTo} was NOT published: nothing was pushed, tagged or signed`;
  if (verdict === 'warned')
    return `${what}. What was found only warns: the job passes, and the image does not. It is published once nothing counts any more: mend what was found, or accept it by exceptions in the policy file; or let that file say "sign-on-warn: true".`;
  if (verdict === 'passed')
    return `${what}. push-to moves only what is signed: set signer to "keyless" or "key", or sign in another job by its input "evidence".`;
  return undefined;
}
