import type { Run } from '../domain/run/run.ts';
import { isSignature } from './wording.ts';

/**
 * A warning for a run that passes the job but did not publish the image although `push-to` requested it: what is missing,
 * why, and what to do. Undefined if nothing is missing, or if runs for the event only check; a note of the run says that.
 */
export function unpublishedWarning(run: Run): string | undefined {
  const { verdict, pushTo, event } = run;
  if (pushTo === undefined || event.advisory || run.attached.some(isSignature)) return undefined;
  const what = `${pushTo} was NOT published: nothing was pushed, tagged or signed`;
  if (verdict === 'warned')
    return `${what}. The findings only warn: the job passes, but the image does not. To publish it, fix the findings, accept them by exceptions in the policy file, or set "sign-on-warn: true" in that file.`;
  if (verdict === 'passed')
    return `${what}. push-to publishes only signed images. Set signer to "keyless" or "key", or sign in another job with its input "evidence".`;
  return undefined;
}
