import type { Admission } from '../../domain/gate/admission.ts';
import { causesOf } from '../decision-line.ts';
import { bounded, isRed, type JunitCase, type JunitSuite, junitDocument } from '../junit/junit-document.ts';
import { shortName } from '../short-name.ts';
import { kindName, plural } from '../wording.ts';
import { evidenceLine } from './decision-lines.ts';

/**
 * A decision as JUnit XML: the evidence on which it is based, the new scan, and a case for each cause. The document has a
 * failure or an error exactly if the decision is `deny` or `error`. No name of a case contains a digest.
 */
export function renderDecisionJunit(admission: Admission): string {
  const found = [evidenceSuite(admission), rescanSuite(admission)];
  const isShown = found.some(({ cases }) => cases.some(isRed));
  const { imageInput, startedAt } = admission;
  const name = shortName(admission.reference ?? imageInput);
  return junitDocument(`Assay gate ${name}`, startedAt, [...found, decisionSuite(admission, isShown)]);
}

function evidenceSuite({ subjects, timings }: Admission): JunitSuite {
  const cases = subjects.flatMap(({ name, evidence }) =>
    evidence.map((one): JunitCase => ({ name: `${kindName(one)} of ${name}`, output: evidenceLine(one) })),
  );
  const nothing: JunitCase = { name: 'Evidence', skipped: 'there is no evidence that counts' };
  return {
    name: 'Evidence',
    cases: cases.length === 0 ? [nothing] : cases,
    ...(timings.evidence === undefined ? {} : { milliseconds: timings.evidence }),
  };
}

function rescanSuite({ rescan, decision, timings }: Admission): JunitSuite {
  const name = 'Rescan';
  if (rescan === undefined) return { name, cases: [{ name, skipped: 'the SBOM was not scanned again' }] };
  const found = bounded(
    rescan.newFindings.map(({ finding }) => {
      const fix = finding.fixedIn === undefined ? 'no fix yet' : `fixed in ${finding.fixedIn}`;
      const failure = `${finding.package} ${finding.version}: ${finding.severity}, ${fix}`;
      return { name: `${finding.id} in ${finding.package}`, failure };
    }),
  );
  const cases = decision === 'warn' ? found.map(onlyWarning) : found;
  const checked = `no finding blocks, of ${plural(rescan.scan.findings.length, 'finding')}`;
  return {
    name,
    cases: cases.length === 0 ? [{ name, output: checked }] : cases,
    ...(timings.rescan === undefined ? {} : { milliseconds: timings.rescan }),
  };
}

function onlyWarning({ name, failure = '' }: JunitCase): JunitCase {
  return { name, output: `Only warns: ${failure}` };
}

/** The causes, without the new findings, which are cases already. */
function decisionSuite(admission: Admission, isShown: boolean): JunitSuite {
  const { decision } = admission;
  const isStopped = decision === 'deny' || decision === 'error';
  const cases = causesOf(admission)
    .filter(({ first }) => !(isShown && first.code === 'new-findings'))
    .map(({ first, count }): JunitCase => {
      const name = `${first.check}: ${first.code}`;
      const message = count === 1 ? first.message : `${first.message} (and ${count - 1} more like it)`;
      if (!isStopped || first.effect === 'warn') return { name, output: `Only warns: ${message}` };
      return decision === 'error' ? { name, error: message } : { name, failure: message };
    });
  const isRedSomewhere = isShown || cases.some(isRed);
  const own: JunitCase =
    isStopped && !isRedSomewhere
      ? { name: 'Decision', error: `the decision is ${decision}` }
      : { name: 'Decision', output: decision };
  return { name: 'Decision', cases: [...cases, own] };
}
