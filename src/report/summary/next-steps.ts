import type { Vulnerability } from '../../domain/finding/finding.ts';
import { PRODUCT } from '../../domain/product.ts';
import { REASONS, type ReasonCode } from '../../domain/reason.ts';
import type { Run } from '../../domain/run/run.ts';
import { whyUnsigned } from '../checks.ts';
import { countedIn } from '../evaluated.ts';
import { code, link, text } from '../markdown.ts';
import { unpublishedWarning } from '../unpublished.ts';
import { isSignature, plural, reasonAddress } from '../wording.ts';

/** The greatest number of packages to name as the first to update. */
const PACKAGES = 5;

/** Faults of the job, not of the image. A job with one of them often has others too. */
const JOB_FAULTS: ReadonlySet<ReasonCode> = new Set([
  'oidc-unavailable',
  'registry-denied',
  'registry-unavailable',
  'github-denied',
  'database-unavailable',
]);
const DOCTOR = `${PRODUCT.uri}/blob/main/docs/doctor.md`;

/** What a person should do next: one piece of Markdown for each step. Never empty. */
export function nextSteps(run: Run): readonly string[] {
  const warning = unpublishedWarning(run);
  const unpublished = warning === undefined ? [] : [text(warning, 900)];
  if (run.verdict === 'passed') return [...unpublished, afterPass(run)];
  const codes = [...new Set(run.reasons.map((reason) => reason.code))];
  const doctor = codes.some((reason) => JOB_FAULTS.has(reason))
    ? [
        `To see everything else that this job is missing, add a step with ${link('assay-sh/assay/doctor', DOCTOR)} before this one.`,
      ]
    : [];
  const steps = [
    ...unpublished,
    ...codes.map((reason) => step(reason, run)),
    ...doctor,
    ...afterWarning(run),
  ];
  return steps.length > 0 ? steps : ['See the log of the step to find what went wrong.'];
}

function afterPass(run: Run): string {
  const reference = run.reference === undefined ? 'the image' : code(run.reference, 600);
  if (run.attached.some(isSignature)) return `Nothing to fix. Deploy by digest: ${reference}.`;
  return `Nothing to fix. Not signed: ${text(whyUnsigned(run), 600)}.`;
}

function afterWarning(run: Run): readonly string[] {
  if (run.verdict !== 'warned' || run.reference === undefined || !run.attached.some(isSignature)) return [];
  const reference = code(run.reference, 600);
  return [
    `Deploy by digest: ${reference}. A gate that requires a verification summary denies this image, because it has none.`,
  ];
}

function step(reason: ReasonCode, run: Run): string {
  const remediation = `${REASONS[reason].remediation} (${link(reason, reasonAddress(reason))})`;
  const first = reason === 'vulnerability-blocked' ? updatesFirst(run) : undefined;
  return first === undefined ? remediation : `${remediation} Start with ${first}.`;
}

/** The package updates that fix the most findings that count. */
function updatesFirst(run: Run): string | undefined {
  const updates = new Map<string, Vulnerability[]>();
  for (const { finding } of countedIn(run)) {
    if (finding.fixedIn === undefined) continue;
    const key = JSON.stringify([finding.package, finding.version]);
    const same = updates.get(key);
    if (same === undefined) updates.set(key, [finding]);
    else same.push(finding);
  }
  const largestFirst = [...updates.values()]
    .sort((one, other) => other.length - one.length)
    .slice(0, PACKAGES);
  return largestFirst.length === 0 ? undefined : largestFirst.map(update).join(', ');
}

function update(findings: readonly Vulnerability[]): string {
  const [first] = findings;
  if (first === undefined) return '';
  const fixes = new Set(findings.map((finding) => finding.fixedIn));
  // If the findings name different versions, Assay cannot know which one has all the fixes.
  const to = fixes.size === 1 && first.fixedIn !== undefined ? ` to ${code(first.fixedIn, 60)}` : '';
  return `${code(first.package, 100)} ${code(first.version, 60)}${to} (${plural(findings.length, 'finding')})`;
}
