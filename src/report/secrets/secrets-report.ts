import type { Run } from '../../domain/run/run.ts';
import type { EvaluatedSecret } from '../../domain/verdict/evaluate-secrets.ts';
import { growingRedactor } from '../../formats/redaction/redact.ts';
import { annotations } from '../annotations.ts';
import { toJson } from '../json-text.ts';
import { renderJunit } from '../junit/check-junit.ts';
import { redactRun } from '../redact-run.ts';
import { reportOf } from '../report-json/report-json.ts';
import type { ReportOptions } from '../report-options.ts';
import { plural } from '../wording.ts';

/** Reports a search of sources for secrets. It leaves no evidence, since nothing is shipped. Answers the verdict. */
export function reportSecrets(run: Run, { publisher, secretValues }: ReportOptions): Run['verdict'] {
  const redact = growingRedactor(secretValues ?? new Set());
  const whole = redactRun(run, redact);
  publisher.annotations(annotations(whole));
  const found = whole.assessment?.secrets?.evaluated ?? [];
  const counted = found.filter(({ effect }) => effect !== 'none');
  publisher.lines([
    ...counted.map(({ finding }) => `${finding.rule}: fingerprint ${finding.fingerprint}`),
    `Secrets: ${whole.verdict} (${resultOf(whole, found, counted)})`,
  ]);
  publisher.junit(() => renderJunit(whole));
  publisher.document(() => toJson(reportOf(whole, redact)));
  return whole.verdict;
}

function resultOf(
  { secrets }: Run,
  found: readonly EvaluatedSecret[],
  counted: readonly EvaluatedSecret[],
): string {
  if (secrets?.done !== true) return 'not everything could be searched';
  const { commits, source, files } = secrets.value.coverage;
  const places = [
    ...(source ? [plural(files.scanned, 'file')] : []),
    ...(commits === undefined ? [] : [`${plural(commits.scanned, 'commit')} (${commits.range})`]),
  ];
  const where = places.length === 0 ? 'the index of git' : places.join(' and ');
  const ignored = found.length - counted.length;
  const rest = ignored === 0 ? '' : `; ${ignored} ignored by the policy`;
  return `${counted.length === 0 ? 'none' : counted.length} found in ${where}${rest}`;
}
