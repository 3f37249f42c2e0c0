import { countBySeverity, type Vulnerability } from '../../domain/finding/finding.ts';
import { countdownInWords } from '../../domain/policy/countdown.ts';
import type { Run } from '../../domain/run/run.ts';
import { countedIn, ignoredIn, worstFirst } from '../evaluated.ts';
import { code, details, link, table, text } from '../markdown.ts';
import { countsInWords, leftOut, plural } from '../wording.ts';

/** A table of the findings that count, then a folded table for each reason why others do not count. */
export function findingSection(run: Run, rows: number): string {
  const counted = worstFirst(countedIn(run));
  const ignoredParts = ignoredIn(run).map(([why, ignored]) => {
    const findings = worstFirst(ignored).map(({ finding }) => finding);
    const title = `${plural(findings.length, 'finding')} ${why} (${countsInWords(countBySeverity(findings))})`;
    return details(title, findingTable(findings, rows));
  });
  const [first] = counted;
  if (first === undefined) return ignoredParts.join('\n\n');
  const verb = counted.length === 1 ? 'counts' : 'count';
  const heading = `### ${plural(counted.length, 'finding')} that ${verb}`;
  const findings = findingTable(
    counted.map(({ finding }) => finding),
    rows,
  );
  const notice = first.effect === 'warn' ? [warningNotice(run)] : [];
  return [heading, ...notice, findings, ...ignoredParts].join('\n\n');
}

function warningNotice(run: Run): string {
  const countdown = run.assessment?.countdowns.find(({ rule }) => rule === 'vulnerabilities');
  const term = countdown === undefined ? 'warns and does not block' : countdownInWords(countdown);
  return `The policy ${term}.`;
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
