import type { Run } from '../../domain/run/run.ts';
import { redactor } from '../../formats/redaction/redact.ts';
import { annotations } from '../annotations.ts';
import type { ReportOptions } from '../check/report.ts';
import { checkLines } from '../checks.ts';
import { toJson } from '../json-text.ts';
import { redactRun } from '../redact-run.ts';
import { reportOf } from '../report-json/report-json.ts';

/** Reports a search of sources for secrets. It leaves no evidence, since nothing is shipped. Answers the verdict. */
export function reportSecrets(run: Run, { publisher, secretValues }: ReportOptions): Run['verdict'] {
  const redact = redactor(secretValues ?? []);
  const whole = redactRun(run, redact);
  publisher.annotations(annotations(whole));
  const line = checkLines(whole).find(({ name }) => name === 'Secrets');
  const fingerprints = (whole.assessment?.secrets?.evaluated ?? []).filter(({ effect }) => effect !== 'none');
  publisher.lines([
    ...fingerprints.map(({ finding }) => `${finding.rule}: fingerprint ${finding.fingerprint}`),
    ...(line === undefined ? [] : [`${line.name}: ${line.state} (${line.detail})`]),
  ]);
  publisher.document(() => toJson(reportOf(whole, redact)));
  return whole.verdict;
}
