import { dirname } from 'node:path/posix';
import type { Place, SecretFinding } from '../../domain/finding/finding.ts';
import { countdownInWords } from '../../domain/policy/countdown.ts';
import type { Run } from '../../domain/run/run.ts';
import { rotationOf } from '../../domain/verdict/rotation.ts';
import { suppressionText, whyInWords } from '../../domain/verdict/secret-advice.ts';
import { instructionsOf, placeInWords } from '../../formats/location-names.ts';
import { countedSecretsIn, secretsIn } from '../evaluated.ts';
import { code, codeBlock, details, table, text } from '../markdown.ts';
import { leftOut, plural } from '../wording.ts';

/** The greatest number of places to name for each secret. */
const PLACES = 5;
/** The greatest number of kinds whose rotation is explained without folding. */
const KINDS = 5;
/** The greatest number of secrets in the suggested policy file. */
const SUPPRESSED = 10;

/** The secrets that count: what to do now, where they are, and how to suppress them. No value is shown. */
export function secretSection(run: Run, open: number, rows: number): string {
  const findings = countedSecretsIn(run).map(({ finding }) => finding);
  if (findings.length === 0) return '';
  const countdown = run.assessment?.countdowns.find(({ rule }) => rule === 'secrets');
  const isGrouped = findings.length > open;
  return [
    `### ${plural(findings.length, 'secret')}`,
    ...(countdown === undefined ? [] : [`The policy ${countdownInWords(countdown)}.`]),
    `**Do this now, in this order:**\n\n${orders(run, findings).join('\n')}`,
    isGrouped ? groupTable(findings, open) : secretTable(findings, open),
    ...(isGrouped && rows > open
      ? [details(`${plural(findings.length, 'secret')}, one by one`, secretTable(findings, rows))]
      : []),
    details('Why each is reported, and how to suppress', explanation(run, findings, open)),
  ].join('\n\n');
}

/** The secrets that the policy ignores, folded. */
export function ignoredSecretSection(run: Run, rows: number): string {
  const ignored = secretsIn(run).flatMap(({ finding, effect }) => (effect === 'none' ? [finding] : []));
  if (ignored.length === 0) return '';
  return details(`${plural(ignored.length, 'secret')} ignored by the policy`, secretTable(ignored, rows));
}

function orders(run: Run, findings: readonly SecretFinding[]): readonly string[] {
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  const ways = [...Map.groupBy(rules, rotationOf)].map(
    ([how, of]) =>
      `${of
        .slice(0, 3)
        .map((rule) => code(rule, 100))
        .join(', ')}${of.length > 3 ? ' …' : ''}: ${text(how, 600)}`,
  );
  const more = ways.length > KINDS ? `<br>and ${plural(ways.length - KINDS, 'more kind')}, folded below` : '';
  return [
    `1. **Revoke it.** Whoever saw it can use it. ${ways.slice(0, KINDS).join('<br>')}${more}`,
    `2. **Keep it out.** ${keepOut(findings.flatMap(({ places }) => places))}`,
    '3. **Rebuild** the image from the corrected source.',
    `4. **Delete the digest.** ${deletion(run)}`,
  ];
}

/** How to keep the values out of the places where they are. */
function keepOut(places: readonly Place[]): string {
  const kinds = new Set(places.map(({ kind }) => kind));
  const lines = [...new Set(places.flatMap(instructionsOf).map(({ path, line }) => `${path}:${line}`))];
  const at =
    lines.length === 0
      ? ''
      : ` (${lines
          .slice(0, 3)
          .map((line) => code(line, 200))
          .join(', ')})`;
  return [
    ...(kinds.has('source') ? ['Remove it from the file, and read it from a secret store at run time.'] : []),
    ...(kinds.has('layer') || kinds.has('config')
      ? [
          `Give it to the build as a secret mount (${code('RUN --mount=type=secret')}), not with COPY, ARG or ENV${at}. Deleting it in a later layer is not enough: everybody who can pull the image still reads the earlier one.`,
        ]
      : []),
    ...(kinds.has('commit') ? ['It stays in the history of the repository; revoking it is what helps.'] : []),
  ].join(' ');
}

function deletion({ reference, image, pushTo }: Run): string {
  if (image?.requested.kind !== 'registry')
    return pushTo === undefined
      ? 'This run pushed nothing. Delete every image that an earlier build pushed with it.'
      : `This run pushed nothing to ${code(pushTo, 600)}. Delete every image that an earlier build pushed with it.`;
  const what = reference === undefined ? 'the image' : code(reference, 600);
  return `Remove ${what} from the registry, and every earlier image with the same layer.`;
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

/** Many secrets, grouped by rule and folder; the groups with most secrets first. */
function groupTable(findings: readonly SecretFinding[], rows: number): string {
  const groups = [
    ...Map.groupBy(findings, (finding) => JSON.stringify([finding.rule, folderOf(finding)])).values(),
  ]
    .toSorted((one, other) => other.length - one.length)
    .flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      return [[code(first.rule, 100), code(folderOf(first), 200), String(group.length), places(first, 1)]];
    });
  return (
    table(['Rule', 'Folder', 'Secrets', 'For example'], groups.slice(0, rows)) + leftOut(groups.length, rows)
  );
}

function folderOf({ places: [first] }: SecretFinding): string {
  if (first === undefined) return '';
  return first.kind === 'config' ? 'configuration of the image' : `${dirname(first.path)}/`;
}

/** The fingerprint is shown in full, because a suppression must name it. */
function secretTable(findings: readonly SecretFinding[], rows: number): string {
  const lines = findings
    .slice(0, rows)
    .map((finding) => [
      finding.severity,
      code(finding.rule, 100),
      text(finding.title, 160),
      places(finding, PLACES),
      code(finding.fingerprint, 64),
    ]);
  const header = ['Severity', 'Rule', 'What it is', 'Where', 'Fingerprint'];
  return table(header, lines) + leftOut(findings.length, rows);
}

function places(finding: SecretFinding, most: number): string {
  const named = finding.places.slice(0, most).map((place) => code(placeInWords(place), 300));
  const more = finding.places.length - named.length;
  return named.join('<br>') + (more > 0 ? `<br>and ${more} more` : '');
}
