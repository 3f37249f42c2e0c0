import type { Scan } from '../evidence/evidence.ts';
import { countBySeverity, isSeverity, SEVERITIES, type Vulnerability } from '../finding/finding.ts';
import { matchesGlob } from '../glob.ts';
import type { Policy } from '../policy/policy.ts';
import { isVouchedFor, type NamedBase } from '../verdict/base-image.ts';
import {
  countedFindings,
  type EvaluationContext,
  evaluateVulnerabilities,
} from '../verdict/evaluate-vulnerabilities.ts';
import { type CoverageResult, judgeScan } from '../verdict/judge-coverage.ts';
import { vexEvaluator } from '../vex/apply-vex.ts';
import { type DenialReason, denialReason, toDenialReasons } from './decision.ts';

/** A finding that counts now. */
export interface NewFinding {
  readonly finding: Vulnerability;
  readonly effect: 'block' | 'warn';
  /** Whether the attested vulnerability result lists it. Then it did not count when the image was signed. */
  readonly known: boolean;
  /** Whether an exception of the policy covered it until it ended. */
  readonly isExpired?: true;
}

/** What the signed result says about a vulnerability: its state when the image was signed. */
export interface KnownFinding {
  readonly severity: string;
  /** Whether a fixed version was known. */
  readonly isFixed: boolean;
  /** Highest CVSS base score. */
  readonly cvss?: number;
  /** Why it was ignored. Absent if it was not ignored, or for a reason that can be checked again. */
  readonly accepted?: Accepted;
}

/** Why the build ignored a finding, by facts that only the build could see. From the signed result. */
export type Accepted =
  /** The image that was shipped last has it too. */
  | { readonly by: 'baseline'; readonly image: string; readonly signer: string }
  | { readonly by: 'base-image'; readonly base: NamedBase }
  /** Paths in the repository. */
  | { readonly by: 'vex-files'; readonly files: readonly string[] };

/** The result of a second scan of the attested SBOMs. */
export interface Rescan {
  readonly scan: Scan;
  readonly newFindings: readonly NewFinding[];
  /** What the scan did not cover. */
  readonly coverage: CoverageResult;
}

/**
 * Evaluates the findings of a second scan by the current policy and the current evidence. An image gets a PASSED summary
 * only if no finding counts, so every finding that counts now is new: it was published or rated worse since then, or the
 * reason for ignoring it is gone. `knownAs` returns the state of a finding when the image was signed.
 */
export function evaluateRescan(
  scan: Scan,
  policy: Policy,
  context: EvaluationContext,
  knownAs: (finding: Vulnerability) => KnownFinding | undefined,
): Rescan {
  const evaluateVex = context.vex && vexEvaluator(context.vex);
  const newFindings = countedFindings(evaluateVulnerabilities(scan.findings, policy, context)).flatMap(
    ({ finding, effect, expired }) => {
      const known = knownAs(finding);
      const isStillIgnored =
        expired === undefined &&
        known?.accepted !== undefined &&
        isNoWorse(finding, known, policy.vulnerabilities) &&
        stillAccepts(policy, known.accepted) &&
        (known.accepted.by !== 'vex-files' || evaluateVex?.(finding).affecting === undefined);
      if (isStillIgnored) return [];
      return [{ finding, effect, known: known !== undefined, ...(expired && { isExpired: true as const }) }];
    },
  );
  return { scan, newFindings, coverage: judgeScan(scan, policy, context) };
}

/** Whether the severity and, for each threshold of the policy, the score are no worse than before, and no fix is new. */
function isNoWorse(
  { severity, fixedIn, cvss = 0 }: Vulnerability,
  known: KnownFinding,
  { cvss: general, packages }: Policy['vulnerabilities'],
): boolean {
  const before = isSeverity(known.severity) ? SEVERITIES.indexOf(known.severity) : -1;
  const scores = [general, ...packages.map((rule) => rule.cvss)].filter((score) => score !== undefined);
  return (
    before >= 0 &&
    before <= SEVERITIES.indexOf(severity) &&
    scores.every((score) => cvss < score || (known.cvss ?? 0) >= score) &&
    (known.isFixed || fixedIn === undefined)
  );
}

/** Whether the current policy still accepts the reason for which the build ignored a finding. */
function stillAccepts({ vulnerabilities, baseImages, vex }: Policy, accepted: Accepted): boolean {
  switch (accepted.by) {
    case 'baseline': {
      const { newOnly } = vulnerabilities;
      return newOnly?.image === accepted.image && newOnly.signer.identity === accepted.signer;
    }
    case 'base-image':
      return vulnerabilities.baseImageFindings === 'apart' && isVouchedFor(accepted.base, baseImages);
    case 'vex-files':
      return accepted.files.every((file) => vex.files.some((glob) => matchesGlob(glob, file)));
  }
}

/** The denial reasons after a second scan: new findings, and gaps because of which the scan proves nothing. */
export function rescanDenialReasons({ newFindings, coverage }: Rescan): readonly DenialReason[] {
  const aside = coverage.setAside.map((reason) => ({ ...reason, effect: 'warn' as const }));
  const gaps = toDenialReasons([...coverage.reasons, ...aside]);
  if (newFindings.length === 0) return gaps;
  const counts = countBySeverity(newFindings.map(({ finding }) => finding));
  const parts = SEVERITIES.filter((severity) => counts[severity] > 0).map(
    (severity) => `${counts[severity]} ${severity}`,
  );
  const names = newFindings
    .slice(0, 3)
    .map(({ finding }) => `${finding.id} in ${finding.package} ${finding.version}`);
  const more = newFindings.length > 3 ? ` and ${newFindings.length - 3} more` : '';
  const what = `${newFindings.length} ${newFindings.length === 1 ? 'finding counts' : 'findings count'} now`;
  const message = `${what} that did not when the image was signed (${parts.join(', ')}): ${names.join(', ')}${more}`;
  const effect = newFindings.every((one) => one.effect === 'warn') ? 'warn' : undefined;
  return [
    ...gaps,
    denialReason('new-findings', 'scan', message, { remediation: remediationOf(newFindings), effect }),
  ];
}

function remediationOf(found: readonly NewFinding[]): string {
  const fixes = found
    .flatMap(({ finding }) =>
      finding.fixedIn === undefined ? [] : `${finding.package} to ${finding.fixedIn}`,
    )
    .slice(0, 3);
  const updates =
    fixes.length === 0
      ? 'There is no fix yet'
      : `Update ${[...new Set(fixes)].join(', ')}, rebuild and ship the image`;
  return `${updates}; or add an exception to the policy.`;
}
