import { countBySeverity, type Vulnerability } from '../../domain/finding/finding.ts';
import { countdownInWords } from '../../domain/policy/countdown.ts';
import type { Run } from '../../domain/run/run.ts';
import { countedIn, ignoredIn, worstFirst } from '../evaluated.ts';
import { code, details, link, table, text } from '../markdown.ts';
import { countsInWords, leftOut, plural } from '../wording.ts';

/** That the findings only warn, and until when. Empty if they block. */
export function warningNotice(run: Run): string {
  const [first] = countedIn(run);
  if (first === undefined || first.effect !== 'warn') return '';
  const countdown = run.assessment?.countdowns.find(({ rule }) => rule === 'vulnerabilities');
  const term = countdown === undefined ? 'warns and does not block' : countdownInWords(countdown);
  return `The policy ${term}.`;
}

/** Every vulnerability that counts, folded; or `open` of them, if nothing is known about their fixes. */
export function findingSection(run: Run, open: number, rows: number): string {
  const counted = worstFirst(countedIn(run)).map(({ finding }) => finding);
  const [first] = counted;
  if (first === undefined) return '';
  const verb =
    run.verdict === 'warned'
      ? counted.length === 1
        ? 'warns'
        : 'warn'
      : counted.length === 1
        ? 'blocks'
        : 'block';
  const title = `${plural(counted.length, 'vulnerability', 'vulnerabilities')} that ${verb}`;
  if (run.fixes === undefined) return `### ${title}\n\n${findingTable(counted, open)}`;
  return details(`${title}, one by one`, findingTable(counted, rows));
}

/** A folded table for each reason why vulnerabilities do not block. */
export function ignoredSection(run: Run, rows: number): string {
  const parts = ignoredIn(run).map(([why, ignored]) => {
    const findings = worstFirst(ignored).map(({ finding }) => finding);
    const title = `${plural(findings.length, 'finding')} ${why} (${countsInWords(countBySeverity(findings))})`;
    return details(title, findingTable(findings, rows));
  });
  return parts.join('\n\n');
}

function findingTable(findings: readonly Vulnerability[], rows: number): string {
  const lines = findings
    .slice(0, rows)
    .map((finding) => [
      finding.cvss === undefined ? finding.severity : `${finding.severity} (${finding.cvss.toFixed(1)})`,
      link(finding.id, finding.url),
      code(finding.package, 120),
      code(finding.version, 80),
      finding.fixedIn === undefined ? 'no fix yet' : code(finding.fixedIn, 80),
      text(finding.foundIn.join(', '), 120),
    ]);
  const header = ['Severity', 'Vulnerability', 'Package', 'Version', 'Fixed in', 'Found in'];
  return table(header, lines) + leftOut(findings.length, rows);
}
