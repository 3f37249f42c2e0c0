import type { CompletenessResult, SecretsCoverage } from '../../domain/evidence/evidence.ts';
import { gapSentences } from '../../domain/evidence/gap.ts';
import type { Run } from '../../domain/run/run.ts';
import { scopeName } from '../../formats/location-names.ts';
import { text } from '../markdown.ts';
import { comparedInWords, leftOut, plural } from '../wording.ts';

/** What was looked at, and what was not: a green line without it says nothing. */
export function coverageSection(run: Run, rows: number): string {
  const secrets = run.secrets?.done ? secretsCoverage(run.secrets.value.coverage) : [];
  const lines = [...sbomNotes(run), ...scanCoverage(run), ...secrets, ...workflowCoverage(run)];
  if (lines.length === 0) return '';
  const shown = lines.slice(0, rows).map((line) => `- ${text(line, 600)}`);
  return `### What was looked at\n\n${shown.join('\n')}${leftOut(lines.length, rows)}`;
}

function sbomNotes(run: Run): readonly string[] {
  if (!run.sboms?.done) return [];
  return run.sboms.value.flatMap(({ scope, notes = [], completeness }) =>
    [...(completeness ? [seen(completeness)] : []), ...notes].map(
      (note) => `SBOM of ${scopeName(scope)}: ${note}`,
    ),
  );
}

function scanCoverage(run: Run): readonly string[] {
  if (!run.scan?.done) return [];
  return run.scan.value.coverage.flatMap(({ scope, os, gaps = [], ...counts }) => {
    const system = os === undefined ? 'no distribution' : `${os.family} ${os.name}`;
    const sum = comparedInWords(counts, `compared (${system})`);
    return [`${scopeName(scope)}: ${sum}`, ...gapSentences(gaps).map((gap) => `${scopeName(scope)}: ${gap}`)];
  });
}

function seen({ files, added }: CompletenessResult): string {
  const more = added === 0 ? 'none' : plural(added, 'package');
  return `held against ${plural(files, 'package file')} of the layers, ${more} added`;
}

/** `commits 41/41, layers 12/12 (3 known from before), files 10,412 scanned, 3,118 skipped (…), …` */
function inWords(coverage: SecretsCoverage): string {
  const { commits, layers, files, configurations } = coverage;
  const known = layers.cached === 0 ? '' : ` (${number(layers.cached)} known from before)`;
  return [
    ...(commits === undefined ? [] : [`commits ${ratio(commits.scanned, commits.total)}`]),
    `layers ${ratio(layers.scanned + layers.cached, layers.total)}${known}`,
    `files ${number(files.scanned)} scanned`,
    ...(files.owned === 0
      ? []
      : [`${number(files.owned)} skipped (owned by the distribution and unchanged)`]),
    ...(files.skipped === 0 ? [] : [`${number(files.skipped)} skipped for other reasons`]),
    ...(files.archives === 0 ? [] : [`${plural(files.archives, 'archive')} opened`]),
    plural(configurations, 'configuration'),
  ].join(', ');
}

function secretsCoverage(coverage: SecretsCoverage): readonly string[] {
  const source = coverage.source ? 'Source tree: looked at' : 'Source tree: not done';
  return [`Secrets: ${inWords(coverage)}`, source, ...ignoredOf(coverage), ...coverage.notes];
}

/** `Provably no secret: 12 encrypted (deploy/a.yaml:3, …), 4 placeholder (…)`: what was let go can be looked up. */
function ignoredOf({ ignored = [] }: SecretsCoverage): readonly string[] {
  if (ignored.length === 0) return [];
  const parts = ignored.map(({ reason, count, examples: [first] }) =>
    first === undefined
      ? `${number(count)} ${reason}`
      : `${number(count)} ${reason} (${count > 1 ? 'as in ' : ''}${first})`,
  );
  return [`Looked like secrets and are provably none: ${parts.join(', ')}`];
}

function workflowCoverage({ advice }: Run): readonly string[] {
  if (advice === undefined) return [];
  const found = advice.advice.length === 0 ? ', nothing to advise' : '';
  return [`Workflows: ${plural(advice.files, 'file')}${found}`, ...advice.notes];
}

function ratio(done: number, total: number): string {
  return `${number(done)}/${number(total)}`;
}

/** With commas between thousands, whatever the machine's language. */
function number(count: number): string {
  return count.toLocaleString('en-US');
}
