import { type CoverageRuling, judgeScan } from './coverage.ts';
import { type Objection, objection, objectionsOf } from './decision.ts';
import type { Scan } from './evidence.ts';
import { countBySeverity, SEVERITIES, type Vulnerability } from './finding.ts';
import type { Policy } from './policy.ts';
import { counted, type WeighingContext, weigh } from './weigh.ts';

/** A finding that counts now. */
export interface NewFinding {
  readonly finding: Vulnerability;
  readonly effect: 'block' | 'warn';
  /** Whether the attested vulnerability result lists it: then it did not count when the image was signed. */
  readonly known: boolean;
}

/** How a vulnerability stood when the image was signed. */
export interface KnownFinding {
  readonly severity: string;
  /** Whether a version was known that mends it. */
  readonly isFixed: boolean;
}

/** What a second look at the attested SBOMs came to. */
export interface Rescan {
  readonly scan: Scan;
  readonly found: readonly NewFinding[];
  /** Why the scan proves nothing; empty where it does. */
  readonly coverage: CoverageRuling;
}

/**
 * Weighs what a scan of the attested SBOMs found by the present policy. An image gets a PASSED summary only when
 * nothing counts, so whatever counts now is new: published since, or let through by the policy of then. `knownAs` tells
 * how a finding stood when the image was signed.
 */
export function weighRescan(
  scan: Scan,
  policy: Policy,
  context: WeighingContext,
  knownAs: (finding: Vulnerability) => KnownFinding | undefined,
): Rescan {
  const found = counted(weigh(scan.findings, policy, context)).flatMap(({ finding, effect, lapsed }) => {
    const known = knownAs(finding);
    const isSettled =
      lapsed === undefined &&
      pardonsBySight(policy) &&
      known?.severity === finding.severity &&
      known.isFixed === (finding.fixedIn !== undefined);
    return isSettled ? [] : [{ finding, effect, known: known !== undefined }];
  });
  return { scan, found, coverage: judgeScan(scan, policy, context.now) };
}

/**
 * Whether the policy lets findings through by what only the build saw: the shipped image of the default branch, the
 * base image's layers, files of the checkout. What stands as it stood then, under the same policy, was let through.
 */
function pardonsBySight({ vulnerabilities: { newOnly, baseImageFindings }, vex }: Policy): boolean {
  return newOnly !== undefined || baseImageFindings === 'apart' || vex.files.length > 0;
}

/** What speaks against an image after a second look: new findings, and whatever makes the scan prove nothing. */
export function rescanObjections({ found, coverage }: Rescan): readonly Objection[] {
  const gaps = objectionsOf(coverage.reasons);
  if (found.length === 0) return gaps;
  const counts = countBySeverity(found.map(({ finding }) => finding));
  const parts = SEVERITIES.filter((severity) => counts[severity] > 0).map(
    (severity) => `${counts[severity]} ${severity}`,
  );
  const names = found
    .slice(0, 3)
    .map(({ finding }) => `${finding.id} in ${finding.package} ${finding.version}`);
  const more = found.length > 3 ? ` and ${found.length - 3} more` : '';
  const what = `${found.length} ${found.length === 1 ? 'finding counts' : 'findings count'} now`;
  const message = `${what} that did not when the image was signed (${parts.join(', ')}): ${names.join(', ')}${more}`;
  const effect = found.every((one) => one.effect === 'warn') ? 'warn' : undefined;
  return [...gaps, objection('new-findings', 'scan', message, { mend: mendOf(found), effect })];
}

function mendOf(found: readonly NewFinding[]): string {
  const fixes = found
    .flatMap(({ finding }) =>
      finding.fixedIn === undefined ? [] : `${finding.package} to ${finding.fixedIn}`,
    )
    .slice(0, 3);
  const updates =
    fixes.length === 0
      ? 'There is no fix yet'
      : `Update ${[...new Set(fixes)].join(', ')}, rebuild and ship the image`;
  return `${updates}; or make an exception in the policy.`;
}
