import { countBySeverity, SEVERITIES, type SecretFinding, type Vulnerability } from '../domain/finding.ts';
import type { Run } from '../domain/run.ts';
import { placeName, scopeName } from '../formats/names.ts';
import { code, link, table, text } from './markdown.ts';
import { countsInWords, leftOut, plural } from './wording.ts';

/** At most so many places of one secret are named. */
const PLACES = 5;

/** Findings that count in a table; the others folded in. */
export function findingSection(run: Run, rows: number): string {
  if (!run.scan?.done) return '';
  const findings = worstFirst(run.scan.value.findings);
  const counted = findings.filter((finding) => run.policy.vulnerabilities.failOn.includes(finding.severity));
  const others = findings.filter((finding) => !run.policy.vulnerabilities.failOn.includes(finding.severity));
  const parts: string[] = [];
  if (counted.length > 0) {
    parts.push(
      `### ${plural(counted.length, 'finding')} that ${counted.length === 1 ? 'counts' : 'count'}`,
      findingTable(counted, rows),
    );
  }
  if (others.length > 0) {
    const title = `${plural(others.length, 'finding')} below the gate (${countsInWords(countBySeverity(others))})`;
    parts.push(`<details><summary>${title}</summary>`, findingTable(others, rows), '</details>');
  }
  return parts.join('\n\n');
}

function findingTable(findings: readonly Vulnerability[], rows: number): string {
  const lines = findings
    .slice(0, rows)
    .map((finding) => [
      finding.severity,
      link(finding.id, finding.url),
      code(finding.package, 120),
      code(finding.version, 80),
      finding.fixedIn === undefined ? 'no fix yet' : code(finding.fixedIn, 80),
      text(finding.foundIn.join(', '), 120),
    ]);
  const header = ['Severity', 'Vulnerability', 'Package', 'Version', 'Fixed in', 'Found in'];
  return table(header, lines) + leftOut(findings.length, rows);
}

/** The secrets by rule with their places; the values are nowhere. */
export function secretSection(run: Run, rows: number): string {
  if (!run.secrets?.done || run.secrets.value.findings.length === 0) return '';
  const findings = run.secrets.value.findings;
  const lines = findings
    .slice(0, rows)
    .map((finding) => [
      code(finding.rule, 100),
      text(finding.title, 160),
      places(finding),
      code(finding.fingerprint.slice(0, 12)),
    ]);
  const header = ['Rule', 'What it is', 'Where', 'Fingerprint'];
  return `### ${plural(findings.length, 'secret')}\n\n${table(header, lines)}${leftOut(findings.length, rows)}`;
}

function places(finding: SecretFinding): string {
  const named = finding.places.slice(0, PLACES).map((place) => code(placeName(place), 200));
  const more = finding.places.length - named.length;
  return named.join('<br>') + (more > 0 ? `<br>and ${more} more` : '');
}

/** What was looked at, and what was not: a green line without it says nothing. */
export function coverageSection(run: Run, rows: number): string {
  const lines = [...sbomNotes(run), ...scanCoverage(run), ...secretsCoverage(run)];
  if (lines.length === 0) return '';
  const shown = lines.slice(0, rows).map((line) => `- ${text(line, 600)}`);
  return `### What was looked at\n\n${shown.join('\n')}${leftOut(lines.length, rows)}`;
}

function sbomNotes(run: Run): readonly string[] {
  if (!run.sboms?.done) return [];
  return run.sboms.value.flatMap(({ scope, notes = [] }) =>
    notes.map((note) => `SBOM of ${scopeName(scope)}: ${note}`),
  );
}

function scanCoverage(run: Run): readonly string[] {
  if (!run.scan?.done) return [];
  return run.scan.value.coverage.map(({ scope, os, listed, scanned, missed, gaps = [] }) => {
    const system = os === undefined ? 'no distribution' : `${os.family} ${os.name}`;
    const left = missed.length === 0 ? [] : [`not scanned: ${missed.slice(0, 5).join(', ')}`];
    const sum = `${scopeName(scope)}: ${scanned} of ${listed} packages scanned (${system})`;
    return [sum, ...left, ...gaps].join('; ');
  });
}

function secretsCoverage(run: Run): readonly string[] {
  if (!run.secrets?.done) return [];
  const { layers, files, configurations, source, notes } = run.secrets.value.coverage;
  const sum = `Secrets: ${layers.scanned + layers.cached} of ${layers.total} layers (${layers.cached} known from before), ${plural(files.scanned, 'file')}, ${plural(configurations, 'configuration')}`;
  const left = `Files left out: ${files.owned} that the distribution owns unchanged, ${files.skipped} others`;
  return [sum, left, source ? 'Source tree: looked at' : 'Source tree: not done', ...notes];
}

/** Worst severity first, then what has a fix, then by package and id: the same for the same findings. */
export function worstFirst(findings: readonly Vulnerability[]): readonly Vulnerability[] {
  const key = (finding: Vulnerability) => `${finding.package}\n${finding.id}\n${finding.version}`;
  const keyed = findings.map((finding) => ({ finding, key: key(finding) }));
  keyed.sort(
    (one, other) =>
      SEVERITIES.indexOf(one.finding.severity) - SEVERITIES.indexOf(other.finding.severity) ||
      Number(one.finding.fixedIn === undefined) - Number(other.finding.fixedIn === undefined) ||
      (one.key < other.key ? -1 : one.key > other.key ? 1 : 0),
  );
  return keyed.map(({ finding }) => finding);
}
