import { countdownInWords } from '../domain/countdown.ts';
import type { SecretFinding } from '../domain/finding.ts';
import type { Run } from '../domain/run.ts';
import { placeInWords } from '../formats/names.ts';
import { code, details, table, text } from './markdown.ts';
import { countedSecretsIn, secretsIn } from './weighed.ts';
import { leftOut, plural } from './wording.ts';

/** At most so many places of one secret are named. */
const PLACES = 5;

/** The secrets that count, by rule, with their places; those that do not are folded in. The values are nowhere. */
export function secretSection(run: Run, rows: number): string {
  const counted = countedSecretsIn(run);
  const others = secretsIn(run).filter(({ effect }) => effect === 'none');
  const parts: string[] = [];
  if (counted.length > 0) {
    parts.push(`### ${plural(counted.length, 'secret')}`);
    const countdown = run.assessment?.countdowns.find(({ rule }) => rule === 'secrets');
    if (countdown !== undefined) parts.push(`The policy ${countdownInWords(countdown)}.`);
    parts.push(secretTable(counted.map(findingOf), rows));
  }
  if (others.length > 0) {
    const title = `${plural(others.length, 'secret')} that the policy lets through`;
    parts.push(details(title, secretTable(others.map(findingOf), rows)));
  }
  return parts.join('\n\n');
}

function findingOf({ finding }: { readonly finding: SecretFinding }): SecretFinding {
  return finding;
}

/** The fingerprint stands there whole: it is what a suppression names. */
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
