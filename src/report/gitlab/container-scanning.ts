import type { Severity } from '../../domain/finding/finding.ts';
import { imageNameOf } from '../../domain/run/alert-category.ts';
import type { Run } from '../../domain/run/run.ts';
import { type VulnerabilityAlert, vulnerabilityAlerts } from '../../domain/verdict/alerts.ts';
import type { EvaluatedFinding } from '../../domain/verdict/evaluate-vulnerabilities.ts';
import { httpsOnly } from '../../formats/https-only.ts';
import { text } from '../markdown.ts';
import {
  type GitlabFinding,
  type GitlabIdentifier,
  type GitlabReport,
  gitlabReport,
  line,
  uuidOf,
} from './gitlab-report.ts';

const SEVERITY: Readonly<Record<Severity, GitlabFinding['severity']>> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  unknown: 'Unknown',
};

/**
 * The vulnerabilities of a run as `gl-container-scanning-report.json`. What an exception or a VEX statement accepts is
 * left out: GitLab's format has no field for it, and would show it as open.
 */
export function containerScanningReport(run: Run): GitlabReport {
  const alerts = vulnerabilityAlerts(imageNameOf(run), run.assessment?.vulnerabilities?.evaluated ?? []);
  const open = alerts.filter(({ evaluated }) => !evaluated.every(isAccepted));
  const worstFirst = [
    ...open.filter(({ effect }) => effect !== 'none'),
    ...open.filter(({ effect }) => effect === 'none'),
  ];
  const accepted = alerts.length - open.length;
  const why = run.scan?.done ? undefined : (run.reasons[0]?.message ?? 'the image was not scanned');
  const notes = accepted === 0 ? [] : [`${accepted} accepted findings are left out; report.json says why.`];
  const findings = worstFirst.map((alert) => findingOf(run, alert));
  return gitlabReport(run, 'container_scanning', findings, { notes, ...(why !== undefined && { why }) });
}

function isAccepted(one: EvaluatedFinding): boolean {
  return one.effect === 'none' && (one.ignoreReason.kind === 'exception' || one.ignoreReason.kind === 'vex');
}

function findingOf(run: Run, { identity, severity, evaluated, paths }: VulnerabilityAlert): GitlabFinding {
  const [{ finding }] = evaluated;
  const versions = [...new Set(evaluated.map((one) => one.finding.version))].join(', ');
  const url = httpsOnly(finding.url);
  const at = paths.length === 0 ? '' : ` at ${paths.slice(0, 10).join(', ')}`;
  const fix =
    finding.fixedIn === undefined
      ? 'There is no fix yet.'
      : `Update ${finding.package} to ${finding.fixedIn} and rebuild the image.`;
  return {
    id: uuidOf(identity),
    name: line(finding.title ?? finding.id, 255),
    description: text(
      `${finding.package} ${versions} has ${finding.id}, found in ${finding.foundIn.join(', ')}${at}`,
      2000,
    ),
    severity: SEVERITY[severity],
    solution: text(fix, 1000),
    identifiers: identifiersOf(finding.id, finding.aliases ?? [], url),
    ...(url === undefined ? {} : { links: [{ url }] }),
    location: {
      dependency: { package: { name: line(finding.package, 500) }, version: line(versions, 500) },
      operating_system: systemOf(run, finding.foundIn),
      // GitLab cuts the image at its last colon, so a digest is not part of a finding's identity.
      image: line(run.reference ?? imageNameOf(run), 1000),
    },
  };
}

function identifiersOf(
  id: string,
  aliases: readonly string[],
  url: string | undefined,
): readonly [GitlabIdentifier, ...GitlabIdentifier[]] {
  const [first, ...others] = [id, ...aliases.slice(0, 19)].map((one) => {
    const name = line(one, 250);
    return { type: /^([a-z]{2,10})-/i.exec(name)?.[1]?.toLowerCase() ?? 'assay', name, value: name };
  });
  const primary = first ?? { type: 'assay', name: '(no text)', value: '(no text)' };
  return [{ ...primary, ...(url === undefined ? {} : { url }) }, ...others];
}

/** The distribution of the first platform that has the package: `debian 12.5`. */
function systemOf(run: Run, foundIn: readonly string[]): string {
  const coverage = run.scan?.done ? run.scan.value.coverage : [];
  const systems = coverage.flatMap(({ os }) => (os === undefined ? [] : [`${os.family} ${os.name}`]));
  return foundIn.every((scope) => scope === 'source') ? 'source tree' : line(systems[0] ?? 'unknown', 200);
}
