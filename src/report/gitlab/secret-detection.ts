import type { Place, SecretSeverity } from '../../domain/finding/finding.ts';
import type { Run } from '../../domain/run/run.ts';
import { type SecretAlert, secretAlerts } from '../../domain/verdict/alerts.ts';
import { rotationOf } from '../../domain/verdict/rotation.ts';
import { placeInWords } from '../../formats/location-names.ts';
import { text } from '../markdown.ts';
import { type GitlabFinding, type GitlabReport, gitlabReport, line, uuidOf } from './gitlab-report.ts';

const SEVERITY: Readonly<Record<SecretSeverity, GitlabFinding['severity']>> = {
  high: 'Critical',
  medium: 'High',
  low: 'Low',
};

/**
 * The secrets of a run as `gl-secret-detection-report.json`, without their values. What a suppression accepts is left
 * out: GitLab's format has no field for it.
 */
export function secretDetectionReport(run: Run): GitlabReport {
  const alerts = secretAlerts(run.assessment?.secrets?.evaluated ?? []);
  const open = alerts.filter(({ evaluated }) => !isAccepted(evaluated));
  const accepted = alerts.length - open.length;
  const why = run.secrets?.done ? undefined : (run.reasons[0]?.message ?? 'the secrets check was not done');
  const notes = accepted === 0 ? [] : [`${accepted} accepted secrets are left out; report.json says why.`];
  const findings = open.map((alert) => findingOf(run, alert));
  return gitlabReport(run, 'secret_detection', findings, { notes, ...(why !== undefined && { why }) });
}

function isAccepted(evaluated: SecretAlert['evaluated']): boolean {
  return evaluated.effect === 'none' && evaluated.ignoreReason.kind === 'suppression';
}

function findingOf(run: Run, { identity, evaluated: { finding }, places }: SecretAlert): GitlabFinding {
  const where = places.slice(0, 10).map(placeInWords).join('; ');
  const rule = line(finding.rule, 250);
  return {
    id: uuidOf(identity),
    name: line(finding.title, 255),
    description: text(`${finding.title} in ${where}. Fingerprint: ${finding.fingerprint}`, 2000),
    severity: SEVERITY[finding.severity],
    solution: line(rotationOf(finding.rule), 2000),
    identifiers: [
      { type: 'assay_fingerprint', name: `Assay ${finding.fingerprint}`, value: finding.fingerprint },
      { type: 'assay_rule', name: rule, value: rule },
    ],
    location: locationOf(run, places[0]),
  };
}

/**
 * A file of the repository; of an image, the path in its layers, or the entry of its configuration. No line: GitLab
 * identifies a finding by it, and it changes with each build. The description has it.
 */
function locationOf(run: Run, place: Place | undefined): object {
  const sha = place?.kind === 'commit' ? place.commit : run.event.sha;
  const commit = { sha: line(sha === '' ? '0000000' : sha, 100) };
  switch (place?.kind) {
    case undefined:
      return { commit };
    case 'config':
      return { file: line(`image configuration: ${place.entry}`, 1000), commit };
    case 'layer':
      return { file: line(`image: ${place.path}`, 1000), commit };
    case 'source':
    case 'commit':
      return { file: line(place.path, 1000), commit };
  }
}
