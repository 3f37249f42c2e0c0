import type { SecretFinding } from '../../domain/finding/finding.ts';
import { countdownInWords } from '../../domain/policy/countdown.ts';
import type { Run } from '../../domain/run/run.ts';
import { rotationOf } from '../../domain/verdict/rotation.ts';
import { suppressionText, whyInWords } from '../../domain/verdict/secret-advice.ts';
import { placeInWords } from '../../formats/location-names.ts';
import { countedSecretsIn, secretsIn } from '../evaluated.ts';
import { code, codeBlock, details, table, text } from '../markdown.ts';
import { leftOut, plural } from '../wording.ts';

/** The greatest number of places to name for each secret. */
const PLACES = 5;
/** The greatest number of secrets in the suggested policy file. */
const SUPPRESSED = 10;

/** The secrets that count, with their places, then those that the policy ignores, folded. No value is shown. */
export function secretSection(run: Run, rows: number): string {
  const counted = countedSecretsIn(run);
  const ignored = secretsIn(run).filter(({ effect }) => effect === 'none');
  const parts: string[] = [];
  if (counted.length > 0) {
    parts.push(`### ${plural(counted.length, 'secret')}`);
    const countdown = run.assessment?.countdowns.find(({ rule }) => rule === 'secrets');
    if (countdown !== undefined) parts.push(`The policy ${countdownInWords(countdown)}.`);
    parts.push(secretTable(counted.map(findingOf), rows));
    parts.push(
      details('Why, how to rotate, how to suppress', explanation(run, counted.map(findingOf), rows)),
    );
  }
  if (ignored.length > 0) {
    const title = `${plural(ignored.length, 'secret')} ignored by the policy`;
    parts.push(details(title, secretTable(ignored.map(findingOf), rows)));
  }
  return parts.join('\n\n');
}

function findingOf({ finding }: { readonly finding: SecretFinding }): SecretFinding {
  return finding;
}

/** The severity and the rotation for each kind of secret, and a policy file that suppresses the first secrets. */
function explanation(run: Run, findings: readonly SecretFinding[], rows: number): string {
  const kinds = Map.groupBy(findings, (finding) => `${finding.rule} ${whyInWords(finding)}`);
  const lines = [...kinds.values()]
    .slice(0, rows)
    .flatMap(([finding]) =>
      finding === undefined
        ? []
        : [
            `- ${code(finding.rule, 100)}, ${text(whyInWords(finding), 300)}. ${text(rotationOf(finding.rule), 600)}`,
          ],
    );
  const shown = findings.slice(0, SUPPRESSED);
  const yaml = suppressionText(shown, run.policy, new Date(run.finishedAt)).trimEnd();
  const more =
    findings.length > shown.length
      ? `These are the first ${shown.length} of ${findings.length} secrets; ${code('policy accept', 40)} writes all of them.`
      : 'Suppress only a value that is not a secret, or that is already revoked:';
  return `${lines.join('\n')}\n\n${more}\n\n${codeBlock('yaml', yaml.split('\n'))}`;
}

/** The fingerprint is shown in full, because a suppression must name it. */
function secretTable(findings: readonly SecretFinding[], rows: number): string {
  const lines = findings
    .slice(0, rows)
    .map((finding) => [
      finding.severity,
      code(finding.rule, 100),
      text(finding.title, 160),
      places(finding),
      code(finding.fingerprint, 64),
    ]);
  const header = ['Severity', 'Rule', 'What it is', 'Where', 'Fingerprint'];
  return table(header, lines) + leftOut(findings.length, rows);
}

function places(finding: SecretFinding): string {
  const named = finding.places.slice(0, PLACES).map((place) => code(placeInWords(place), 300));
  const more = finding.places.length - named.length;
  return named.join('<br>') + (more > 0 ? `<br>and ${more} more` : '');
}
