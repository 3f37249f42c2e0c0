import { withRemediation } from '../../domain/fleet/image-result.ts';
import type { FleetReason } from '../../domain/fleet/shard-result.ts';
import type { Reason } from '../../domain/reason.ts';
import { asSentence, plain } from '../../domain/text.ts';
import type { Annotation } from '../../ports/publisher-port.ts';
import { bounded } from '../annotations.ts';

const LONGEST = 2000;

/** An annotation for each reason: what is wrong, and what to do. */
export function fleetAnnotations(reasons: readonly FleetReason[]): readonly Annotation[] {
  return bounded(
    reasons.map(({ code, effect, message, remediation }) => ({
      level: effect === 'warn' ? 'warning' : 'error',
      title: `Assay: ${code}`,
      message: plain(`${asSentence(message)} ${remediation}`, LONGEST).trim(),
    })),
  );
}

/** The same for the faults because of which there is no result at all. */
export function faultAnnotations(faults: readonly Pick<Reason, 'code' | 'check' | 'message'>[]) {
  return fleetAnnotations(faults.map(withRemediation));
}
