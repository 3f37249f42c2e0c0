import type { CompletenessResult, SecretsCoverage } from '../../domain/evidence/evidence.ts';
import { gapSentences } from '../../domain/evidence/gap.ts';
import type { Run } from '../../domain/run/run.ts';
import { scopeName } from '../../formats/location-names.ts';
import { text } from '../markdown.ts';
import { comparedInWords, leftOut, plural } from '../wording.ts';

/** What was examined and what was not. Without it, nobody can tell what a passed check means. */
export function coverageSection(run: Run, rows: number): string {
  const lines = coverageLines(run);
  if (lines.length === 0) return '';
  const shown = lines.slice(0, rows).map((line) => `- ${text(line, 600)}`);
  return `**What was examined**\n\n${shown.join('\n')}${leftOut(lines.length, rows)}`;
}

/** The same, a sentence each: text from outside, which is not escaped yet. */
export function coverageLines(run: Run): readonly string[] {
  const secrets = run.secrets?.done ? secretsCoverage(run.secrets.value.coverage) : [];
  return [...sbomNotes(run), ...scanCoverage(run), ...secrets, ...workflowCoverage(run)];
}

function sbomNotes(run: Run): readonly string[] {
  if (!run.sboms?.done) return [];
  return run.sboms.value.flatMap(({ scope, notes = [], completeness }) =>
    [...(completeness ? [completenessInWords(completeness)] : []), ...notes].map(
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

function completenessInWords({ files, added }: CompletenessResult): string {
  const more = added === 0 ? 'no package' : plural(added, 'package');
  return `compared with ${plural(files, 'package file')} in the layers, ${more} added`;
}

/** `commits 41/41, layers 12/12 (3 from the cache), files 10,412 scanned, 3,118 skipped (…), …` */
function secretsInWords(coverage: SecretsCoverage): string {
  const { commits, layers, files, configurations } = coverage;
  const fromCache = layers.cached === 0 ? '' : ` (${number(layers.cached)} from the cache)`;
  return [
    ...(commits === undefined ? [] : [`commits ${ratio(commits.scanned, commits.total)}`]),
    `layers ${ratio(layers.scanned + layers.cached, layers.total)}${fromCache}`,
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
  const source = coverage.source ? 'Source tree: examined' : 'Source tree: not examined';
  return [`Secrets: ${secretsInWords(coverage)}`, source, ...ignoredOf(coverage), ...coverage.notes];
}

/** `Looked like secrets but are provably not: 12 encrypted (as in deploy/a.yaml:3), 4 placeholder (…)`. */
function ignoredOf({ ignored = [] }: SecretsCoverage): readonly string[] {
  if (ignored.length === 0) return [];
  const parts = ignored.map(({ reason, count, examples: [first] }) =>
    first === undefined
      ? `${number(count)} ${reason}`
      : `${number(count)} ${reason} (${count > 1 ? 'as in ' : ''}${first})`,
  );
  return [`Looked like secrets but are provably not: ${parts.join(', ')}`];
}

function workflowCoverage({ advice }: Run): readonly string[] {
  if (advice === undefined) return [];
  const clean = advice.advice.length === 0 ? ', no advice' : '';
  return [`Workflows: ${plural(advice.files, 'file')}${clean}`, ...advice.notes];
}

function ratio(done: number, total: number): string {
  return `${number(done)}/${number(total)}`;
}

/** With commas between thousands, independent of the language of the machine. */
function number(count: number): string {
  return count.toLocaleString('en-US');
}
